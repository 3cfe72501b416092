package io.spikewatch.billing.spike;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Order statistics: summaries of numbers that a few wild ones cannot move. */
final class Quantiles {

    /** Turns a median absolute deviation into the standard deviation of a normal distribution. */
    static final double MAD_TO_SIGMA = 1.4826;

    private final double[] sorted;

    private Quantiles(double[] sorted) {
        this.sorted = sorted;
    }

    static Quantiles of(double... values) {
        var sorted = values.clone();
        Arrays.sort(sorted);
        return new Quantiles(sorted);
    }

    static Quantiles of(DoubleStream values) {
        return of(values.toArray());
    }

    double median() {
        return at(0.5);
    }

    /** The value below which the given share of the numbers lies, interpolated. */
    double at(double share) {
        var position = share * (sorted.length - 1);
        var below = (int) position;
        var above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    double medianAbsoluteDeviation() {
        var median = median();
        return of(Arrays.stream(sorted).map(value -> Math.abs(value - median))).median();
    }

    /** The mean without the lowest and the highest quarter. */
    double interquartileMean() {
        var cut = sorted.length / 4;
        return Arrays.stream(sorted, cut, sorted.length - cut).average().orElseThrow();
    }
}
