package io.spikewatch.app.tracking;

import io.spikewatch.messages.NameBasedUuid;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One event as product analytics takes it. Properties that would say who somebody is are left out, whoever gives them.
 *
 * @param uuid by which analytics knows an event that is sent again
 * @param distinctId who did it: a user's id, or an organization in a person's place
 * @param timestamp when it happened, by the source's own clock
 */
public record TrackedEvent(
        UUID uuid, String event, String distinctId, Instant timestamp, Map<String, @Nullable Object> properties) {

    private static final String GROUP_TYPE = "organization";
    private static final String US = "spikewatch";

    /**
     * What happened in an organization.
     *
     * @param organizationId verified: of our own knowledge, or one that the caller has a right to
     * @param actorId whose doing it was, null for nobody's in particular
     */
    public static TrackedEvent inOrganization(
            String event,
            Instant timestamp,
            String organizationId,
            @Nullable UUID actorId,
            Map<String, ? extends @Nullable Object> properties) {
        var all = new LinkedHashMap<String, @Nullable Object>(
                SafeProperties.ofEvent(properties).kept());
        all.put("$groups", Map.of(GROUP_TYPE, organizationId));
        return of(event, actorId == null ? standIn(organizationId) : actorId.toString(), timestamp, all);
    }

    /** What somebody did, in no organization or in none that is known. */
    public static TrackedEvent ofPerson(
            String event, Instant timestamp, UUID userId, Map<String, ? extends @Nullable Object> properties) {
        return of(
                event,
                userId.toString(),
                timestamp,
                SafeProperties.ofEvent(properties).kept());
    }

    /** What happened in no organization that is known, and by nobody. */
    public static TrackedEvent ofNobody(
            String event, Instant timestamp, Map<String, ? extends @Nullable Object> properties) {
        return of(event, US, timestamp, SafeProperties.ofEvent(properties).kept());
    }

    /** What is known of an organization from now on; other properties of it stay. */
    public static TrackedEvent groupUpdate(
            String organizationId, Instant timestamp, Map<String, ? extends @Nullable Object> properties) {
        var all = new LinkedHashMap<String, @Nullable Object>();
        all.put("$group_type", GROUP_TYPE);
        all.put("$group_key", organizationId);
        all.put("$group_set", SafeProperties.ofGroup(properties).kept());
        return of("$groupidentify", standIn(organizationId), timestamp, all);
    }

    /** For a fact that may be told twice; the parts tell it from all others that have an event of this name. */
    public TrackedEvent onceFor(Object... parts) {
        var name =
                Stream.concat(Stream.of("tracking", event), Arrays.stream(parts).map(String::valueOf));
        return new TrackedEvent(
                NameBasedUuid.of(name.toArray(String[]::new)), event, distinctId, timestamp, properties);
    }

    private static TrackedEvent of(
            String event, String distinctId, Instant timestamp, Map<String, @Nullable Object> properties) {
        return new TrackedEvent(
                UUID.randomUUID(), event, distinctId, timestamp, Collections.unmodifiableMap(properties));
    }

    private static String standIn(String organizationId) {
        return "$" + GROUP_TYPE + "_" + organizationId;
    }
}
