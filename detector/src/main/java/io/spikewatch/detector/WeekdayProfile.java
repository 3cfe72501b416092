package io.spikewatch.detector;

import java.util.Arrays;

/**
 * How a series' weekdays differ: factors with a mean of 1. A weekday seen often speaks for itself; one seen seldom is
 * drawn towards its kind, workdays or weekends.
 */
final class WeekdayProfile {

    private static final int PASSES = 2;
    private static final int HALF_WEEK = 3;

    /** Fewer observations, or smaller counts, are summed up rather than compared one by one. */
    private static final int FEWEST = 3;

    private static final double SMALLEST_MEAN = 5;
    private static final int ENOUGH_FOR_QUARTILES = 6;

    /** A weekday that brings next to nothing while others run a job is not like its kind. */
    private static final int ENOUGH_FOR_A_JOB = 4;

    private static final double KIND_PRIOR = 0.5;
    private static final double SMALLEST_FACTOR = 1e-5;

    private final double jobElsewhere;
    private final double[] factors = new double[7];
    private final double[] counts = new double[Past.DAYS + 1];
    private final double[] weights = new double[Past.DAYS + 1];
    private final double[][] ratios = new double[7][Past.WINDOW / 7];
    private final int[] seen = new int[7];
    private final double[] countSum = new double[7];
    private final double[] levelSum = new double[7];
    private final double[] ratio = new double[7];

    WeekdayProfile(Parameters parameters) {
        this.jobElsewhere = parameters.get(Parameter.JOB_ELSEWHERE);
    }

    double factor(int weekday) {
        return factors[weekday];
    }

    /** How many usual days of the weekday were seen in the window. */
    int seen(int weekday) {
        return seen[weekday];
    }

    void flat() {
        Arrays.fill(factors, 1);
    }

    void fit(Past past) {
        flat();
        for (var pass = 0; pass < PASSES; pass++) {
            sumUp(past);
            compareWithLevel(past);
            for (var weekday = 0; weekday < 7; weekday++) {
                ratio[weekday] = ratioOf(weekday);
            }
            drawTowardsKind(0, 5);
            drawTowardsKind(5, 7);
            normalise();
        }
    }

    /** Running sums by position, so that any week's level is two subtractions. */
    private void sumUp(Past past) {
        var position = Past.DAYS - Past.WINDOW;
        counts[position] = 0;
        weights[position] = 0;
        for (var index = past.firstInWindow(); index < past.number(); index++) {
            for (; position < past.position(index); position++) {
                counts[position + 1] = counts[position];
                weights[position + 1] = weights[position];
            }
            counts[position + 1] = counts[position] + past.count(index);
            weights[position + 1] = weights[position] + factors[past.weekday(index)];
            position++;
        }
        for (; position < Past.DAYS; position++) {
            counts[position + 1] = counts[position];
            weights[position + 1] = weights[position];
        }
    }

    private void compareWithLevel(Past past) {
        Arrays.fill(seen, 0);
        Arrays.fill(countSum, 0);
        Arrays.fill(levelSum, 0);
        for (var index = past.firstInWindow(); index < past.number(); index++) {
            if (past.isHoliday(index)) {
                continue;
            }
            var weekday = past.weekday(index);
            var level = levelAround(past.position(index));
            countSum[weekday] += past.count(index);
            levelSum[weekday] += level;
            ratios[weekday][seen[weekday]++] = level > 0 ? past.count(index) / level : 0;
        }
    }

    /** Of the seven days around the position, inside the window. */
    private double levelAround(int position) {
        var from = Math.max(Past.DAYS - Past.WINDOW, Math.min(position - HALF_WEEK, Past.DAYS - 7));
        return (counts[from + 7] - counts[from]) / (weights[from + 7] - weights[from]);
    }

    private double ratioOf(int weekday) {
        var number = seen[weekday];
        if (number < FEWEST || countSum[weekday] < SMALLEST_MEAN * number) {
            return levelSum[weekday] > 0 ? countSum[weekday] / levelSum[weekday] : 0;
        }
        return number < ENOUGH_FOR_QUARTILES
                ? Quantiles.median(ratios[weekday], number)
                : Quantiles.interquartileMean(ratios[weekday], number);
    }

    private void drawTowardsKind(int from, int to) {
        var sum = KIND_PRIOR;
        var number = KIND_PRIOR;
        for (var weekday = from; weekday < to; weekday++) {
            sum += seen[weekday] * ratio[weekday];
            number += seen[weekday];
        }
        for (var weekday = from; weekday < to; weekday++) {
            factors[weekday] = isIdle(weekday)
                    ? ratio[weekday]
                    : (seen[weekday] * ratio[weekday] + sum / number) / (seen[weekday] + 1);
        }
    }

    private boolean isIdle(int weekday) {
        return seen[weekday] >= ENOUGH_FOR_A_JOB && ratio[weekday] < jobElsewhere;
    }

    private void normalise() {
        var sum = 0.0;
        for (var weekday = 0; weekday < 7; weekday++) {
            factors[weekday] = Math.max(factors[weekday], SMALLEST_FACTOR);
            sum += factors[weekday];
        }
        for (var weekday = 0; weekday < 7; weekday++) {
            factors[weekday] *= 7 / sum;
        }
    }
}
