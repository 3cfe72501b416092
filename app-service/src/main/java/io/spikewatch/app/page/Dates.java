package io.spikewatch.app.page;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** How pages write dates and times; all of them are UTC. */
public final class Dates {

    private static final DateTimeFormatter EXACT = formatter("d MMM uuuu, HH:mm:ss 'UTC'");
    private static final DateTimeFormatter HOUR = formatter("d MMM, HH:mm");
    private static final DateTimeFormatter SHORT = formatter("d MMM");
    private static final DateTimeFormatter MEDIUM = formatter("d MMM uuuu");
    private static final DateTimeFormatter LONG = formatter("EEEE d MMMM");
    private static final DateTimeFormatter SHORT_MONTH = formatter("MMM uuuu");
    private static final DateTimeFormatter MONTH = formatter("MMMM uuuu");

    private Dates() {}

    /** {@code 9 Jun 2026, 10:00:00 UTC}. */
    public static String exact(Instant instant) {
        return EXACT.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** {@code now}, {@code 5 min}, {@code 2 h}, {@code 3 d}, then the date. */
    public static String ago(Instant then, Instant now) {
        var age = Duration.between(then, now);
        if (age.toMinutes() < 1) {
            return "now";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        if (age.toDays() < 1) {
            return age.toHours() + " h";
        }
        return age.toDays() < 7 ? age.toDays() + " d" : brief(dayOf(then));
    }

    public static LocalDate dayOf(Instant instant) {
        return LocalDate.ofInstant(instant, ZoneOffset.UTC);
    }

    /** {@code 9 Jun}. */
    public static String brief(LocalDate date) {
        return SHORT.format(date);
    }

    /** {@code 9 Jun 2026}. */
    public static String withYear(LocalDate date) {
        return MEDIUM.format(date);
    }

    /** {@code Tuesday 9 June}. */
    public static String withWeekday(LocalDate date) {
        return LONG.format(date);
    }

    /** {@code June 2026}. */
    public static String month(Instant instant) {
        return MONTH.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** {@code Jun 2026}. */
    public static String monthAndYear(LocalDate date) {
        return SHORT_MONTH.format(date);
    }

    /** {@code 9 Jun, 10:00}. */
    public static String hour(Instant instant) {
        return HOUR.format(instant.atOffset(ZoneOffset.UTC));
    }

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }
}
