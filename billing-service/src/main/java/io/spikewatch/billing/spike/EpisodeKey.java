package io.spikewatch.billing.spike;

import io.spikewatch.billing.judgement.EpisodeDay;
import io.spikewatch.detector.Rule;
import java.time.LocalDate;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What people hear of once: that an episode began, or that it got out of proportion on a date.
 *
 * @param escalatedOn null: that it began
 */
record EpisodeKey(UUID episodeId, @Nullable LocalDate escalatedOn) {

    static EpisodeKey of(EpisodeDay day) {
        var finding = day.judgement().finding();
        var escalates = finding != null && finding.rule() == Rule.ESCALATION;
        return new EpisodeKey(day.episodeId(), escalates ? day.date() : null);
    }

    /** The day's own, and the one under which people have heard of it if it was an escalation then. */
    static Stream<EpisodeKey> anyOf(EpisodeDay day) {
        return Stream.of(of(day), new EpisodeKey(day.episodeId(), day.date()));
    }
}
