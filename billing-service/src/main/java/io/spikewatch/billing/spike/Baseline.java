package io.spikewatch.billing.spike;

import java.util.Arrays;

/** What is usual for a series on one day: its level, how its weekdays differ, and how far days scatter. */
record Baseline(double level, WeekdayProfile profile, boolean weekdaysKnown, Noise noise) {

    /** Days before the judged one that say what is usual. */
    static final int WINDOW = 70;

    /** From this many usual days on, weekdays are told apart. */
    static final int DAYS_TO_KNOW_WEEKDAYS = 14;

    /** The baseline for {@code today}, from the usual days before it, of which there must be one. */
    static Baseline of(SeriesMemory memory, int today) {
        var days = memory.usualDaysBefore(today, WINDOW);
        if (days.length < DAYS_TO_KNOW_WEEKDAYS) {
            var counts = Quantiles.of(Arrays.stream(days).mapToDouble(memory::comparable));
            return new Baseline(counts.median(), WeekdayProfile.FLAT, false, Noise.ofShortHistory(memory, days));
        }
        var profile = WeekdayProfile.of(memory, days);
        return new Baseline(
                Level.of(memory, days, profile, today), profile, true, Noise.of(memory, days, profile, today));
    }

    double expectedOn(int weekday) {
        return Math.max(level * profile.factor(weekday), 0.01);
    }

    /** What a day off would bring: the quieter of Saturday and Sunday. */
    double expectedOnDayOff() {
        return Math.min(expectedOn(5), expectedOn(6));
    }
}
