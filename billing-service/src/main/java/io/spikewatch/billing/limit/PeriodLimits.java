package io.spikewatch.billing.limit;

import io.spikewatch.billing.catalog.Aggregation;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The limits of an organization's plan; without a subscription there is neither a period nor a limit. */
record PeriodLimits(@Nullable Period period, List<UsageLimit> limits) {

    static final PeriodLimits NONE = new PeriodLimits(null, List.of());

    static PeriodLimits of(PlanUsage usage) {
        var limits = usage.allowances().stream().flatMap(UsageLimit::of).toList();
        return new PeriodLimits(Period.of(usage), limits);
    }

    /** As the subscription has it. */
    @Schema(name = "LimitPeriod")
    record Period(
            LocalDate start,
            @Schema(description = "The day after its last") LocalDate end,
            @Schema(description = "Key of the plan") String plan,
            String planName,

            @Schema(description = "The day of the period's newest report; null if it has none") @Nullable
            LocalDate dataUntil) {

        static Period of(PlanUsage usage) {
            return new Period(
                    usage.subscription().currentPeriodStart(),
                    usage.subscription().currentPeriodEnd(),
                    usage.plan().key(),
                    usage.plan().name(),
                    usage.dataUntil());
        }
    }

    record UsageLimit(
            String usageType,
            String label,

            @Schema(description = "Whether the latest day counts, as of seats, and not the sum of all days")
            boolean level,

            long limit,

            @Schema(description = "Null: warned of by the limit itself") @Nullable
            Long softLimit,

            @Schema(description = "By the reports of the period so far")
            long used) {

        static Stream<UsageLimit> of(Allowance allowance) {
            var type = allowance.type();
            return Stream.ofNullable(allowance.limit())
                    .map(limit -> new UsageLimit(
                            type.key(),
                            type.label(),
                            type.aggregation() == Aggregation.LAST,
                            limit.limit(),
                            limit.softLimit(),
                            allowance.used()));
        }
    }
}
