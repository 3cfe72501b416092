package io.spikewatch.billing.story;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.history.Organization;
import io.spikewatch.billing.history.Team;
import io.spikewatch.billing.history.TeamSeries;
import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.billing.judgement.EpisodeDay;
import io.spikewatch.detector.EpisodeState;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is judged: one usage type of an organization, or of a team of it.
 *
 * @param team null: the organization as a whole
 */
public record Subject(
        Organization organization, UsageType type, @Nullable Team team) {

    public String organizationId() {
        return organization.id();
    }

    /** {@code Events}, {@code Events of Web}. */
    public String label() {
        return team == null ? type.label() : type.label() + " of " + team.label();
    }

    public @Nullable String teamId() {
        return team == null ? null : team.id();
    }

    public @Nullable String teamName() {
        return team == null ? null : team.name();
    }

    /** Its own among others. */
    public Optional<UsageHistory> among(Collection<UsageHistory> histories) {
        return histories.stream()
                .filter(each -> each.usageType().equals(type.key()) && Objects.equals(each.teamId(), teamId()))
                .findFirst();
    }

    /** If it is a team's. */
    public TeamSeries series() {
        return new TeamSeries(Objects.requireNonNull(team).id(), type.key());
    }

    public UUID episodeId(EpisodeState episode) {
        return EpisodeDay.episodeId(organization.id(), teamId(), type.key(), episode);
    }
}
