package io.spikewatch.billing.spike;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a reader wants to know beside the expectation.
 *
 * @param historyDays reported days that detection looked back on
 * @param typicalSameWeekday median of the last four usual days of the same weekday
 * @param meanLast28 mean of the usual days among the last 28
 * @param extremeSince the last day with at least as high a count, or at least as low a one after a drop; null: none
 */
record Background(
        int historyDays,
        @Nullable Double typicalSameWeekday,
        double meanLast28,
        @Nullable LocalDate extremeSince) {

    private static final int WEEKDAYS = 4;
    private static final int AVERAGED = 28;

    static Background of(SeriesMemory memory, int today, boolean rise) {
        var sameWeekday = Arrays.stream(memory.usualDaysBefore(today, today))
                .filter(day -> memory.weekday(day) == memory.weekday(today))
                .mapToDouble(memory::observed)
                .toArray();
        var last = Arrays.copyOfRange(sameWeekday, Math.max(0, sameWeekday.length - WEEKDAYS), sameWeekday.length);
        var mean = Arrays.stream(memory.usualDaysBefore(today, AVERAGED))
                .mapToDouble(memory::observed)
                .average()
                .orElse(0);
        return new Background(
                (int) IntStream.range(0, today).filter(memory::reported).count(),
                last.length == 0 ? null : Quantiles.of(last).median(),
                mean,
                extremeSince(memory, today, rise));
    }

    private static @Nullable LocalDate extremeSince(SeriesMemory memory, int today, boolean rise) {
        for (var day = today - 1; day >= 0; day--) {
            var beyond = rise
                    ? memory.observed(day) >= memory.observed(today)
                    : memory.observed(day) <= memory.observed(today);
            if (beyond) {
                return memory.date(day);
            }
        }
        return null;
    }
}
