package io.spikewatch.billing.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class UsageHistoryTests {

    private static final LocalDate MONDAY = LocalDate.of(2026, 6, 1);

    @Test
    void tellsZeroFromMissing() {
        var history = UsageHistory.of("org-1", null, "tokens", MONDAY, 7, UsageHistory.MISSING, 0);

        assertThat(history.on(MONDAY)).hasValue(7);
        assertThat(history.on(MONDAY.plusDays(1))).isEmpty();
        assertThat(history.on(MONDAY.plusDays(2))).hasValue(0);
    }

    @Test
    void knowsNothingOutsideItsRange() {
        var history = UsageHistory.of("org-1", null, "tokens", MONDAY, 7, 8);

        assertThat(history.last()).isEqualTo(MONDAY.plusDays(1));
        assertThat(history.on(MONDAY.minusDays(1))).isEmpty();
        assertThat(history.on(MONDAY.plusDays(2))).isEmpty();
    }
}
