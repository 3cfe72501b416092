package io.spikewatch.billing.spike;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of a spike that people have heard of. */
record ToldEntry(
        UUID spikeId,
        LocalDate usageDate,
        UUID episodeId,
        @Nullable LocalDate escalatedOn,
        boolean withdrawn) {

    EpisodeKey key() {
        return new EpisodeKey(episodeId, escalatedOn);
    }
}
