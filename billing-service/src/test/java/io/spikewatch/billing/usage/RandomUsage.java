package io.spikewatch.billing.usage;

import io.spikewatch.billing.usage.RawUsage.Report;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes up reports: some days have none and some are replaced, teams come and go, some have no name or no number, and
 * there are usage types that nobody knows.
 */
public final class RandomUsage {

    /** Over two new years, one of them in week 53, and a leap day. */
    private static final List<LocalDate> STARTS =
            List.of(LocalDate.of(2020, 12, 7), LocalDate.of(2023, 11, 13), LocalDate.of(2024, 2, 5));

    private static final List<String> TYPES = List.of(
            "event_count_in_period",
            "recording_count_in_period",
            "rows_synced_in_period",
            "tokens",
            "seats",
            "novelties");
    private static final List<String> NAMES =
            List.of("Web", "=HYPERLINK(\"x\")", "a \"quoted\", name", "Ünïcödé ✓", "-1", "two\nlines");
    private static final long LARGEST = 1L << 53;

    private final Random random;
    private boolean large;

    public RandomUsage(Random random) {
        this.random = random;
    }

    /** @param lines where the reports go in the order in which they are sent */
    public RawUsage organization(String id, List<String> lines) {
        large = random.nextInt(5) == 0;
        var teams = teams();
        var usage = new RawUsage(id, names(teams));
        var start = STARTS.get(random.nextInt(STARTS.size()));
        var days = random.nextInt(4) == 0 ? 420 : 30 + random.nextInt(90);
        for (var day = 0; day < days; day++) {
            for (var times = random.nextInt(8) == 0 ? random.nextInt(3) : 1; times > 0; times--) {
                lines.add(usage.report(start.plusDays(day), report(teams, day)));
            }
        }
        return usage;
    }

    private List<RandomTeam> teams() {
        var teams = new ArrayList<RandomTeam>();
        for (var left = random.nextInt(12); left > 0; left--) {
            var id = random.nextInt(8) == 0 ? "team-" + left : Integer.toString(random.nextInt(20_000));
            var first = random.nextInt(3) == 0 ? random.nextInt(60) : 0;
            var last = random.nextInt(3) == 0 ? first + random.nextInt(40) : 1_000;
            teams.add(new RandomTeam(id, first, last));
        }
        return teams;
    }

    private Map<String, String> names(List<RandomTeam> teams) {
        var names = new HashMap<String, String>();
        for (var team : teams) {
            if (random.nextBoolean()) {
                names.put(team.id(), NAMES.get(random.nextInt(NAMES.size())));
            }
        }
        return names;
    }

    private Report report(List<RandomTeam> teams, int day) {
        var ofTeams = new HashMap<String, Map<String, Long>>();
        for (var team : teams) {
            if (team.first() <= day && day <= team.last() && random.nextInt(15) > 0) {
                ofTeams.put(team.id(), random.nextInt(10) == 0 ? Map.of() : counts());
            }
        }
        return new Report(counts(), ofTeams);
    }

    private Map<String, Long> counts() {
        var counts = new HashMap<String, Long>();
        for (var type : TYPES) {
            if (random.nextInt(4) > 0) {
                counts.put(type, count());
            }
        }
        return counts;
    }

    private long count() {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> 0;
            case 3 -> LARGEST - random.nextInt(3);
            default -> large ? LARGEST - random.nextInt(3) : random.nextInt(50); // more in all than a long holds
        };
    }

    private record RandomTeam(String id, int first, int last) {}
}
