package io.spikewatch.billing.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.history.UsageHistory;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CalendarNoteTests {

    private static final LocalDate FIRST = LocalDate.of(2025, 12, 1);

    @Test
    void hasNothingToSayOfAnOrdinaryDay() {
        assertThat(note(LocalDate.of(2026, 3, 10), Set.of())).isNull();
    }

    @ParameterizedTest
    @CsvSource({"2026-02-28, the last day of the month", "2026-03-01, the first day of the month"})
    void namesEndsOfMonths(LocalDate date, String note) {
        assertThat(note(date, Set.of())).isEqualTo(note);
    }

    @Test
    void namesHolidaysFirst() {
        var date = LocalDate.of(2026, 1, 1);

        assertThat(CalendarNote.of(
                        history(date, Set.of()),
                        Judged.day().on(date).judgement(300, 100),
                        Optional.of("New Year's Day")))
                .isEqualTo("New Year's Day; the first day of the month");
    }

    @Test
    void countsWeeksThatBroughtTheLike() {
        var date = LocalDate.of(2026, 3, 10);

        assertThat(note(date, Set.of(date.minusWeeks(1), date.minusWeeks(3), date.minusDays(2))))
                .isEqualTo("the like on this weekday of 2 of the last 4 weeks");
    }

    @Test
    void countsMonthsThatBroughtTheLikeFromTheirEndToo() {
        var date = LocalDate.of(2026, 3, 30);

        assertThat(note(date, Set.of(LocalDate.of(2026, 2, 27), LocalDate.of(2025, 12, 30))))
                .isEqualTo("the like on this day of 2 of the last 3 months");
    }

    private static String note(LocalDate date, Set<LocalDate> peaks) {
        return CalendarNote.of(history(date, peaks), Judged.day().on(date).judgement(300, 100), Optional.empty());
    }

    private static UsageHistory history(LocalDate date, Set<LocalDate> peaks) {
        var counts = FIRST.datesUntil(date.plusDays(1))
                .mapToLong(day -> day.equals(date) || peaks.contains(day) ? 300 : 100)
                .toArray();
        return UsageHistory.of("acme", null, "event_count_in_period", FIRST, counts);
    }
}
