package io.spikewatch.billing.history;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Collects one team's counts day after day, from the first that isn't 0. */
final class TeamHistory {

    private static final int SOME_DAYS = 128;

    private final String organizationId;
    private final TeamSeries series;
    private @Nullable LocalDate first;
    private long[] counts = new long[SOME_DAYS];
    private int length;
    private @Nullable TeamCounts before;
    private int row;

    TeamHistory(String organizationId, TeamSeries series) {
        this.organizationId = organizationId;
        this.series = series;
    }

    /** Dates ascend; those left out had no report. */
    void add(LocalDate date, TeamCounts day) {
        var count = day.count(series.usageType(), row(day));
        if (first == null && count > 0) {
            first = date;
        }
        if (first != null) {
            set((int) ChronoUnit.DAYS.between(first, date), count);
        }
    }

    /** Day after day it is nearly always the same teams. */
    private int row(TeamCounts day) {
        if (before == null || !day.hasTeamsOf(before)) {
            row = day.row(series.teamId());
        }
        before = day;
        return row;
    }

    private void set(int day, long count) {
        if (day >= counts.length) {
            counts = Arrays.copyOf(counts, 2 * day);
        }
        Arrays.fill(counts, length, day, UsageHistory.MISSING);
        counts[day] = count;
        length = day + 1;
    }

    /** Empty where the series was never used. */
    Stream<UsageHistory> complete() {
        return first == null
                ? Stream.empty()
                : Stream.of(new UsageHistory(
                        organizationId, series.teamId(), series.usageType(), first, Arrays.copyOf(counts, length)));
    }
}
