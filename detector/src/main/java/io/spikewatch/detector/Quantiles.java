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
        var rank = probability * (number - 1);
        var below = (int) rank;
        var value = select(below, values, number);
        return below + 1 < number ? value + (rank - below) * (least(values, below + 1, number) - value) : value;
    }

    /**
     * The value that sorting would bring to the position; afterwards no value before it is larger and none behind it smaller
     * (C. A. R. Hoare's FIND, Communications of the ACM 4, 1961).
     */
    private static double select(int position, double[] values, int number) {
        var from = 0;
        var to = number - 1;
        while (from < to) {
            var pivot = values[position];
            var left = from;
            var right = to;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    var value = values[left];
                    values[left++] = values[right];
                    values[right--] = value;
                }
            }
            if (right < position) {
                from = left;
            }
            if (position < left) {
                to = right;
            }
        }
        return values[position];
    }

    private static double least(double[] values, int from, int to) {
        var least = values[from];
        for (var position = from + 1; position < to; position++) {
            least = Math.min(least, values[position]);
        }
        return least;
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
