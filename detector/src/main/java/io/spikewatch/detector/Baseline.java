package io.spikewatch.detector;

/** What is usual for a series on the judged day: its level, how its weekdays differ, and how far days scatter. */
final class Baseline {

    private static final double SMALLEST = 0.01;

    private final int daysToKnowWeekdays;
    private final WeekdayProfile profile;
    private final Level level;
    private final Noise noise;
    private final double[] sorted = new double[Past.DAYS];
    private boolean weekdaysKnown;
    private double average;
    private double sigma;

    Baseline(Parameters parameters) {
        this.daysToKnowWeekdays = parameters.days(Parameter.WEEKDAY_DAYS);
        this.profile = new WeekdayProfile(parameters);
        this.level = new Level(parameters);
        this.noise = new Noise(parameters);
    }

    void fit(Past past) {
        weekdaysKnown = past.daysInWindow() >= daysToKnowWeekdays;
        if (weekdaysKnown) {
            profile.fit(past);
            average = level.of(past, profile);
            sigma = noise.sigma(past, profile);
        } else {
            profile.flat();
            average = median(past);
            sigma = noise.sigmaOfNew(past);
        }
    }

    private double median(Past past) {
        for (var index = past.firstInWindow(); index < past.number(); index++) {
            sorted[index - past.firstInWindow()] = past.count(index);
        }
        return Quantiles.median(sorted, past.daysInWindow());
    }

    double expectedOn(int weekday) {
        return Math.max(average * profile.factor(weekday), SMALLEST);
    }

    /** That of the day's weekday. */
    double factor(int day) {
        return profile.factor(Past.weekdayOf(day));
    }

    boolean weekdaysKnown() {
        return weekdaysKnown;
    }

    double sigma() {
        return sigma;
    }
}
