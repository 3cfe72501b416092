package io.spikewatch.detector;

import java.math.BigDecimal;
import java.math.MathContext;
import org.jspecify.annotations.Nullable;

/**
 * One reported day of a series, judged. Without enough history there is nothing to compare with, and numbers of the
 * comparison are not numbers.
 *
 * @param epochDay days since 1970-01-01
 * @param expectedLow where the score is -3
 * @param expectedHigh where the score is 3
 * @param score the distance from the expectation in standard deviations
 * @param factor observed over expected, by half a count closer to 1, which keeps it finite
 * @param historyDays usual days that it was compared with
 * @param sigma how noisy the series is, relative to its counts
 * @param weekdaysKnown whether the expectation is the weekday's own, or that of any day
 * @param typicalSameWeekday median of the last four usual days of the same weekday; not a number: none
 * @param meanLast28 mean of the usual days of the last 28; not a number: none
 * @param finding by which rule the day is far off; null: within its range
 * @param suppression why people are not told though it is far off
 * @param episode that the day belongs to
 */
public record Judgement(
        int epochDay,
        long observed,
        Outcome outcome,
        double expected,
        double expectedLow,
        double expectedHigh,
        double score,
        double factor,
        int historyDays,
        double sigma,
        boolean weekdaysKnown,
        double typicalSameWeekday,
        double meanLast28,
        CalendarDay calendar,
        @Nullable Finding finding,
        @Nullable Suppression suppression,
        @Nullable EpisodeState episode) {

    /** What people are told: observed over expected, to two digits; null where less than 1 was expected. */
    public @Nullable BigDecimal toldFactor() {
        return expected >= 1 ? BigDecimal.valueOf(observed / expected).round(new MathContext(2)) : null;
    }
}
