package io.spikewatch.billing.spike;

import io.spikewatch.billing.history.UsageHistory;
import java.time.LocalDate;
import java.util.List;

/** Decides which days of a usage history left their normal range. */
interface SpikeDetector {

    /**
     * One verdict for each day from {@code from} to {@code to}, both included. A verdict depends on its day and the
     * days before it alone, so asking for the day or for a range around it gives the same answer.
     */
    List<Verdict> examine(UsageHistory history, LocalDate from, LocalDate to);

    /** The first day whose count may matter to the verdict on {@code date}. */
    LocalDate firstDayThatMatters(LocalDate date);
}
