package io.spikewatch.spikebench;

import io.spikewatch.detector.CalendarDay;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Public holidays by region, each with the day before and after; and the days around the turn of the year. */
final class HolidayCalendar {

    private static final MonthDay YEAR_ENDS = MonthDay.of(12, 23);
    private static final MonthDay YEAR_BEGINS = MonthDay.of(1, 2);

    private final Map<String, Set<Integer>> days = new HashMap<>();

    void add(String region, LocalDate holiday) {
        var day = (int) holiday.toEpochDay();
        days.computeIfAbsent(region, unused -> new HashSet<>()).addAll(Set.of(day - 1, day, day + 1));
    }

    CalendarDay on(String region, int day) {
        var holidays = days.get(region);
        if (holidays == null) {
            return CalendarDay.UNKNOWN;
        }
        return holidays.contains(day) || isTurnOfYear(day) ? CalendarDay.HOLIDAY : CalendarDay.ORDINARY;
    }

    private static boolean isTurnOfYear(int day) {
        var date = MonthDay.from(LocalDate.ofEpochDay(day));
        return !date.isBefore(YEAR_ENDS) || !date.isAfter(YEAR_BEGINS);
    }
}
