package io.spikewatch.billing.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.spikewatch.billing.limit.UsageForecast;
import io.spikewatch.messages.BillingAlertRaised.Severity;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An alert as people see it; open until it is acknowledged or resolved. */
public record BillingAlert(
        UUID id,
        @JsonProperty("orgId") String orgId,
        @JsonProperty("alertType") AlertType alertType,
        Severity severity,

        @Schema(example = "Token usage at 80% (400,000 of 500,000)")
        String message,

        Metadata metadata,

        @Schema(description = "What is foreseen; null where the alert isn't about usage") @Nullable
        UsageForecast forecast,

        @JsonProperty("createdAt") Instant createdAt,
        @JsonProperty("acknowledgedAt") @Nullable Instant acknowledgedAt,

        @Schema(description = "The user's id") @JsonProperty("acknowledgedBy") @Nullable
        String acknowledgedBy,

        @Schema(description = "When its condition ceased to hold") @JsonProperty("resolvedAt") @Nullable
        Instant resolvedAt) {}
