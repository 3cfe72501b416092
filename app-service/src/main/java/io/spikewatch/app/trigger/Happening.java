package io.spikewatch.app.trigger;

import io.spikewatch.app.tracking.TrackedEvent;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What happened, wherever that was.
 *
 * @param actorId whose doing it was, null for nobody's in particular
 */
record Happening(String event, Instant at, @Nullable UUID actorId, Map<String, ?> properties) {

    TrackedEvent in(Optional<String> organization) {
        return organization
                .map(id -> TrackedEvent.inOrganization(event, at, id, actorId, properties))
                .orElseGet(this::inNone);
    }

    private TrackedEvent inNone() {
        return actorId == null
                ? TrackedEvent.ofNobody(event, at, properties)
                : TrackedEvent.ofPerson(event, at, actorId, properties);
    }
}
