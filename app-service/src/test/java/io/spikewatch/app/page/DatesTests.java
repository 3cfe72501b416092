package io.spikewatch.app.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatesTests {

    private static final Instant NOW = Instant.parse("2026-06-09T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"PT10S, now", "PT5M, 5 min", "PT119M, 1 h", "PT25H, 1 d", "P6D, 6 d", "P8D, 1 Jun", "PT-5M, now"})
    void tellsAgesShortly(Duration age, String text) {
        assertThat(Dates.ago(NOW.minus(age), NOW)).isEqualTo(text);
    }

    @Test
    void tellsTimesExactlyInUtc() {
        assertThat(Dates.exact(NOW)).isEqualTo("9 Jun 2026, 10:00:00 UTC");
        assertThat(Dates.withWeekday(LocalDate.of(2026, 6, 9))).isEqualTo("Tuesday 9 June");
    }
}
