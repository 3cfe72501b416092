package io.spikewatch.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.billing.SpikeExplanation;
import io.spikewatch.app.billing.SpikeExplanation.Verdict;
import io.spikewatch.app.notification.Priority;
import io.spikewatch.app.page.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTests {

    private static final LocalDate TUESDAY = LocalDate.of(2026, 6, 9);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SPIKING | up | 3.2 | NORMAL | Events 3.2× the usual Tuesday | Spike · 9 Jun",
                "SPIKING | up | 7 | CRITICAL | Events 7× the usual Tuesday | Critical spike · 9 Jun",
                "SPIKING | down | 0.12 | CRITICAL | Events down to 0.12× the usual Tuesday | Critical drop · 9 Jun",
                "SPIKING | down | 0 | CRITICAL | Events fell to 38,400 | Critical drop · 9 Jun",
                "IN_EPISODE | down | 0.4 | NORMAL | Events still out of their range since 8 Jun | Drop goes on · 9 Jun",
                "NORMAL | | | NORMAL | Events out of their range, but not told | Not told · 9 Jun",
                "TOO_LITTLE_HISTORY | | | NORMAL | Too little history to judge events | Too little history · 9 Jun",
                "NO_REPORT | | | NORMAL | No usage report for 9 Jun 2026 | No report · 9 Jun"
            })
    void headsEachVerdict(
            Verdict verdict,
            @Nullable String direction,
            @Nullable BigDecimal factor,
            Priority priority,
            String heading,
            String tag) {
        var explanation =
                new Wording("Acme", why(verdict, direction, factor, null), Severity.of(priority)).explanation();

        assertThat(explanation.heading()).isEqualTo(heading);
        assertThat(explanation.tag()).isEqualTo(tag);
    }

    @Test
    void prefersTheSentenceItIsGiven() {
        var normal = Severity.of(Priority.NORMAL);

        var given = new Wording("Acme", why(Verdict.NORMAL, null, null, "As ever."), normal).explanation();
        var missing = new Wording("Acme", why(Verdict.NORMAL, null, null, null), normal).explanation();

        assertThat(given.sentence()).isEqualTo("As ever.");
        assertThat(missing.sentence())
                .isEqualTo("38,400 counted on Tuesday 9 June, where about 12,000 were expected (9,800 to 14,600).");
    }

    private static SpikeExplanation why(
            Verdict verdict, @Nullable String direction, @Nullable BigDecimal factor, @Nullable String sentence) {
        return new SpikeExplanation(
                "event_count_in_period",
                "events",
                "Events",
                null,
                null,
                TUESDAY,
                verdict,
                direction,
                BigDecimal.valueOf(38_400),
                BigDecimal.valueOf(12_000),
                BigDecimal.valueOf(9_800),
                BigDecimal.valueOf(14_600),
                factor,
                null,
                TUESDAY.minusDays(1),
                sentence,
                null,
                null);
    }
}
