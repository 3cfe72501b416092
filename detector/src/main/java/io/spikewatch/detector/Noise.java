package io.spikewatch.detector;

/**
 * How far counts lie from what was expected: like Poisson counts where they are small, in proportion where they are large
 * ({@code variance = expected + (sigma * expected)²}).
 *
 * <p>{@code g(x) = 2/sigma * asinh(sigma * sqrt(x + 3/8))} maps counts to a scale on which that scatter is 1 everywhere (F.
 * J. Anscombe, Biometrika 35, 1948). {@code g' = 1 / sqrt(x + (sigma * x)²)} but for the 3/8, so between two counts {@code
 * g(c) - g(p)} is very nearly {@code (c - p) / sqrt(m + (sigma * m)²)} with {@code m} the square of the mean root. Solved
 * for sigma, that tells of each past day how noisy the series must be for that day to lie just {@code t} away, without
 * trying values of sigma. Of a weekday seen k times, a day makes up 1/(k + 1) of its own expectation: what it would have
 * been without it is (k + 1)/k times as far away.
 */
final class Noise {

    private static final double UNKNOWN = 0.36;

    private static final int FEWEST_PAIRS = 7;
    private static final int DAYS_TO_START = 5;

    /** Where half, and where nine in ten, of normally scattered values lie. */
    private static final double HALF = 0.6745;

    private static final double NINE_IN_TEN = 1.645;

    private final double typical;
    private final double typicalWeight;
    private final double smallest;
    private final double smallestWhenNew;
    private final double largest;
    private final double[] decay;
    private final double[] misses = new double[Past.WINDOW];
    private final double[] means = new double[Past.WINDOW];
    private final double[] reordered = new double[Past.WINDOW];

    Noise(Parameters parameters) {
        this.typical = parameters.get(Parameter.TYPICAL_NOISE);
        this.typicalWeight = parameters.get(Parameter.TYPICAL_NOISE_WEIGHT);
        this.smallest = parameters.get(Parameter.SMALLEST_NOISE);
        this.smallestWhenNew = parameters.get(Parameter.SMALLEST_NEW_NOISE);
        this.largest = parameters.get(Parameter.LARGEST_NOISE);
        this.decay = Level.decay(parameters.get(Parameter.HALF_LIFE));
    }

    double sigma(Past past, WeekdayProfile profile) {
        var number = predict(past, profile);
        if (number < FEWEST_PAIRS) {
            return UNKNOWN;
        }
        var variance = Math.max(needed(0.5, HALF, number), needed(0.9, NINE_IN_TEN, number));
        var shrunk = (typicalWeight * typical * typical + number * variance) / (typicalWeight + number);
        return Math.max(smallest, Math.min(Math.sqrt(shrunk), largest));
    }

    /** Predicts each usual day from those before it; returns how many could be. */
    private int predict(Past past, WeekdayProfile profile) {
        var pairs = 0;
        var sum = 0.0;
        var weights = 0.0;
        var lastAge = 0;
        for (var index = past.firstInWindow(); index < past.number(); index++) {
            var kept = index == past.firstInWindow() ? 1 : decay[lastAge - past.age(index)];
            lastAge = past.age(index);
            sum *= kept;
            weights *= kept;
            if (past.isHoliday(index)) {
                continue;
            }
            var weekday = past.weekday(index);
            var factor = profile.factor(weekday);
            var count = past.count(index);
            var level = weights > 0 ? sum / weights : count / factor;
            if (index - past.firstInWindow() >= DAYS_TO_START) {
                compare(pairs++, count, factor * level, profile.seen(weekday));
            }
            sum += Math.min(count, factor * (3 * level + 5));
            weights += factor;
        }
        return pairs;
    }

    /** @param seen days of the weekday, this one among them */
    private void compare(int pair, double count, double prediction, double seen) {
        var root = (Math.sqrt(count + 0.375) + Math.sqrt(prediction + 0.375)) / 2;
        means[pair] = root * root;
        misses[pair] = (seen + 1) / seen * (count - prediction);
    }

    /** The sigma², at least 0, for which the share of days lies within the distance. */
    private double needed(double share, double distance, int number) {
        for (var pair = 0; pair < number; pair++) {
            var scaled = misses[pair] / distance;
            reordered[pair] = (scaled * scaled - means[pair]) / (means[pair] * means[pair]);
        }
        return Math.max(0, Quantiles.at(share, reordered, number));
    }

    /** With few days, from how far the upper ones lie apart. */
    double sigmaOfNew(Past past) {
        var number = 0;
        for (var index = past.firstInWindow(); index < past.number(); index++) {
            reordered[number++] = Math.log1p(past.count(index));
        }
        var spread = (Quantiles.at(0.85, reordered, number) - Quantiles.at(0.5, reordered, number)) / 1.04;
        return Math.max(smallestWhenNew, spread);
    }

    /** The distance in standard deviations. */
    static double score(double observed, double expected, double sigma) {
        return stabilized(observed, sigma) - stabilized(expected, sigma);
    }

    /** The count that lies {@code score} away from what is expected; never below 0. */
    static double countAt(double score, double expected, double sigma) {
        var stabilized = stabilized(expected, sigma) + score;
        if (stabilized <= 0) {
            return 0;
        }
        var root = Math.sinh(sigma * stabilized / 2) / sigma;
        return Math.max(0, root * root - 0.375);
    }

    private static double stabilized(double count, double sigma) {
        var root = sigma * Math.sqrt(count + 0.375);
        return 2 / sigma * Math.log(root + Math.sqrt(root * root + 1));
    }
}
