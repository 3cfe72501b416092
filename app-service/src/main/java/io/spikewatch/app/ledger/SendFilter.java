package io.spikewatch.app.ledger;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which sends are meant; what is null doesn't filter. {@code from} is inclusive, {@code to} exclusive, both of the due time. */
public record SendFilter(
        @Nullable String campaign,
        @Nullable String family,
        @Nullable Integer version,
        @Nullable String state,
        @Nullable String reason,
        @Nullable String origin,
        @Nullable String cohort,
        @Nullable String organizationId,
        @Nullable UUID userId,
        @Nullable String eventId,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable UUID holdId,
        @Nullable UUID recallId) {

    static final String CONDITION = """
            (:campaign::text is null or campaign = :campaign::text)
            and (:family::text is null or family = :family::text)
            and (:version::int is null or version = :version::int)
            and (:state::text is null or state = :state::text)
            and (:reason::text is null or reason = :reason::text)
            and (:origin::text is null or origin = :origin::text)
            and (:cohort::text is null or cohort = :cohort::text)
            and (:organization::text is null or organization_id = :organization::text)
            and (:user::uuid is null or user_id = :user::uuid)
            and (:event::text is null or event_id = :event::text)
            and (:from::timestamptz is null or due_at >= :from::timestamptz)
            and (:to::timestamptz is null or due_at < :to::timestamptz)
            and (:hold_id::uuid is null or hold_id = :hold_id::uuid)
            and (:recall_id::uuid is null or recall_id = :recall_id::uuid)
            """;

    /** What a campaign has delivered and not taken back. */
    public static SendFilter delivered(
            String campaign,
            @Nullable Integer version,
            @Nullable String origin,
            @Nullable Instant from,
            @Nullable Instant to) {
        return new SendFilter(
                campaign, null, version, "delivered", null, origin, null, null, null, null, from, to, null, null);
    }

    /** What a campaign has delivered of one event and not taken back. */
    public static SendFilter deliveredOf(String campaign, String eventId) {
        return new SendFilter(
                campaign, null, null, "delivered", null, null, null, null, null, eventId, null, null, null, null);
    }

    /** What a hold stopped, whatever became of it. */
    public static SendFilter ofHold(UUID id) {
        return new SendFilter(null, null, null, null, null, null, null, null, null, null, null, null, id, null);
    }

    public static SendFilter inState(String state) {
        return new SendFilter(null, null, null, state, null, null, null, null, null, null, null, null, null, null);
    }

    /** What was due since then, or will be. */
    public static SendFilter since(Instant from) {
        return new SendFilter(null, null, null, null, null, null, null, null, null, null, from, null, null, null);
    }

    Map<String, @Nullable Object> parameters() {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("campaign", campaign);
        parameters.put("family", family);
        parameters.put("version", version);
        parameters.put("state", state);
        parameters.put("reason", reason);
        parameters.put("origin", origin);
        parameters.put("cohort", cohort);
        parameters.put("organization", organizationId);
        parameters.put("user", userId);
        parameters.put("event", eventId);
        parameters.put("from", timestamp(from));
        parameters.put("to", timestamp(to));
        parameters.put("hold_id", holdId);
        parameters.put("recall_id", recallId);
        return parameters;
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
