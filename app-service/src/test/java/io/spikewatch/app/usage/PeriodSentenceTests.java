package io.spikewatch.app.usage;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.billing.UsageAnswer.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PeriodSentenceTests {

    private static final BigDecimal SPENT = new BigDecimal("900.25");
    private static final BigDecimal PROJECTED = new BigDecimal("3000");

    @Test
    void saysWhatThePeriodCostAndWillCost() {
        var text = sentence("USD", SPENT, PROJECTED, LocalDate.of(2026, 1, 9));

        assertThat(text)
                .isEqualTo("Billing period from 15 Dec 2025 to 14 Jan 2026 on plan growth: 900.25 USD until 9 Jan 2026,"
                        + " about 3,000.00 USD projected for all of it.");
    }

    @Test
    void projectsNothingOnceAllOfThePeriodIsReported() {
        var text = sentence("USD", SPENT, SPENT, LocalDate.of(2026, 1, 14));

        assertThat(text).endsWith(": 900.25 USD for all of it.");
    }

    @Test
    void saysThatNothingIsReportedYet() {
        var text = sentence("USD", BigDecimal.ZERO, null, null);

        assertThat(text).endsWith(": 0.00 USD, without a usage report so far.");
    }

    @Test
    void addsNothingUpInSeveralCurrencies() {
        var text = sentence(null, null, null, LocalDate.of(2026, 1, 9));

        assertThat(text).endsWith(": prices in more than one currency, which don’t add up.");
    }

    private static String sentence(
            @Nullable String currency,
            @Nullable BigDecimal spend,
            @Nullable BigDecimal projected,
            @Nullable LocalDate dataUntil) {
        var period = new Period(
                LocalDate.of(2025, 12, 15), LocalDate.of(2026, 1, 15), "growth", currency, spend, projected, dataUntil);
        return new PeriodSentence(period).text();
    }
}
