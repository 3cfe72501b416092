package io.spikewatch.billing.spike;

import io.spikewatch.billing.history.TeamSeries;
import io.spikewatch.billing.sensitivity.Sensitivities;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is stored of an entry of a spike: which day it is about, and whether people heard of it.
 *
 * @param waits until it is known how many others dropped
 * @param suppressed nobody hears of it, as so many dropped
 * @param sensitivityHash of the numbers that it was judged by; null: told before they were stored
 */
record StoredEntry(
        UUID spikeId,
        String organizationId,
        @Nullable String teamId,
        String usageType,
        LocalDate usageDate,
        UUID episodeId,
        @Nullable LocalDate escalatedOn,
        boolean withdrawn,
        boolean waits,
        boolean suppressed,
        @Nullable String sensitivityHash) {

    boolean isHeard() {
        return !waits && !suppressed;
    }

    /** What it is about, if that is a team. */
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

    /** What is no news beside it: a beginning that people heard of may turn out to be an escalation. */
    Stream<EpisodeKey> known() {
        return Stream.of(key(), new EpisodeKey(episodeId, usageDate));
    }
}
