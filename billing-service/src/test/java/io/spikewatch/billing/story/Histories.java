package io.spikewatch.billing.story;

import io.spikewatch.billing.history.UsageHistory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Usage histories made of plain numbers; all start on a Monday. */
final class Histories {

    static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

    private Histories() {}

    static UsageHistory of(long... counts) {
        return UsageHistory.of("acme", null, "event_count_in_period", FIRST, counts);
    }

    static UsageHistory flat(int days, long count) {
        return of(repeated(days, count));
    }

    /** The same count every day, and then others. */
    static UsageHistory flat(int days, long count, long... then) {
        return of(LongStream.concat(Arrays.stream(repeated(days, count)), Arrays.stream(then))
                .toArray());
    }

    static UsageHistory daily(int days, IntToLongFunction count) {
        return of(IntStream.range(0, days).mapToLong(count).toArray());
    }

    private static long[] repeated(int days, long count) {
        return LongStream.range(0, days).map(day -> count).toArray();
    }
}
