package io.spikewatch.app.ui;

import io.spikewatch.app.page.Dates;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;

/** How long a notification sleeps. It wakes at eight in the morning, UTC. */
enum Snooze {
    TOMORROW,
    MONDAY,
    WEEK;

    private static final LocalTime MORNING = LocalTime.of(8, 0);

    Instant from(Instant now) {
        return wakes(Dates.dayOf(now)).atTime(MORNING).toInstant(ZoneOffset.UTC);
    }

    private LocalDate wakes(LocalDate today) {
        return switch (this) {
            case TOMORROW -> today.plusDays(1);
            case MONDAY -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY));
            case WEEK -> today.plusWeeks(1);
        };
    }
}
