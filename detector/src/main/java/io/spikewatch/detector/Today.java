package io.spikewatch.detector;

/** The judged day beside what it should have brought. Filled anew for each day, so that judging allocates nothing. */
final class Today {

    int day;
    long observed;
    CalendarDay calendar = CalendarDay.UNKNOWN;
    double expected;
    double sigma;
    double score;
    boolean weekdaysKnown;

    /** A day with nothing to compare with. */
    void take(int judged, long count, CalendarDay on) {
        day = judged;
        observed = count;
        calendar = on;
        expected = Double.NaN;
        sigma = Double.NaN;
        score = Double.NaN;
        weekdaysKnown = false;
    }

    void compare(int judged, long count, CalendarDay on, Baseline baseline) {
        take(judged, count, on);
        expected = baseline.expectedOn(Past.weekdayOf(judged));
        sigma = baseline.sigma();
        score = Noise.score(count, expected, sigma);
        weekdaysKnown = baseline.weekdaysKnown();
    }

    /** Observed over expected, kept finite for counts and expectations near zero. */
    double factor() {
        return (observed + 0.5) / (expected + 0.5);
    }

    double move() {
        return Math.log(factor());
    }

    double difference() {
        return observed - expected;
    }

    boolean holiday() {
        return calendar == CalendarDay.HOLIDAY;
    }

    boolean weekend() {
        return Past.isWeekend(Past.weekdayOf(day));
    }

    /** The count whose score this is. */
    double expectedAt(double distance) {
        return Noise.countAt(distance, expected, sigma);
    }
}
