package io.spikewatch.billing.report;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stored report that says something new.
 *
 * @param replaced whether there was an earlier one
 * @param vanishedTeams teams that the earlier one names and it doesn't
 */
record ChangedReport(UsageReport report, boolean replaced, List<String> vanishedTeams) {

    String organizationId() {
        return report.organization().id();
    }

    LocalDate date() {
        return report.date();
    }

    Stream<VanishedTeam> vanished() {
        return vanishedTeams.stream().map(team -> new VanishedTeam(organizationId(), team, date()));
    }

    record VanishedTeam(String organizationId, String teamId, LocalDate date) {}
}
