package io.spikewatch.detector;

/** What a reader wants to know beside the expectation. */
final class Background {

    private static final int WEEKDAYS = 4;

    private final double[] sorted = new double[WEEKDAYS];

    /** Median of the last four usual days of today's weekday; not a number: none. */
    double typicalSameWeekday(Past past) {
        var number = 0;
        for (var index = past.number() - 1; index >= 0 && number < WEEKDAYS; index--) {
            if (past.weekday(index) == past.weekdayToday()) {
                sorted[number++] = past.count(index);
            }
        }
        return number == 0 ? Double.NaN : Quantiles.median(sorted, number);
    }

    /** Mean of the usual days of the last 28; not a number: none. */
    double meanLast28(Past past) {
        return past.meanFrom(past.firstAveraged());
    }
}
