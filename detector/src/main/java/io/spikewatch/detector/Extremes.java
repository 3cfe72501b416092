package io.spikewatch.detector;

/** The usual days of the last three months in a few numbers. */
final class Extremes {

    /** The share of the average day below which a day brought next to nothing. */
    private static final double SILENT = 0.03;

    private double average;
    private double highest;
    private double lowest;
    private double silent;
    private double silentSameWeekday;
    private int sameWeekday;

    void read(Past past) {
        average = past.meanFrom(past.firstAveraged() < past.number() ? past.firstAveraged() : past.firstRecent());
        highest = 0;
        lowest = Double.MAX_VALUE;
        silent = 0;
        silentSameWeekday = 0;
        sameWeekday = 0;
        for (var index = past.firstRecent(); index < past.number(); index++) {
            take(past, index);
        }
    }

    private void take(Past past, int index) {
        var count = past.count(index);
        var isSilent = count <= SILENT * average ? 1 : 0;
        highest = Math.max(highest, count);
        if (!past.isHoliday(index)) {
            lowest = Math.min(lowest, count);
        }
        silent += isSilent;
        if (past.weekday(index) == past.weekdayToday()) {
            sameWeekday++;
            silentSameWeekday += isSilent;
        }
    }

    /** Of the last 28 days. */
    double average() {
        return average;
    }

    double highest() {
        return highest;
    }

    /** Holidays apart. */
    double lowest() {
        return lowest;
    }

    double silentDays() {
        return silent;
    }

    /** The share of silent days among those of today's weekday. */
    double silentSameWeekday() {
        return sameWeekday == 0 ? 0 : silentSameWeekday / sameWeekday;
    }

    int sameWeekday() {
        return sameWeekday;
    }
}
