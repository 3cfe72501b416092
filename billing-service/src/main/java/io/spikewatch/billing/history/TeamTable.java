package io.spikewatch.billing.history;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The teams of several days in one order, and each day's packed counts with their rows in it. */
final class TeamTable {

    private final List<Team> teams;
    private final @Nullable Day[] days;

    private TeamTable(List<Team> teams, @Nullable Day[] days) {
        this.teams = teams;
        this.days = days;
    }

    /** Day after day it is nearly always the same teams: what days have in common is read once. */
    static TeamTable of(@Nullable TeamCounts[] packed, Map<String, String> names) {
        var ids = new HashMap<ByteBuffer, List<String>>();
        Arrays.stream(packed)
                .filter(Objects::nonNull)
                .forEach(day -> ids.computeIfAbsent(day.packedTeamIds(), key -> day.teamIds()));
        var teams = teams(ids.values(), names);
        var rowOf = rowsOf(teams);
        var rows = new HashMap<ByteBuffer, int[]>();
        ids.forEach((bytes, each) ->
                rows.put(bytes, each.stream().mapToInt(rowOf::get).toArray()));
        return new TeamTable(teams, days(packed, rows));
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

    private static List<Team> teams(Iterable<List<String>> ids, Map<String, String> names) {
        var all = new TreeSet<>(Team.BY_ID);
        ids.forEach(all::addAll);
        return all.stream().map(id -> new Team(id, names.get(id))).toList();
    }

    private static Map<String, Integer> rowsOf(List<Team> teams) {
        var rows = new HashMap<String, Integer>();
        teams.forEach(team -> rows.put(team.id(), rows.size()));
        return rows;
    }

    private static @Nullable Day[] days(@Nullable TeamCounts[] packed, Map<ByteBuffer, int[]> rows) {
        return Arrays.stream(packed)
                .map(day -> day == null ? null : new Day(day, Objects.requireNonNull(rows.get(day.packedTeamIds()))))
                .toArray(Day[]::new);
    }

    private record Day(TeamCounts packed, int[] rows) {}
}
