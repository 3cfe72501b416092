package io.spikewatch.billing.holiday;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.detector.CalendarDay;
import java.time.LocalDate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HolidaysTests {

    private final Holidays holidays = new Holidays();

    @ParameterizedTest
    @CsvSource({
        "US, 2026-11-26, Thanksgiving Day",
        "US, 2026-11-25, the day before Thanksgiving Day",
        "US, 2026-11-27, the day after Thanksgiving Day",
        "us, 2026-07-04, Independence Day",
        "US, 2026-07-03, Independence Day (observed)",
        "US, 2026-07-02, the day before Independence Day (observed)",
        "DE, 2026-10-03, German Unity Day",
        "DE, 2026-04-06, Easter Monday",
        "DE-BY, 2026-06-04, Corpus Christi",
        "DE-BY, 2026-10-03, German Unity Day",
        "US-CA, 2026-03-31, César Chávez's Birthday",
        "FR-2A, 2026-07-14, National Day",
        "IT-MI, 2026-12-07, St. Ambrose's Day",
        "GB-SCT, 2026-11-30, St. Andrew's Day",
        "DE, 2026-12-29, the turn of the year",
        "US, 2027-01-02, the day after New Year's Day"
    })
    void knowsHolidaysAndTheDaysNextToThem(String region, LocalDate day, String name) {
        assertThat(holidays.on(region, day)).isEqualTo(CalendarDay.HOLIDAY);
        assertThat(holidays.near(region, day)).contains(name);
    }

    @ParameterizedTest
    @CsvSource({
        "US, 2026-06-04",
        "DE, 2026-06-04",
        "DE-BE, 2026-06-04",
        "US, 2026-03-31",
        "US, 2026-02-14",
        "US, 2026-12-22",
        "US, 2027-01-03",
        "US-ZZ, 2026-06-04"
    })
    void knowsOrdinaryDays(String region, LocalDate day) {
        assertThat(holidays.on(region, day)).isEqualTo(CalendarDay.ORDINARY);
        assertThat(holidays.near(region, day)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {"none", "ZZ", "NYSE", "''", "DE_BY_X", "Ελλάδα", "USA"})
    void knowsNothingOfRegionsWithoutCalendar(String region) {
        var christmas = LocalDate.of(2026, 12, 25);

        assertThat(holidays.on(region, christmas)).isEqualTo(CalendarDay.UNKNOWN);
        assertThat(holidays.near(region, christmas)).isEmpty();
    }

    @Test
    void agreesWithItselfWhenManyAskAtOnce() {
        var first = LocalDate.of(2020, 1, 1);

        var answers = IntStream.range(0, 3_000)
                .parallel()
                .mapToObj(day -> holidays.on("DE-BY", first.plusDays(day)))
                .toList();

        var alone = new Holidays();
        var again = IntStream.range(0, 3_000)
                .mapToObj(day -> alone.on("DE-BY", first.plusDays(day)))
                .toList();
        assertThat(answers).isEqualTo(again);
    }
}
