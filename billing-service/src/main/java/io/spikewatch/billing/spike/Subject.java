package io.spikewatch.billing.spike;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.history.Team;
import io.spikewatch.detector.EpisodeState;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is judged: one usage type of an organization, or of a team of it.
 *
 * @param team null: the organization as a whole
 */
record Subject(
        String organizationId, UsageType type, @Nullable Team team) {

    /** {@code Events}, {@code Events of Web}. */
    String label() {
        return team == null ? type.label() : type.label() + " of " + team.label();
    }

    @Nullable
    String teamId() {
        return team == null ? null : team.id();
    }

    @Nullable
    String teamName() {
        return team == null ? null : team.name();
    }

    UUID episodeId(EpisodeState episode) {
        return Finding.episodeId(organizationId, teamId(), type.key(), episode);
    }
}
