package io.spikewatch.billing.history;

import io.spikewatch.billing.catalog.Aggregation;
import io.spikewatch.billing.catalog.UsageType;
import java.util.stream.IntStream;

/**
 * What a usage type's days are going to count, judged by the last four weeks up to the newest report: the mean of the same
 * weekday's reports, of all reports where that weekday has none, rounded to whole units. A level is taken to stay, which
 * costs nothing more.
 */
public final class Forecast {

    public static final int WEEKS = 4;

    private static final int WEEK = 7;

    private final DailyUsage usage;
    private final int newest;

    /** @param newest the day of the newest report; days before the last four weeks up to it are not looked at */
    public Forecast(DailyUsage usage, int newest) {
        this.usage = usage;
        this.newest = newest;
    }

    /** The counts with those filled in that follow the newest report. */
    public long[] complete(UsageType type) {
        var counts = usage.counts(type.key());
        if (type.aggregation() == Aggregation.SUM) {
            for (var day = newest + 1; day < counts.length; day++) {
                counts[day] = expected(day, counts);
            }
        }
        return counts;
    }

    private long expected(int day, long[] counts) {
        var sameWeekday = reported().filter(each -> (day - each) % WEEK == 0).toArray();
        var days = sameWeekday.length == 0 ? reported().toArray() : sameWeekday;
        var sum = IntStream.of(days).mapToLong(each -> counts[each]).sum(); // 28 × 2^53 is no overflow
        return (2 * sum + days.length) / (2L * days.length);
    }

    private IntStream reported() {
        return IntStream.rangeClosed(Math.max(0, newest - WEEKS * WEEK + 1), newest)
                .filter(usage::isReported);
    }
}
