package io.spikewatch.billing.judgement;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.detector.CalendarDay;
import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Preset;
import io.spikewatch.detector.Sensitivity;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompleteDaysTests {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 10);

    @ParameterizedTest
    @CsvSource({
        "2026-03-10T10:00:00Z, 5000, true",
        "2026-03-10T10:00:00Z, 100, false",
        "2026-03-11T01:59:59Z, 100, false",
        "2026-03-11T02:00:00Z, 100, true",
        "2026-03-11T02:00:00Z, 1000, false"
    })
    void keepDropsBackUntilAllReportsShouldHaveCome(Instant now, long count, boolean isToTell) {
        var days = new CompleteDays(new DetectionProperties(Duration.ofHours(2)), Clock.fixed(now, ZoneOffset.UTC));

        assertThat(days.isToTell(judged(count))).isEqualTo(isToTell);
    }

    /** After sixty days of 1,000. */
    private static Judgement judged(long count) {
        var counts = new long[61];
        Arrays.fill(counts, 1000);
        counts[60] = count;
        var history = UsageHistory.of("acme", null, "event_count_in_period", DATE.minusDays(60), counts);
        return Judgements.of(history, DATE, Sensitivity.of(Preset.MEDIUM), date -> CalendarDay.UNKNOWN)
                .get(DATE);
    }
}
