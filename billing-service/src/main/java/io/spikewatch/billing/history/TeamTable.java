package io.spikewatch.billing.history;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The teams of several days in one order, and each day's packed counts with their rows in it. */
final class TeamTable {

    private final List<Team> teams;
    private final @Nullable Day[] days;

    private TeamTable(List<Team> teams, @Nullable Day[] days) {
        this.teams = teams;
        this.days = days;
    }

    static TeamTable of(@Nullable TeamCounts[] packed, Map<String, String> names) {
        var ids = teamIds(packed);
        var days = new Day[packed.length];
        Day before = null;
        for (var day = 0; day < days.length; day++) {
            var each = packed[day];
            if (each != null) {
                before = Day.of(each, ids, before);
                days[day] = before;
            }
        }
        return new TeamTable(ids.stream().map(id -> new Team(id, names.get(id))).toList(), days);
    }

    List<Team> teams() {
        return teams;
    }

    long[][] unpack(String usageType) {
        var table = new long[teams.size()][days.length];
        for (var day = 0; day < days.length; day++) {
            var each = days[day];
            if (each != null) {
                each.packed().unpack(usageType, each.rows(), day, table);
            }
        }
        return table;
    }

    /** Day after day it is nearly always the same teams: only those that the first one didn't have are collected. */
    private static List<String> teamIds(@Nullable TeamCounts[] packed) {
        var days = Arrays.stream(packed).filter(Objects::nonNull).toList();
        if (days.isEmpty()) {
            return List.of();
        }
        var first = days.get(0);
        var known = first.teamIds();
        var others = new HashSet<String>();
        days.stream().filter(day -> !day.hasTeamsOf(first)).forEach(day -> day.collectTeamsBeside(known, others));
        return others.isEmpty() ? known : inOrder(known, others);
    }

    private static List<String> inOrder(Collection<String> known, Collection<String> others) {
        return Stream.concat(known.stream(), others.stream()).sorted(Team.BY_ID).toList();
    }

    private record Day(TeamCounts packed, int[] rows) {

        static Day of(TeamCounts packed, List<String> ids, @Nullable Day before) {
            return before != null && packed.hasTeamsOf(before.packed)
                    ? new Day(packed, before.rows)
                    : new Day(packed, packed.rowsIn(ids));
        }
    }
}
