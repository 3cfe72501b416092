package io.spikewatch.billing.alert;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** The figures behind an alert's message; which ones follows from the alert's type. */
@Schema(
        name = "AlertMetadata",
        oneOf = {
            Metadata.Usage.class,
            Metadata.Overage.class,
            Metadata.Trial.class,
            Metadata.Cancellation.class,
            Metadata.PlanChange.class
        })
public sealed interface Metadata {

    /**
     * @param usagePercent of the limit, with one decimal, rounded down
     * @param limit the soft limit in a soft warning, in a hard one the limit
     */
    @Schema(name = "UsageMetadata")
    record Usage(
            @Schema(example = "tokens") String metric,

            @Schema(description = "With one decimal, rounded down", example = "85.5") @JsonProperty("usagePercent")
            BigDecimal usagePercent,

            @JsonProperty("currentUsage") long currentUsage,

            @Schema(description = "The soft limit in a soft warning, the limit in a hard one")
            long limit)
            implements Metadata {

        public Usage {
            usagePercent = plain(usagePercent);
        }
    }

    /** @param estimatedCost in the plan's currency */
    @Schema(name = "OverageMetadata")
    record Overage(
            @Schema(example = "tokens") String metric,
            @JsonProperty("overageAmount") long overageAmount,

            @Schema(description = "In the plan's currency: what the period costs less what the limit would")
            @JsonProperty("estimatedCost")
            BigDecimal estimatedCost)
            implements Metadata {

        public Overage {
            estimatedCost = plain(estimatedCost);
        }
    }

    @Schema(name = "TrialMetadata")
    record Trial(
            @JsonProperty("daysRemaining") long daysRemaining,
            @JsonProperty("trialEndsAt") Instant trialEndsAt) implements Metadata {}

    @Schema(name = "CancellationMetadata")
    record Cancellation(
            @Schema(description = "When it was canceled") @JsonProperty("canceledAt")
            Instant canceledAt,

            @Schema(description = "UTC day") @JsonProperty("accessEndsOn")
            LocalDate accessEndsOn)
            implements Metadata {}

    /** With the plans as they were called on that day. */
    @Schema(name = "PlanChangeMetadata")
    record PlanChange(
            @Schema(example = "Starter") @JsonProperty("fromPlan")
            String fromPlan,

            @Schema(example = "Growth") @JsonProperty("toPlan")
            String toPlan,

            @JsonProperty("changedAt") Instant changedAt)
            implements Metadata {}

    /** Without needless zeros, so that the same amount is always equal and written the same. */
    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
