package io.spikewatch.app.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.view.DateRange.Preset;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateRangeTests {

    @ParameterizedTest
    @CsvSource({
        "WEEK,       2026-01-03, 2025-12-27, 2026-01-02",
        "USUAL,      2026-03-01, 2026-01-30, 2026-02-28",
        "QUARTER,    2026-06-10, 2026-03-12, 2026-06-09",
        "YEAR,       2026-06-10, 2025-06-10, 2026-06-09",
        "YEAR,       2028-03-01, 2027-03-01, 2028-02-29",
        "YEAR,       2028-02-29, 2027-02-28, 2028-02-28",
        "THIS_MONTH, 2026-12-15, 2026-12-01, 2026-12-14",
        "THIS_MONTH, 2026-12-02, 2026-12-01, 2026-12-01",
        "THIS_MONTH, 2026-12-01, 2026-12-01, 2026-12-01",
        "THIS_MONTH, 2027-01-01, 2027-01-01, 2027-01-01",
        "LAST_MONTH, 2026-12-15, 2026-11-01, 2026-11-30",
        "LAST_MONTH, 2026-12-01, 2026-11-01, 2026-11-30",
        "LAST_MONTH, 2027-01-01, 2026-12-01, 2026-12-31",
        "LAST_MONTH, 2028-03-31, 2028-02-01, 2028-02-29"
    })
    void movesWithTheCalendar(Preset preset, LocalDate today, LocalDate from, LocalDate to) {
        var range = preset.on(today);

        assertThat(range).isEqualTo(new DateRange(preset, from, to));
        assertThat(range.days()).isLessThanOrEqualTo(DateRange.MOST_DAYS);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-01, 2026-06-09, 1 Jun to 9 Jun",
        "2026-06-09, 2026-06-09, 9 Jun",
        "2025-12-27, 2026-01-02, 27 Dec 2025 to 2 Jan 2026",
        "2025-12-31, 2025-12-31, 31 Dec 2025"
    })
    void namesYearsThatDoNotGoWithoutSaying(LocalDate from, LocalDate to, String words) {
        var range = new DateRange(null, from, to);

        assertThat(range.words(LocalDate.of(2026, 6, 10))).isEqualTo(words);
    }
}
