package io.spikewatch.billing.spike;

import io.spikewatch.billing.history.TeamSeries;
import io.spikewatch.billing.sensitivity.Sensitivities;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An entry of a spike that people have heard of.
 *
 * @param untold they have not, as it waits or was suppressed
 * @param sensitivityHash of the numbers that it was judged by; null: told before they were stored
 */
record ToldEntry(
        UUID spikeId,
        String organizationId,
        @Nullable String teamId,
        String usageType,
        LocalDate usageDate,
        UUID episodeId,
        @Nullable LocalDate escalatedOn,
        boolean withdrawn,
        boolean untold,
        @Nullable String sensitivityHash) {

    /** What it told of, if that is a team. */
    TeamSeries series() {
        return new TeamSeries(Objects.requireNonNull(teamId), usageType);
    }

    /** Whether it was judged by the present numbers. */
    boolean isBy(Sensitivities sensitivities) {
        return sensitivities
                .hash(usageType)
                .filter(hash -> hash.equals(sensitivityHash))
                .isPresent();
    }

    EpisodeKey key() {
        return new EpisodeKey(episodeId, escalatedOn);
    }

    /** What need not be told any more: a beginning that people heard of may turn out to be an escalation. */
    Stream<EpisodeKey> heard() {
        return Stream.of(key(), new EpisodeKey(episodeId, usageDate));
    }
}
