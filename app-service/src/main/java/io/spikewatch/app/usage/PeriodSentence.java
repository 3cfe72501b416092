package io.spikewatch.app.usage;

import io.spikewatch.app.billing.UsageAnswer;
import io.spikewatch.app.page.Dates;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a billing period costs so far and is going to, in one sentence. */
record PeriodSentence(UsageAnswer.Period period) {

    String text() {
        return "Billing period from %s to %s%s: %s."
                .formatted(
                        Dates.withYear(period.start()),
                        Dates.withYear(last()),
                        period.plan() == null ? "" : " on plan " + period.plan(),
                        period.spend() == null
                                ? "prices in more than one currency, which don’t add up"
                                : costs(period.spend()));
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
