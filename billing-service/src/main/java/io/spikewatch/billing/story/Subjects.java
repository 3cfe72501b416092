package io.spikewatch.billing.story;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.explanation.Explainer;
import io.spikewatch.billing.history.DailyUsages;
import io.spikewatch.billing.history.Organization;
import io.spikewatch.billing.history.Organizations;
import io.spikewatch.billing.history.Team;
import io.spikewatch.billing.history.TeamSeries;
import io.spikewatch.billing.history.TeamUsages;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.billing.judgement.EpisodeDay;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Organizations and their teams, with what they used. */
@Component
public class Subjects {

    private final Organizations organizations;
    private final UsageTypes usageTypes;
    private final UsageHistories histories;
    private final TeamUsages teamUsages;
    private final DailyUsages dailyUsages;

    Subjects(
            Organizations organizations,
            UsageTypes usageTypes,
            UsageHistories histories,
            TeamUsages teamUsages,
            DailyUsages dailyUsages) {
        this.organizations = organizations;
        this.usageTypes = usageTypes;
        this.histories = histories;
        this.teamUsages = teamUsages;
        this.dailyUsages = dailyUsages;
    }

    /** @param teamId null: the organization as a whole */
    public Subject of(String organizationId, UsageType type, @Nullable String teamId) {
        var organization = organizations.get(organizationId);
        return new Subject(organization, type, teamId == null ? null : dailyUsages.team(organizationId, teamId));
    }

    /** Whether reports ever named it. Reads raw reports of a team without a name. */
    public boolean isKnown(Subject subject) {
        var team = subject.team();
        return team == null
                || team.name() != null
                || dailyUsages.haveReported(subject.organizationId(), Set.of(team.id()));
    }

    /** What each of an organization's days is of, in their order. */
    Map<EpisodeDay, Subject> of(Organization organization, Collection<EpisodeDay> days) {
        var ofTeams = days.stream().anyMatch(each -> each.teamId() != null);
        var names = ofTeams ? dailyUsages.teamNames(organization.id()) : Map.<String, String>of();
        var subjects = new LinkedHashMap<EpisodeDay, Subject>();
        days.forEach(each -> subjects.put(each, subject(organization, each, names)));
        return subjects;
    }

    private Subject subject(Organization organization, EpisodeDay day, Map<String, String> names) {
        var id = day.teamId();
        var type = usageTypes.find(day.usageType()).orElseThrow();
        return new Subject(organization, type, id == null ? null : new Team(id, names.get(id)));
    }

    /** From the first report on, of all usage types of an organization, yet of a team only of the subject's own. */
    public List<UsageHistory> histories(Subject subject, LocalDate to) {
        return subject.team() == null
                ? histories.ofOrganization(subject.organizationId(), to)
                : ofTeams(subject.organizationId(), List.of(subject.series()), to);
    }

    /** Of an organization as far as it takes to explain a date, of its teams from their first use on. */
    List<UsageHistory> histories(Organization organization, Collection<Subject> subjects, LocalDate date) {
        var series = subjects.stream()
                .filter(each -> each.team() != null)
                .map(Subject::series)
                .toList();
        var whole = histories.ofOrganization(organization.id(), date.minusDays(Explainer.DAYS), date);
        return Stream.concat(whole.stream(), ofTeams(organization.id(), series, date).stream())
                .toList();
    }

    private List<UsageHistory> ofTeams(String organizationId, List<TeamSeries> series, LocalDate to) {
        return series.isEmpty() ? List.of() : teamUsages.of(organizationId, series, to);
    }
}
