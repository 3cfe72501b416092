package io.spikewatch.app.rehearsal;

import io.spikewatch.app.send.Candidates;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What came of trying a version, and the one in use, on an event that arrived lately.
 *
 * @param others who heard of its occurrence from another campaign of the family
 * @param would whom the version concerns
 * @param does whom the version in use does; null if there is none
 */
record PastEvent(
        String id,
        String occurrence,
        @Nullable String organizationId,
        Instant occurredAt,
        Set<UUID> others,
        Candidates would,
        @Nullable Candidates does) {

    int parts() {
        return would.all().size() + (does == null ? 0 : does.all().size());
    }
}
