package io.spikewatch.billing.spike;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** How much each weekday brings, as multiples of an average day: Sunday 0.4, Monday 1.2 and so on. */
final class WeekdayProfile {

    static final WeekdayProfile FLAT = new WeekdayProfile(new double[] {1, 1, 1, 1, 1, 1, 1});

    private static final int PASSES = 2;
    private static final double SMALLEST = 1e-5;

    private final double[] factors;

    private WeekdayProfile(double[] factors) {
        this.factors = factors;
    }

    /** The profile of the given usual days; a weekday seen seldom leans on the others of its kind. */
    static WeekdayProfile of(SeriesMemory memory, int[] days) {
        var profile = FLAT;
        for (var pass = 0; pass < PASSES; pass++) {
            profile = profile.refined(memory, days);
        }
        return profile;
    }

    double factor(int weekday) {
        return factors[weekday];
    }

    private WeekdayProfile refined(SeriesMemory memory, int[] days) {
        var levels = Arrays.stream(days)
                .mapToDouble(day -> localLevel(memory, day, days))
                .toArray();
        var weekdays = IntStream.range(0, 7)
                .mapToObj(weekday -> Weekday.of(memory, days, levels, weekday))
                .toArray(Weekday[]::new);
        var workday = typical(Arrays.copyOfRange(weekdays, 0, 5));
        var weekend = typical(Arrays.copyOfRange(weekdays, 5, 7));
        return normalised(IntStream.range(0, 7)
                .mapToDouble(weekday -> weekdays[weekday].shrunkTowards(weekday < 5 ? workday : weekend)));
    }

    /** The level of the week around the day, moved inwards at the ends so that it stays a whole week. */
    private double localLevel(SeriesMemory memory, int day, int[] days) {
        var first = Math.max(days[0], Math.min(day - 3, days[days.length - 1] - 6));
        var sum = 0.0;
        var weights = 0.0;
        for (var near = first; near < first + 7; near++) {
            if (memory.isUsual(near)) {
                sum += memory.comparable(near);
                weights += factors[memory.weekday(near)];
            }
        }
        return sum / weights;
    }

    private static double typical(Weekday[] weekdays) {
        var weighted = Arrays.stream(weekdays)
                .mapToDouble(weekday -> weekday.days * weekday.ratio)
                .sum();
        return (weighted + 0.5)
                / (Arrays.stream(weekdays).mapToInt(Weekday::days).sum() + 0.5);
    }

    private static WeekdayProfile normalised(DoubleStream raw) {
        var factors = raw.map(factor -> Math.max(factor, SMALLEST)).toArray();
        var mean = Arrays.stream(factors).average().orElseThrow();
        return new WeekdayProfile(
                Arrays.stream(factors).map(factor -> factor / mean).toArray());
    }

    /** One weekday's counts over the level of their weeks. */
    private record Weekday(int days, double ratio) {

        static Weekday of(SeriesMemory memory, int[] days, double[] levels, int weekday) {
            var ratios = new double[days.length];
            var number = 0;
            var counted = 0.0;
            var level = 0.0;
            for (var position = 0; position < days.length; position++) {
                if (memory.weekday(days[position]) == weekday && levels[position] > 0) {
                    var count = memory.comparable(days[position]);
                    ratios[number++] = count / levels[position];
                    counted += count;
                    level += levels[position];
                }
            }
            return of(Arrays.copyOf(ratios, number), counted, level);
        }

        private static Weekday of(double[] ratios, double counted, double level) {
            if (ratios.length == 0) {
                return new Weekday(0, 1);
            }
            if (ratios.length < 3 || counted < 5 * ratios.length) {
                return new Weekday(ratios.length, counted / level);
            }
            var quantiles = Quantiles.of(ratios);
            return new Weekday(ratios.length, ratios.length < 6 ? quantiles.median() : quantiles.interquartileMean());
        }

        /** A weekday far from the others is a batch job's: what it shows is believed as it is. */
        double shrunkTowards(double typical) {
            var batch = days >= 4 && (ratio < 0.3 || ratio > 2);
            return batch ? ratio : (days * ratio + typical) / (days + 1);
        }
    }
}
