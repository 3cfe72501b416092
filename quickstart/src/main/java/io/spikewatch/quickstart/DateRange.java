package io.spikewatch.quickstart;

import java.time.LocalDate;

/** Days from the first to the last, both included. */
record DateRange(LocalDate first, LocalDate last) {

    static DateRange of(LocalDate date) {
        return new DateRange(date, date);
    }

    DateRange and(DateRange other) {
        return new DateRange(
                first.isBefore(other.first) ? first : other.first, last.isAfter(other.last) ? last : other.last);
    }

    @Override
    public String toString() {
        return first + " to " + last;
    }
}
