package io.spikewatch.billing.spike;

import java.util.Arrays;

/**
 * The usual days before a day in a few numbers. A silent day brought next to nothing compared with the average;
 * {@code silentSameWeekday} is the share of silent days among those of the same weekday.
 */
record RecentPast(
        int days,
        double average,
        double highest,
        double lowest,
        double silent,
        double silentSameWeekday,
        int sameWeekday) {

    private static final int RECENT = 90;
    private static final int AVERAGED = 28;
    private static final double SILENT = 0.03;

    /** The past of {@code today}, of which there must be one day. */
    static RecentPast of(SeriesMemory memory, int today) {
        var days = memory.usualDaysBefore(today, RECENT);
        var counts = Arrays.stream(days).mapToDouble(memory::comparable).summaryStatistics();
        var average = Arrays.stream(memory.usualDaysBefore(today, AVERAGED))
                .mapToDouble(memory::comparable)
                .average()
                .orElse(counts.getAverage());
        var sameWeekday = Arrays.stream(days)
                .filter(day -> memory.weekday(day) == memory.weekday(today))
                .toArray();
        var known = memory.usualDaysBefore(today, Baseline.WINDOW).length;
        return new RecentPast(
                known,
                average,
                counts.getMax(),
                counts.getMin(),
                silent(memory, days, average),
                silent(memory, sameWeekday, average),
                sameWeekday.length);
    }

    private static double silent(SeriesMemory memory, int[] days, double average) {
        return Arrays.stream(days)
                        .filter(day -> memory.comparable(day) <= SILENT * average)
                        .count()
                / Math.max(1.0, days.length);
    }

    /** Silent most of the time without a weekday that explains it. */
    boolean intermittent() {
        return silent >= 0.4 && (days < 28 || sameWeekday < 4 || silentSameWeekday > 0.2);
    }
}
