package io.spikewatch.billing.spike;

import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a spike that people have heard of.
 *
 * @param untold they have not, as it waits or was suppressed
 */
record ToldEntry(
        UUID spikeId,
        LocalDate usageDate,
        UUID episodeId,
        @Nullable LocalDate escalatedOn,
        boolean withdrawn,
        boolean untold) {

    EpisodeKey key() {
        return new EpisodeKey(episodeId, escalatedOn);
    }

    /** What need not be told any more: a day that people heard of as a beginning may turn out to be an escalation. */
    Stream<EpisodeKey> heard() {
        return Stream.of(key(), new EpisodeKey(episodeId, usageDate));
    }
}
