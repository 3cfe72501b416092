package io.spikewatch.billing.holiday;

import io.spikewatch.detector.CalendarDay;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Optional;

/**
 * A region's public holidays of one year.
 *
 * @param names of the holidays, by the day they are on and by the day they are observed on
 */
record HolidayYear(Map<LocalDate, String> names) {

    private static final MonthDay CHRISTMAS = MonthDay.of(12, 23);
    private static final MonthDay NEW_YEAR = MonthDay.of(1, 2);

    /** Those next to a holiday are taken off by many, and so is the turn of the year. */
    CalendarDay on(LocalDate day) {
        return isTurnOfYear(day) || isHoliday(day) || isHoliday(day.minusDays(1)) || isHoliday(day.plusDays(1))
                ? CalendarDay.HOLIDAY
                : CalendarDay.ORDINARY;
    }

    Optional<String> near(LocalDate day) {
        return named(day, "")
                .or(() -> named(day.minusDays(1), "the day after "))
                .or(() -> named(day.plusDays(1), "the day before "))
                .or(() -> isTurnOfYear(day) ? Optional.of("the turn of the year") : Optional.empty());
    }

    private Optional<String> named(LocalDate day, String where) {
        return Optional.ofNullable(names.get(day)).map(name -> where + name);
    }

    private boolean isHoliday(LocalDate day) {
        return names.containsKey(day);
    }

    private static boolean isTurnOfYear(LocalDate day) {
        var monthDay = MonthDay.from(day);
        return !monthDay.isBefore(CHRISTMAS) || !monthDay.isAfter(NEW_YEAR);
    }
}
