package io.spikewatch.app.billing;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an organization is told about its plan, limits, trial or overage.
 *
 * @param message a sentence for people
 * @param acknowledgedBy the id of the user who did
 */
public record BillingAlert(
        UUID id,
        String alertType,
        Severity severity,
        String message,
        @Nullable Forecast forecast,
        Instant createdAt,
        @Nullable Instant acknowledgedAt,
        @Nullable String acknowledgedBy,
        @Nullable Instant resolvedAt) {

    public boolean isOpen() {
        return acknowledgedAt == null && resolvedAt == null;
    }

    public enum Severity {
        @JsonProperty("critical")
        CRITICAL,
        @JsonProperty("warning")
        WARNING,
        @JsonProperty("info")
        INFO
    }

    /** Where usage will be at the end of the billing period if it goes on like that, and when it reaches the limit. */
    public record Forecast(
            @Nullable BigDecimal projectedUsage,
            @Nullable LocalDate limitReachedOn,
            @Nullable Long daysLeft) {}
}
