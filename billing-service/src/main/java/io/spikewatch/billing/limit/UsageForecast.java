package io.spikewatch.billing.limit;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What comes of a usage type until its billing period ends, if usage goes on as in the last four weeks.
 *
 * @param limitReachedOn null if the limit was reached before, is not reached in the period, or is none, and once the period
 *     is over
 * @param daysLeft until then, counted from today
 */
public record UsageForecast(
        @Schema(description = "At the period's end") @JsonProperty("projectedUsage")
        long projectedUsage,

        @Schema(
                description =
                        "The day on which usage arrives at the plan's limit; null if that is past or not foreseen")
        @JsonProperty("limitReachedOn")
        @Nullable
        LocalDate limitReachedOn,

        @Schema(description = "From today until then") @JsonProperty("daysLeft") @Nullable
        Long daysLeft) {

    /** A day that should have been by today, had its reports come, is today. */
    static UsageForecast of(long projectedUsage, @Nullable LocalDate limitReachedOn, LocalDate today) {
        if (limitReachedOn == null) {
            return new UsageForecast(projectedUsage, null, null);
        }
        var day = limitReachedOn.isBefore(today) ? today : limitReachedOn;
        return new UsageForecast(projectedUsage, day, ChronoUnit.DAYS.between(today, day));
    }
}
