package io.spikewatch.billing.report;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/**
 * A stored report that says something new.
 *
 * @param vanishedTeams teams that the report it replaces names and it doesn't
 */
record ChangedReport(String organizationId, LocalDate date, boolean replaced, List<String> vanishedTeams) {

    Stream<VanishedTeam> vanished() {
        return vanishedTeams.stream().map(team -> new VanishedTeam(organizationId, team, date));
    }

    record VanishedTeam(String organizationId, String teamId, LocalDate date) {}
}
