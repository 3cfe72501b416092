package io.spikewatch.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** Checks on the fields of a request; each throws a 400 problem naming the field. */
public final class Fields {

    /** Years of four digits, as dates are written. */
    private static final LocalDate FIRST = LocalDate.of(1, 1, 1);

    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    private Fields() {}

    public static void check(boolean holds, String field, String message) {
        if (!holds) {
            throw Problem.invalid(field, message);
        }
    }

    public static <T> T required(@Nullable T value, String field) {
        if (value == null) {
            throw Problem.invalid(field, "is required");
        }
        return value;
    }

    public static LocalDate day(LocalDate day, String field) {
        check(!day.isBefore(FIRST) && !day.isAfter(LAST), field, "must be a day such as 2026-06-09");
        return day;
    }

    /** In microseconds, as it is stored. */
    public static @Nullable Instant instant(@Nullable Instant instant, String field) {
        if (instant == null) {
            return null;
        }
        check(
                !instant.isBefore(FIRST.atStartOfDay().toInstant(ZoneOffset.UTC))
                        && instant.isBefore(LAST.atStartOfDay().toInstant(ZoneOffset.UTC)),
                field,
                "must be an instant such as 2026-06-09T10:00:00Z");
        return instant.truncatedTo(ChronoUnit.MICROS);
    }
}
