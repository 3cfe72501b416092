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
            var positions = IntStream.range(0, days.length)
                    .filter(position -> memory.weekday(days[position]) == weekday && levels[position] > 0)
                    .toArray();
            if (positions.length == 0) {
                return new Weekday(0, 1);
            }
            var sum = Arrays.stream(positions)
                    .mapToDouble(position -> memory.comparable(days[position]))
                    .sum();
            if (positions.length < 3 || sum < 5 * positions.length) {
                return new Weekday(
                        positions.length,
                        sum
                                / Arrays.stream(positions)
                                        .mapToDouble(position -> levels[position])
                                        .sum());
            }
            var ratios = Quantiles.of(Arrays.stream(positions)
                    .mapToDouble(position -> memory.comparable(days[position]) / levels[position]));
            return new Weekday(positions.length, positions.length < 6 ? ratios.median() : ratios.interquartileMean());
        }

        /** A weekday far from the others is a batch job's: what it shows is believed as it is. */
        double shrunkTowards(double typical) {
            var batch = days >= 4 && (ratio < 0.3 || ratio > 2);
            return batch ? ratio : (days * ratio + typical) / (days + 1);
        }
    }
}
