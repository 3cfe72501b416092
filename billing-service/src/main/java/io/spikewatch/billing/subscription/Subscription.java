package io.spikewatch.billing.subscription;

import static io.spikewatch.web.Fields.check;
import static io.spikewatch.web.Fields.day;
import static io.spikewatch.web.Fields.instant;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.OptBoolean;
import io.spikewatch.web.Fields;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which plan an organization is on, as its source said at {@code occurredAt}.
 *
 * @param plan key of a known plan
 * @param currentPeriodEnd the day after the period's last
 */
public record Subscription(
        @Schema(description = "Key of a known plan") @NotNull
        String plan,

        @NotNull Status status,

        @Schema(description = "First day of the billing period") @NotNull @JsonFormat(lenient = OptBoolean.FALSE)
        LocalDate currentPeriodStart,

        @Schema(description = "The day after the period's last") @NotNull @JsonFormat(lenient = OptBoolean.FALSE)
        LocalDate currentPeriodEnd,

        @Nullable Instant trialEndsAt,
        @Nullable Instant canceledAt,
        @Nullable Instant accessEndsAt,

        @Schema(description = "When this came to be at its source; older than what is stored, it changes nothing")
        @NotNull
        Instant occurredAt) {

    /** In years: longer than anybody bills at once. */
    private static final int LONGEST_PERIOD = 10;

    /** How a subscription stands. It changes no price: a period costs what its plan says until it ends. */
    public enum Status {
        @JsonProperty("trialing")
        TRIALING,
        @JsonProperty("active")
        ACTIVE,
        @JsonProperty("past_due")
        PAST_DUE,
        @JsonProperty("canceled")
        CANCELED
    }

    /** Whether it was canceled, be it only at the period's end. */
    @JsonIgnore
    public boolean isCanceled() {
        return status == Status.CANCELED || canceledAt != null;
    }

    /** With instants in microseconds, as they are stored; throws a 400 problem naming the field that can't be. */
    Subscription checked() {
        check(
                currentPeriodStart.isBefore(currentPeriodEnd),
                "current_period_end",
                "must be after current_period_start");
        check(
                !currentPeriodEnd.isAfter(currentPeriodStart.plusYears(LONGEST_PERIOD)),
                "current_period_end",
                "must be within " + LONGEST_PERIOD + " years from current_period_start");
        return new Subscription(
                plan,
                status,
                day(currentPeriodStart, "current_period_start"),
                day(currentPeriodEnd, "current_period_end"),
                instant(trialEndsAt, "trial_ends_at"),
                instant(canceledAt, "canceled_at"),
                instant(accessEndsAt, "access_ends_at"),
                Fields.required(instant(occurredAt, "occurred_at"), "occurred_at"));
    }
}
