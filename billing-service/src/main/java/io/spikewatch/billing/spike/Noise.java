package io.spikewatch.billing.spike;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How far a count may lie from what is expected: like Poisson counts where they are small, in proportion where they are
 * large ({@code variance = expected + (sigma * expected)²}). {@link #stabilised} maps counts to a scale on which that
 * scatter is 1 everywhere.
 */
record Noise(double sigma) {

    private static final double[] GRID = {
        0, .04, .06, .08, .10, .13, .16, .20, .25, .32, .40, .50, .63, .80, 1, 1.3, 1.6
    };
    private static final double UNKNOWN = 0.36;
    private static final double TYPICAL = 0.30;
    private static final double TYPICAL_WEIGHT = 6;
    private static final double SMALLEST = 0.06;
    private static final double LARGEST = 1.6;

    private static final int FEWEST_PAIRS = 7;
    private static final int PAIRS_OF_ONE_KIND = 18;
    private static final double HALF_LIFE = 7;

    static Noise of(SeriesMemory memory, int[] days, WeekdayProfile profile, int today) {
        var pairs = Pairs.of(memory, days, profile).like(memory, today);
        var number = pairs.predicted.length;
        if (number < FEWEST_PAIRS) {
            return new Noise(UNKNOWN);
        }
        var sigma = 1.05 * pairs.sigma();
        var shrunk =
                Math.sqrt((TYPICAL_WEIGHT * TYPICAL * TYPICAL + number * sigma * sigma) / (TYPICAL_WEIGHT + number));
        return new Noise(Math.max(SMALLEST, Math.min(shrunk, LARGEST)));
    }

    static Noise ofShortHistory(SeriesMemory memory, int[] days) {
        var logs = Quantiles.of(Arrays.stream(days).mapToDouble(day -> Math.log1p(memory.comparable(day))));
        return new Noise(Math.max(0.35, (logs.at(0.85) - logs.median()) / 1.04));
    }

    /** How many standard deviations {@code count} lies above {@code expected}. */
    double score(double count, double expected) {
        return stabilised(count) - stabilised(expected);
    }

    /** The count that has the given score, not below zero. */
    double countAt(double score, double expected) {
        var root = Math.sinh(sigma / 2 * Math.max(0, stabilised(expected) + score)) / sigma;
        return Math.max(0, root * root - 0.375);
    }

    double stabilised(double count) {
        var root = Math.sqrt(count + 0.375);
        if (sigma == 0) {
            return 2 * root;
        }
        var scaled = sigma * root;
        return 2 / sigma * Math.log(scaled + Math.sqrt(scaled * scaled + 1));
    }

    /** Past counts, each beside what the days before it predicted. */
    private record Pairs(int[] days, double[] counted, double[] predicted) {

        static Pairs of(SeriesMemory memory, int[] days, WeekdayProfile profile) {
            var predicted = new double[days.length];
            var sum = 0.0;
            var weights = 0.0;
            for (var position = 0; position < days.length; position++) {
                var day = days[position];
                var factor = profile.factor(memory.weekday(day));
                var level = weights == 0 ? memory.comparable(day) / factor : sum / weights;
                var decay = position == 0 ? 1 : Math.pow(2, (days[position - 1] - day) / HALF_LIFE);
                predicted[position] = factor * level;
                sum = decay * sum + Math.min(memory.comparable(day), factor * (3 * level + 5));
                weights = decay * weights + factor;
            }
            return new Pairs(
                            days,
                            Arrays.stream(days).mapToDouble(memory::comparable).toArray(),
                            predicted)
                    .at(IntStream.range(5, days.length).toArray());
        }

        /** Those of today's kind, workday or weekend, if they are enough to tell. */
        Pairs like(SeriesMemory memory, int today) {
            var alike = IntStream.range(0, days.length)
                    .filter(position -> memory.isWeekend(days[position]) == memory.isWeekend(today))
                    .toArray();
            return alike.length < PAIRS_OF_ONE_KIND ? this : at(alike);
        }

        private Pairs at(int[] positions) {
            return new Pairs(
                    Arrays.stream(positions).map(position -> days[position]).toArray(),
                    Arrays.stream(positions)
                            .mapToDouble(position -> counted[position])
                            .toArray(),
                    Arrays.stream(positions)
                            .mapToDouble(position -> predicted[position])
                            .toArray());
        }

        /** The smallest sigma under which the errors scatter by no more than 1. */
        double sigma() {
            var low = 0;
            var high = GRID.length - 1;
            if (spread(GRID[high]) > 1) {
                return GRID[high];
            }
            if (spread(GRID[low]) <= 1) {
                return GRID[low];
            }
            while (high - low > 1) {
                var middle = (low + high) / 2;
                if (spread(GRID[middle]) > 1) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return interpolated(low, high);
        }

        private double interpolated(int low, int high) {
            var above = spread(GRID[low]);
            var below = spread(GRID[high]);
            return GRID[low] + (GRID[high] - GRID[low]) * (above - 1) / (above - below);
        }

        /** A heavy tail widens the spread, so that series with many wild days protect themselves. */
        private double spread(double sigma) {
            var noise = new Noise(sigma);
            var errors = Quantiles.of(IntStream.range(0, counted.length)
                    .mapToDouble(position -> Math.abs(noise.score(counted[position], predicted[position]))));
            return Math.max(Quantiles.MAD_TO_SIGMA * errors.median(), errors.at(0.9) / 1.645);
        }
    }
}
