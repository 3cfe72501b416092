package io.spikewatch.web;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Reads an instant from a query, to compare it with instants stored in microseconds. */
public final class InstantParameter {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private InstantParameter() {}

    /** Any offset will do; the plus sign of one that wasn't escaped arrives as a space. */
    public static @Nullable Instant read(String name, @Nullable String text) {
        if (text == null) {
            return null;
        }
        var instant = parse(text);
        if (instant == null || instant.isBefore(FIRST) || instant.isAfter(LAST)) {
            throw Problem.invalid(name, "must be an instant such as 2026-06-09T10:00:00Z");
        }
        return toMicroseconds(instant);
    }

    private static @Nullable Instant parse(String text) {
        try {
            return OffsetDateTime.parse(text.replace(' ', '+')).toInstant();
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /** Rounds up: a stored instant is at or after the given one exactly if it is at or after the next microsecond. */
    private static Instant toMicroseconds(Instant instant) {
        var micros = instant.truncatedTo(ChronoUnit.MICROS);
        return micros.equals(instant) ? micros : micros.plus(Duration.of(1, ChronoUnit.MICROS));
    }
}
