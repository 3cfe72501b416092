package io.spikewatch.billing.history;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the reported days of one organization, in any order, until its daily usage is complete. */
class UsageDays {

    private final LocalDate from;
    private final boolean[] reported;
    private final Map<String, long[]> counts = new LinkedHashMap<>();
    private final @Nullable TeamCounts[] teams;

    UsageDays(LocalDate from, LocalDate to) {
        this.from = from;
        this.reported = new boolean[(int) ChronoUnit.DAYS.between(from, to) + 1];
        this.teams = new TeamCounts[reported.length];
    }

    /**
     * @param json the organization's own counts as stored
     * @param packedTeams null where teams don't matter
     */
    void add(LocalDate date, String json, byte @Nullable [] packedTeams) {
        var day = (int) ChronoUnit.DAYS.between(from, date);
        reported[day] = true;
        teams[day] = packedTeams == null ? null : new TeamCounts(packedTeams);
        Counts.forEach(
                json, (type, count) -> counts.computeIfAbsent(type, key -> new long[reported.length])[day] = count);
    }

    /** @param teamNames by team id; may name more teams than reported, or fewer */
    DailyUsage complete(Map<String, String> teamNames) {
        return new DailyUsage(from, reported, counts, TeamTable.of(teams, teamNames));
    }
}
