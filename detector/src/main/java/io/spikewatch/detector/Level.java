package io.spikewatch.detector;

import java.util.stream.IntStream;

/** What an average day brings lately: a mean in which the newest days count most and no single day for very much. */
final class Level {

    /** A weekday that brings next to nothing says nothing about the level. */
    private static final double TELLING_FACTOR = 0.1;

    /** Below this many a day, a day without any is nothing special. */
    private static final double FEW = 3;

    private final double clip;
    private final double[] decay;
    private final double[] ratios;
    private final double[] reordered;
    private final int[] days;

    Level(Parameters parameters) {
        var most = parameters.days(Parameter.LEVEL_DAYS);
        this.clip = parameters.get(Parameter.LEVEL_CLIP);
        this.decay = decay(parameters.get(Parameter.HALF_LIFE));
        this.ratios = new double[most];
        this.reordered = new double[most];
        this.days = new int[most];
    }

    /** What a day weighs so many days later. */
    static double[] decay(double halfLife) {
        return IntStream.range(0, SeriesMemory.DAYS)
                .mapToDouble(days -> Math.pow(2, -days / halfLife))
                .toArray();
    }

    double of(Past past, WeekdayProfile profile) {
        var number = 0;
        for (var index = past.number() - 1; index >= past.firstInWindow() && number < days.length; index--) {
            var factor = profile.factor(past.weekday(index));
            if (factor > TELLING_FACTOR && !past.isHoliday(index)) {
                ratios[number] = past.count(index) / factor;
                days[number++] = index;
            }
        }
        return number == 0 ? 0 : weightedMean(past, profile, number);
    }

    private double weightedMean(Past past, WeekdayProfile profile, int number) {
        System.arraycopy(ratios, 0, reordered, 0, number);
        var middle = Quantiles.median(reordered, number);
        for (var each = 0; each < number; each++) {
            reordered[each] = Math.abs(ratios[each] - middle);
        }
        var deviation = Quantiles.MAD_TO_SIGMA * Quantiles.median(reordered, number);
        var reach = clip * Math.max(deviation, Math.sqrt(Math.max(middle, 0.3)));
        var lowest = middle > FEW ? middle - reach : 0;
        var sum = 0.0;
        var weights = 0.0;
        for (var each = 0; each < number; each++) {
            var weight = decay[past.age(days[each])] * profile.factor(past.weekday(days[each]));
            sum += weight * Math.max(lowest, Math.min(ratios[each], middle + reach));
            weights += weight;
        }
        return sum / weights;
    }
}
