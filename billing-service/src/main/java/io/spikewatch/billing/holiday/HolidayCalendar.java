package io.spikewatch.billing.holiday;

import static java.util.Objects.requireNonNullElse;

import de.focus_shift.jollyday.core.CalendarHierarchy;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.HashMap;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Looks a region's holidays up in the library that knows them. */
final class HolidayCalendar {

    private static final Pattern REGION = Pattern.compile("([A-Z]{2})(?:-([A-Z0-9]{1,3}))?");

    private HolidayCalendar() {}

    /**
     * Empty for a country without a calendar. Subdivisions that the library doesn't know have none but their country's
     * holidays.
     */
    static Optional<HolidayYear> of(RegionYear wanted) {
        var region = REGION.matcher(wanted.region().strip().toUpperCase(Locale.ROOT));
        if (!region.matches() || !HolidayManager.getSupportedCalendarCodes().contains(region.group(1))) {
            return Optional.empty();
        }
        var country = HolidayManager.getInstance(ManagerParameters.create(region.group(1)));
        var path = path(country.getCalendarHierarchy(), requireNonNullElse(region.group(2), ""));
        return Optional.of(year(country, Year.of(wanted.year()), path.toArray(String[]::new)));
    }

    /**
     * The way down to the subdivision; none where there is no such one. Those right below come first, as parts of others
     * may have the same code.
     */
    private static Stream<String> path(CalendarHierarchy above, String subdivision) {
        var below = above.getChildren().values();
        return Stream.concat(
                        below.stream().filter(child -> child.getId().equalsIgnoreCase(subdivision)),
                        below.stream()
                                .filter(child ->
                                        path(child, subdivision).findAny().isPresent()))
                .findFirst()
                .stream()
                .flatMap(child -> Stream.concat(Stream.of(child.getId()), path(child, subdivision)));
    }

    private static HolidayYear year(HolidayManager country, Year year, String... path) {
        var names = new HashMap<LocalDate, String>();
        for (var holiday : country.getHolidays(year, HolidayType.PUBLIC_HOLIDAY, path)) {
            var name = holiday.getDescription(Locale.ENGLISH);
            names.put(holiday.getActualDate(), name);
            holiday.getObservedDate().ifPresent(observed -> names.putIfAbsent(observed, name + " (observed)"));
        }
        return new HolidayYear(names);
    }
}
