package io.spikewatch.billing.spike;

import io.spikewatch.billing.history.UsageHistory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Usage histories made of plain numbers; all start on a Monday. */
final class Histories {

    static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

    private static final double[] WEEK = {1.1, 1.2, 1.2, 1.1, 1.0, 0.5, 0.4};

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

    /** A busy week and a quiet weekend, scattered by {@code sigma}, with some wild and some missing days. */
    static UsageHistory wild(int days, double level, double sigma, long seed) {
        var random = new Random(seed);
        return daily(days, day -> {
            var wild = random.nextInt(25) == 0 ? 4 : 1;
            var count = Math.round(level * WEEK[day % 7] * Math.exp(sigma * random.nextGaussian()) * wild);
            return random.nextInt(20) == 0 ? UsageHistory.MISSING : count;
        });
    }

    private static long[] repeated(int days, long count) {
        return LongStream.range(0, days).map(day -> count).toArray();
    }
}
