package io.spikewatch.billing.alert;

import io.spikewatch.billing.limit.UsageForecast;
import io.spikewatch.messages.BillingAlertRaised.Severity;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that holds of an organization, and what an alert says of it.
 *
 * @param subject what tells conditions of the same type apart: a usage type, the id of a plan change or cancellation,
 *     nothing for the trial
 * @param usage null unless it is about usage
 */
public record Condition(
        AlertType type,
        String subject,
        Severity severity,
        String message,
        Metadata metadata,
        @Nullable Usage usage) {

    /**
     * What decides whether usage is to be told again.
     *
     * @param periodStart of the billing period that it is the usage of
     * @param percent exactly, as far as decimals go, of what the alert measures it by
     */
    public record Usage(LocalDate periodStart, BigDecimal percent, UsageForecast forecast) {}

    public @Nullable UsageForecast forecast() {
        return usage == null ? null : usage.forecast();
    }
}
