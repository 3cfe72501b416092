package io.spikewatch.app.preference;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuietHoursTests {

    @ParameterizedTest
    @CsvSource(textBlock = """
                    22:00, 07:00, UTC, 2026-06-09T21:59:59Z,
                    22:00, 07:00, UTC, 2026-06-09T22:00:00Z, 2026-06-10T07:00:00Z
                    22:00, 07:00, UTC, 2026-06-10T06:59:59Z, 2026-06-10T07:00:00Z
                    22:00, 07:00, UTC, 2026-06-10T07:00:00Z,
                    12:00, 14:00, UTC, 2026-06-09T11:59:59Z,
                    12:00, 14:00, UTC, 2026-06-09T13:00:00Z, 2026-06-09T14:00:00Z
                    12:00, 14:00, UTC, 2026-06-09T14:00:00Z,
                    22:00, 07:00, Europe/Berlin, 2026-06-09T20:00:00Z, 2026-06-10T05:00:00Z
                    22:00, 07:00, Europe/Berlin, 2026-06-10T05:00:00Z,
                    """)
    void endWhereThePersonIs(LocalTime from, LocalTime to, ZoneId zone, Instant now, Instant end) {
        assertThat(new QuietHours(from, to, zone).endOf(now)).isEqualTo(Optional.ofNullable(end));
    }

    /** In Berlin, 02:30 comes twice on 2026-10-25 and never on 2026-03-29. */
    @ParameterizedTest
    @CsvSource({
        "2026-10-25T00:15:00Z, 2026-10-25T01:30:00Z",
        "2026-10-25T01:15:00Z, 2026-10-25T01:30:00Z",
        "2026-03-29T00:59:00Z, 2026-03-29T01:30:00Z",
        "2026-03-29T01:00:00Z,"
    })
    void endAfterNowWhenTheClockIsChanged(Instant now, Instant end) {
        var untilHalfPastTwo = new QuietHours(LocalTime.of(22, 0), LocalTime.of(2, 30), ZoneId.of("Europe/Berlin"));

        assertThat(untilHalfPastTwo.endOf(now)).isEqualTo(Optional.ofNullable(end));
    }
}
