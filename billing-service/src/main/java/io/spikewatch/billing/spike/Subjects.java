package io.spikewatch.billing.spike;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.history.DailyUsages;
import io.spikewatch.billing.history.TeamSeries;
import io.spikewatch.billing.history.TeamUsages;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.billing.history.UsageHistory;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Organizations and their teams, with what they used. */
@Component
class Subjects {

    private final UsageHistories histories;
    private final TeamUsages teamUsages;
    private final DailyUsages dailyUsages;

    Subjects(UsageHistories histories, TeamUsages teamUsages, DailyUsages dailyUsages) {
        this.histories = histories;
        this.teamUsages = teamUsages;
        this.dailyUsages = dailyUsages;
    }

    /** @param teamId null: the organization as a whole */
    Subject of(String organizationId, UsageType type, @Nullable String teamId) {
        return new Subject(organizationId, type, teamId == null ? null : dailyUsages.team(organizationId, teamId));
    }

    /** From its first report on, in company of all other types of an organization. */
    List<UsageHistory> histories(Subject subject, LocalDate to) {
        return subject.team() == null
                ? histories.ofOrganization(subject.organizationId(), to)
                : ofTeam(subject, subject.team().id(), to);
    }

    /** Of a team from its first report on. */
    UsageHistory history(Subject subject, LocalDate from, LocalDate to) {
        var all = subject.team() == null
                ? histories.ofOrganization(subject.organizationId(), from, to)
                : ofTeam(subject, subject.team().id(), to);
        return all.stream()
                .filter(each -> each.usageType().equals(subject.type().key()))
                .findFirst()
                .orElseThrow();
    }

    private List<UsageHistory> ofTeam(Subject subject, String teamId, LocalDate to) {
        return teamUsages.of(
                subject.organizationId(),
                List.of(new TeamSeries(teamId, subject.type().key())),
                to);
    }
}
