package io.spikewatch.billing.spike;

import io.spikewatch.detector.EpisodeState;
import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Outcome;
import io.spikewatch.messages.SpikeIds;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;

/** A day of one of an organization's usage types that belongs to an episode. */
public record Finding(String organizationId, String usageType, Judgement judgement) {

    public LocalDate date() {
        return LocalDate.ofEpochDay(judgement.epochDay());
    }

    /** People should hear of it, if they haven't. */
    public boolean isToTell() {
        return judgement.outcome() == Outcome.SPIKE;
    }

    public EpisodeState episode() {
        return Objects.requireNonNull(judgement.episode());
    }

    public UUID episodeId() {
        return episodeId(organizationId, usageType, episode());
    }

    EpisodeKey key() {
        var finding = judgement.finding();
        var escalates = finding != null && finding.rule() == io.spikewatch.detector.Rule.ESCALATION;
        return new EpisodeKey(episodeId(), escalates ? date() : null);
    }

    static UUID episodeId(String organizationId, String usageType, EpisodeState episode) {
        return SpikeIds.episodeId(
                organizationId, null, usageType, episode.direction(), LocalDate.ofEpochDay(episode.start()));
    }
}
