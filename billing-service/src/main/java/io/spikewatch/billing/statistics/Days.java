package io.spikewatch.billing.statistics;

import io.spikewatch.web.Problem;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** UTC days, both ends included. */
record Days(LocalDate first, LocalDate last) {

    private static final int MOST = 366;

    /** Throws a 400 problem naming what makes no sense. */
    Days {
        if (first.isAfter(last)) {
            throw Problem.invalid("start_date", "must not be after end_date");
        }
        if (ChronoUnit.DAYS.between(first, last) >= MOST) {
            throw Problem.invalid("range_too_long", "end_date", "must be within " + MOST + " days from start_date");
        }
    }
}
