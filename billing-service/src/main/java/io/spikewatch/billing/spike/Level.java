package io.spikewatch.billing.spike;

import java.util.Arrays;

/** What an average day brings lately: a mean in which the newest days count most and no single day for very much. */
final class Level {

    private static final int DAYS = 21;
    private static final double HALF_LIFE = 7;
    private static final double CLIP = 2.5;

    /** A weekday that brings next to nothing says nothing about the level. */
    private static final double TELLING_FACTOR = 0.1;

    private Level() {}

    static double of(SeriesMemory memory, int[] usualDays, WeekdayProfile profile, int today) {
        var days = latest(Arrays.stream(usualDays)
                .filter(day -> profile.factor(memory.weekday(day)) > TELLING_FACTOR)
                .toArray());
        var ratios = Arrays.stream(days)
                .mapToDouble(day -> memory.comparable(day) / profile.factor(memory.weekday(day)))
                .toArray();
        clip(ratios);
        var sum = 0.0;
        var weights = 0.0;
        for (var position = 0; position < days.length; position++) {
            var age = today - days[position];
            var weight = Math.pow(2, -age / HALF_LIFE) * profile.factor(memory.weekday(days[position]));
            sum += weight * ratios[position];
            weights += weight;
        }
        return sum / weights;
    }

    private static int[] latest(int[] days) {
        return Arrays.copyOfRange(days, Math.max(0, days.length - DAYS), days.length);
    }

    private static void clip(double[] ratios) {
        var quantiles = Quantiles.of(ratios);
        var middle = quantiles.median();
        var deviation = Quantiles.MAD_TO_SIGMA * quantiles.medianAbsoluteDeviation();
        var reach = CLIP * Math.max(deviation, Math.sqrt(Math.max(middle, 0.3)));
        var lowest = middle > 3 ? middle - reach : 0;
        Arrays.setAll(ratios, position -> Math.max(lowest, Math.min(ratios[position], middle + reach)));
    }
}
