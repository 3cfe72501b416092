package io.spikewatch.billing.history;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TeamCountsTests {

    private static final LocalDate FROM = LocalDate.of(2026, 6, 1);

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 127, 128, 16_383, 16_384, 4_294_967_296L, 1L << 53})
    void keepsCountsOfAnySize(long count) {
        var packer = new TeamCountsPacker();
        packer.team("7");
        packer.count("tokens", count);
        packer.team("8");
        packer.count("tokens", 1);

        assertThat(days(packer).teamCounts("tokens")).isDeepEqualTo(new long[][] {{count}, {1}});
    }

    @Test
    void ordersTeamsByNumberAndOthersAfterThem() {
        var packer = new TeamCountsPacker();
        for (var id : new String[] {"web", "10", "9", "007", "10000000000000000000000", "7", "Web", "-1"}) {
            packer.team(id);
        }

        assertThat(days(packer).teams())
                .extracting(Team::id)
                .containsExactly("007", "7", "9", "10", "10000000000000000000000", "-1", "Web", "web");
    }

    @Test
    void packsEqualCountsIntoEqualBytes() {
        var one = new TeamCountsPacker();
        one.team("7");
        one.count("tokens", 5);
        one.team("8");
        one.count("seats", 0);
        var other = new TeamCountsPacker();
        other.team("8");
        other.team("7");
        other.count("tokens", 5);

        assertThat(one.pack()).isEqualTo(other.pack());
    }

    @Test
    void bringsTogetherTeamsThatComeAndGo() {
        var first = new TeamCountsPacker();
        first.team("8");
        first.count("tokens", 3);
        var second = new TeamCountsPacker();
        second.team("7");
        second.count("tokens", 4);

        var usage = days(first, second);

        assertThat(usage.teams()).containsExactly(new Team("7", "Web"), new Team("8", null));
        assertThat(usage.teamCounts("tokens")).isDeepEqualTo(new long[][] {{0, 4}, {3, 0}});
    }

    /** Many random days, of ids that differ in length, script and leading zeros. */
    @Test
    void givesEveryDayOfEveryTeamItsOwnCount() {
        var random = new Random(4);
        var ids = List.of("007", "07", "7", "9", "10", "123456", "é", "ee", "Web", "web-é", "\u7d44", "\ud83d\ude00");
        for (var round = 0; round < 500; round++) {
            var days = Stream.generate(() -> someOf(ids, random)).limit(6).toList();

            var usage = days(days.stream().map(TeamCountsTests::packed).toArray(TeamCountsPacker[]::new));

            var known = days.stream().flatMap(day -> day.keySet().stream()).collect(toSet());
            assertThat(usage.teams())
                    .extracting(Team::id)
                    .containsExactlyInAnyOrderElementsOf(known)
                    .isSortedAccordingTo(Team.BY_ID);
            var expected = usage.teams().stream()
                    .map(team -> days.stream()
                            .mapToLong(day -> day.getOrDefault(team.id(), 0L))
                            .toArray())
                    .toArray(long[][]::new);
            assertThat(usage.teamCounts("tokens")).isDeepEqualTo(expected);
        }
    }

    @Test
    void findsTheCountOfOneTeam() {
        var random = new Random(5);
        var ids = List.of("007", "07", "7", "77", "123456", "é", "ee", "Web", "web-é", "\u7d44", "\ud83d\ude00");
        for (var round = 0; round < 500; round++) {
            var day = someOf(ids, random);

            var counts = new TeamCounts(packed(day).pack());

            assertThat(ids)
                    .allSatisfy(id ->
                            assertThat(counts.count("tokens", counts.row(id))).isEqualTo(day.getOrDefault(id, 0L)));
        }
    }

    private static Map<String, Long> someOf(List<String> ids, Random random) {
        return ids.stream().filter(id -> random.nextBoolean()).collect(toMap(id -> id, id ->
                (long) random.nextInt(1_000)));
    }

    private static TeamCountsPacker packed(Map<String, Long> counts) {
        var packer = new TeamCountsPacker();
        counts.forEach((team, count) -> {
            packer.team(team);
            packer.count("tokens", count);
        });
        return packer;
    }

    @Test
    void knowsNoTeamsWhereNoneReported() {
        var usage = days(new TeamCountsPacker());

        assertThat(usage.teams()).isEmpty();
        assertThat(usage.teamCounts("tokens")).isEmpty();
    }

    /** Consecutive days. */
    private static DailyUsage days(TeamCountsPacker... packers) {
        var days = new UsageDays(FROM, FROM.plusDays(packers.length - 1L));
        Arrays.stream(packers)
                .forEach(
                        packer -> days.add(FROM.plusDays(Arrays.asList(packers).indexOf(packer)), "{}", packer.pack()));
        return days.complete(Map.of("7", "Web", "99", "Gone"));
    }
}
