package io.spikewatch.detector;

import java.util.Arrays;

/** Order statistics of the first numbers of an array; they reorder it. */
final class Quantiles {

    /** The standard deviation of a normal distribution over its median absolute deviation. */
    static final double MAD_TO_SIGMA = 1.4826;

    private Quantiles() {}

    static double median(double[] values, int number) {
        return at(0.5, values, number);
    }

    /** Interpolated between the two closest values, as R's type 7 and NumPy do. */
    static double at(double probability, double[] values, int number) {
        Arrays.sort(values, 0, number);
        var rank = probability * (number - 1);
        var below = (int) rank;
        var above = Math.min(below + 1, number - 1);
        return values[below] + (rank - below) * (values[above] - values[below]);
    }

    /** The mean of the middle half. */
    static double interquartileMean(double[] values, int number) {
        Arrays.sort(values, 0, number);
        var cut = number / 4;
        var sum = 0.0;
        for (var position = cut; position < number - cut; position++) {
            sum += values[position];
        }
        return sum / (number - 2 * cut);
    }
}
