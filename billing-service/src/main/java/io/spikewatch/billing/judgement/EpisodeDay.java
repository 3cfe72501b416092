package io.spikewatch.billing.judgement;

import io.spikewatch.detector.EpisodeState;
import io.spikewatch.detector.Judgement;
import io.spikewatch.messages.SpikeIds;
import java.time.LocalDate;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A day of one usage type of an organization, or of a team of it, that belongs to an episode.
 *
 * @param teamId null: the organization as a whole
 * @param isToTell people should hear of it, if they haven't
 */
public record EpisodeDay(
        String organizationId, @Nullable String teamId, String usageType, Judgement judgement, boolean isToTell) {

    public LocalDate date() {
        return LocalDate.ofEpochDay(judgement.epochDay());
    }

    public EpisodeState episode() {
        return Objects.requireNonNull(judgement.episode());
    }

    public UUID episodeId() {
        return episodeId(organizationId, teamId, usageType, episode());
    }

    public static UUID episodeId(
            String organizationId, @Nullable String teamId, String usageType, EpisodeState episode) {
        return SpikeIds.episodeId(
                organizationId, teamId, usageType, episode.direction(), LocalDate.ofEpochDay(episode.start()));
    }
}
