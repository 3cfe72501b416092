package io.spikewatch.billing.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TeamTableTests {

    @Test
    void hasARowForEachTeamWhoeverComesAndGoes() {
        var table = TeamTable.of(
                new @Nullable TeamCounts[] {
                    day("7", "8"), null, day("7", "8"), day("5", "8", "9"), day("5", "8", "9"), day("7", "8")
                },
                Map.of("8", "Web"));

        assertThat(table.teams())
                .containsExactly(new Team("5", null), new Team("7", null), new Team("8", "Web"), new Team("9", null));
        assertThat(table.unpack("tokens")).isDeepEqualTo(new long[][] {
            {0, 0, 0, 50, 50, 0},
            {70, 0, 70, 0, 0, 70},
            {80, 0, 80, 80, 80, 80},
            {0, 0, 0, 90, 90, 0}
        });
    }

    /** Each team has used ten times its number. */
    private static TeamCounts day(String... teams) {
        var packer = new TeamCountsPacker();
        for (var team : teams) {
            packer.team(team);
            packer.count("tokens", 10 * Long.parseLong(team));
        }
        return new TeamCounts(packer.pack());
    }
}
