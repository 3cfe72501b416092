package io.spikewatch.billing.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.IntegrationTest;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class TeamUsagesIntegrationTests {

    private static final LocalDate DATE = LocalDate.of(2026, 6, 30);

    @Autowired
    private TeamUsages usages;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void comparesADayWithTheMiddleOfTheSameWeekdaysBefore() {
        report("team-usages-1", DATE.minusWeeks(3), 4, 90);
        report("team-usages-1", DATE.minusWeeks(2), 50, 100);
        report("team-usages-1", DATE.minusWeeks(1), 6, 110);
        report("team-usages-1", DATE.minusDays(1), 1000, 1000);
        report("team-usages-1", DATE, 20, 10);

        var day = usages.on("team-usages-1", DATE).orElseThrow();

        assertThat(day.teams()).extracting(Team::id).containsExactly("9", "10");
        assertThat(day.changes("tokens")).containsExactly(14, -90);
    }

    @Test
    void expectsNothingOfTeamsOnTheirFirstDay() {
        report("team-usages-2", DATE, 20, 10);

        assertThat(usages.on("team-usages-2", DATE).orElseThrow().changes("tokens"))
                .containsExactly(20, 10);
    }

    @Test
    void knowsNothingOfTeamsOnADayWithoutAReportOfTheirs() {
        report("team-usages-3", DATE.minusWeeks(1), 4, 90);
        report("team-usages-3", DATE);

        assertThat(usages.on("team-usages-3", DATE)).isEmpty();
    }

    @Test
    void tellsTheHistoryOfTeamsSinceTheyUsedSomethingInTheRange() {
        report("team-usages-4", DATE.minusDays(9), 7, 7);
        report("team-usages-4", DATE.minusDays(4), 0, 1);
        report("team-usages-4", DATE.minusDays(3), 4, 2);
        report("team-usages-4", DATE.minusDays(2));
        report("team-usages-4", DATE.minusDays(1), 0, 3);
        report("team-usages-4", DATE, 5, 4);
        var series = List.of(new TeamSeries("9", "tokens"));

        var range = usages.of("team-usages-4", series, DATE.minusDays(5), DATE);
        var all = usages.of("team-usages-4", series, DATE.minusDays(3));

        assertThat(range).singleElement().hasToString("team-usages-4/9/tokens from 2026-06-27: [4, -1, 0, 5]");
        assertThat(all)
                .singleElement()
                .hasToString("team-usages-4/9/tokens from 2026-06-21: [7, -1, -1, -1, -1, 0, 4]");
    }

    /** @param counts of the teams 9 and 10; none: a report that says nothing about teams */
    private void report(String organizationId, LocalDate date, long... counts) {
        var teams = new TeamCountsPacker();
        for (var team = 0; team < counts.length; team++) {
            teams.team(team == 0 ? "9" : "10");
            teams.count("tokens", counts[team]);
        }
        jdbc.sql(
                        "insert into organization (id, shard, described_on) values (?, ?, '2026-06-01') on conflict do nothing")
                .params(organizationId, UsageHistories.shardOf(organizationId))
                .update();
        jdbc.sql("insert into usage_report values (?, ?, '{}', 'live', now())")
                .params(organizationId, date)
                .update();
        jdbc.sql("insert into daily_usage values (?, ?, '{}', ?)")
                .params(organizationId, date, teams.pack())
                .update();
    }
}
