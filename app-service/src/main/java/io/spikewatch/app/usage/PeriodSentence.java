package io.spikewatch.app.usage;

import io.spikewatch.app.billing.UsageAnswer;
import io.spikewatch.app.page.Dates;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a billing period costs so far and is going to, in one sentence. */
record PeriodSentence(UsageAnswer.Period period) {

    String text() {
        return "%s: %s."
                .formatted(
                        period(period.start(), period.end(), period.plan()),
                        period.spend() == null
                                ? "prices in more than one currency, which don’t add up"
                                : costs(period.spend()));
    }

    /** {@code Billing period from 1 Nov 2026 to 30 Nov 2026 on plan Growth}. */
    static String period(LocalDate start, LocalDate end, @Nullable String plan) {
        return "Billing period from %s to %s%s"
                .formatted(
                        Dates.withYear(start),
                        Dates.withYear(end.minusDays(1)),
                        plan == null ? "" : " on plan " + plan);
    }

    /** The end is the day after it. */
    private LocalDate last() {
        return period.end().minusDays(1);
    }

    private String costs(BigDecimal spend) {
        var soFar = Amounts.money(spend, period.currency());
        if (period.dataUntil() == null) {
            return soFar + ", without a usage report so far";
        }
        return period.dataUntil().equals(last())
                ? soFar + " for all of it"
                : soFar + " until " + Dates.withYear(period.dataUntil()) + projection(period.projected());
    }

    private String projection(@Nullable BigDecimal projected) {
        return projected == null
                ? ""
                : ", about " + Amounts.money(projected, period.currency()) + " projected for all of it";
    }
}
