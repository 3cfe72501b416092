package io.spikewatch.billing.limit;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The limits of an organization's plan; without a subscription there is neither a period nor a limit. */
record PeriodLimits(@Nullable Period period, List<UsageLimit> limits) {

    static final PeriodLimits NONE = new PeriodLimits(null, List.of());

    /** As the subscription has it. */
    @Schema(name = "LimitPeriod")
    record Period(
            LocalDate start,
            @Schema(description = "The day after its last") LocalDate end,
            @Schema(description = "Key of the plan") String plan,
            String planName,

            @Schema(description = "The day of the period's newest report; null if it has none") @Nullable
            LocalDate dataUntil) {}

    record UsageLimit(
            String usageType,
            String label,

            @Schema(description = "Whether the latest day counts, as of seats, and not the sum of all days")
            boolean level,

            long limit,

            @Schema(description = "Null: warned of by the limit itself") @Nullable
            Long softLimit,

            @Schema(description = "By the reports of the period so far")
            long used) {}
}
