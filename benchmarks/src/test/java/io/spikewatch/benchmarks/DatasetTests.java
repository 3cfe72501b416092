package io.spikewatch.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class DatasetTests {

    private final Dataset data = Dataset.of(50, List.of(100), 30);

    @Test
    void countsTheTeamRowsItWrites() {
        for (var date = data.from(); !date.isAfter(data.to()); date = date.plusDays(1)) {
            var rows = new String(data.day(date), StandardCharsets.UTF_8)
                    .lines()
                    .map(new JsonMapper()::readTree)
                    .mapToLong(report -> report.at("/report/teams").size())
                    .sum();

            assertThat(rows).isEqualTo(data.teamRows(date)).isPositive();
        }
    }

    @Test
    void reportsWhatItsTeamsAddUpTo() {
        var line =
                new String(data.day(data.to()), StandardCharsets.UTF_8).lines().findFirst();
        var report = new JsonMapper().readTree(line.orElseThrow()).path("report");

        var ofTeams = report.path("teams")
                .valueStream()
                .mapToLong(team -> team.path("event_count_in_period").asLong())
                .sum();

        assertThat(report.path("event_count_in_period").asLong()).isEqualTo(ofTeams);
    }

    @Test
    void isTheSameOnEveryRun() {
        assertThat(Dataset.of(50, List.of(100), 30).day(data.to())).isEqualTo(data.day(data.to()));
    }
}
