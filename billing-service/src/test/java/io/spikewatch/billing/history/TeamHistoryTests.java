package io.spikewatch.billing.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TeamHistoryTests {

    private static final LocalDate FIRST = LocalDate.of(2026, 6, 1);

    @Test
    void findsATeamWhoeverComesAndGoesBesideIt() {
        var history = new TeamHistory("acme", new TeamSeries("8", "tokens"));

        history.add(FIRST, day("7", "8"));
        history.add(FIRST.plusDays(1), day("7", "8"));
        history.add(FIRST.plusDays(2), day("5", "7", "8", "9"));
        history.add(FIRST.plusDays(3), day("6", "9"));
        history.add(FIRST.plusDays(4), day("7", "9"));
        history.add(FIRST.plusDays(5), day("8"));

        assertThat(history.complete())
                .singleElement()
                .hasToString("acme/8/tokens from 2026-06-01: [80, 80, 80, 0, 0, 80]");
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
