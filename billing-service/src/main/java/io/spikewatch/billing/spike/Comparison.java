package io.spikewatch.billing.spike;

import io.spikewatch.messages.Direction;
import java.time.LocalDate;

/**
 * One day's count beside what its weekday should have brought.
 *
 * @param score the distance in standard deviations
 * @param weekdaysKnown whether the expectation is the weekday's own, or that of any day
 */
record Comparison(
        LocalDate date,
        long observed,
        double expected,
        Noise noise,
        double score,
        boolean weekdaysKnown,
        Background background) {

    /** The score at which the expected range ends. */
    private static final double RANGE = 3;

    static Comparison of(SeriesMemory memory, int day, Baseline baseline) {
        var observed = memory.observed(day);
        var expected = baseline.expectedOn(memory.weekday(day));
        return new Comparison(
                memory.date(day),
                (long) observed,
                expected,
                baseline.noise(),
                baseline.noise().score(observed, expected),
                baseline.weekdaysKnown(),
                Background.of(memory, day, observed >= expected));
    }

    double expectedLow() {
        return noise.countAt(-RANGE, expected);
    }

    double expectedHigh() {
        return noise.countAt(RANGE, expected);
    }

    /** Observed over expected, kept finite for counts and expectations near zero. */
    double factor() {
        return (observed + 0.5) / (expected + 0.5);
    }

    double difference() {
        return observed - expected;
    }

    Direction direction() {
        return observed < expected ? Direction.DOWN : Direction.UP;
    }
}
