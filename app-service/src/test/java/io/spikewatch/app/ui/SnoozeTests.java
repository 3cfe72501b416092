package io.spikewatch.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnoozeTests {

    private static final Instant NOW = Instant.parse("2026-06-09T10:00:00Z");

    @ParameterizedTest
    @CsvSource({"TOMORROW, 2026-06-10T08:00:00Z", "MONDAY, 2026-06-15T08:00:00Z", "WEEK, 2026-06-16T08:00:00Z"})
    void wakesInTheMorning(Snooze snooze, Instant wakes) {
        assertThat(snooze.from(NOW)).isEqualTo(wakes);
    }
}
