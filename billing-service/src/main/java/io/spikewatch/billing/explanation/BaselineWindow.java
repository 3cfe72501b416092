package io.spikewatch.billing.explanation;

import io.spikewatch.billing.history.UsageHistory;
import java.time.LocalDate;

/** The days that a day is compared with, at most ten weeks: from the first with a report to the day before. */
record BaselineWindow(LocalDate from, LocalDate to) {

    private static final int DAYS = 70;

    static BaselineWindow before(LocalDate date, UsageHistory history) {
        var first = date.minusDays(DAYS)
                .datesUntil(date)
                .filter(day -> history.on(day).isPresent())
                .findFirst()
                .orElse(date);
        return new BaselineWindow(first, date.minusDays(1));
    }

    int missingDays(UsageHistory history) {
        return (int) from.datesUntil(to.plusDays(1))
                .filter(day -> history.on(day).isEmpty())
                .count();
    }
}
