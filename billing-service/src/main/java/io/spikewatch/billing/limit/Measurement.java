package io.spikewatch.billing.limit;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.history.DailyUsage;
import io.spikewatch.billing.plan.Limit;
import io.spikewatch.billing.plan.Plan;
import io.spikewatch.billing.subscription.BillingPeriod;
import io.spikewatch.billing.subscription.Subscription;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one organization used, measured by its plan as it is today.
 *
 * @param thresholds by usage type, as far as the organization said so
 * @param usage from some weeks before its billing period to the period's end
 * @param period with its prices; null if none is known
 */
record Measurement(
        Subscription subscription,
        Plan plan,
        Map<String, Threshold> thresholds,
        DailyUsage usage,
        @Nullable BillingPeriod period,
        LocalDate today) {

    PlanUsage planUsage(List<UsageType> catalogue) {
        var start = ChronoUnit.DAYS.between(usage.from(), subscription.currentPeriodStart());
        var used = new PeriodUsage(usage, Math.toIntExact(start));
        var allowances = catalogue.stream()
                .filter(type -> limit(type) != null || threshold(type).absolute() != null)
                .map(type -> allowance(type, used))
                .toList();
        return new PlanUsage(subscription, plan, used.dataUntil(), allowances);
    }

    private Allowance allowance(UsageType type, PeriodUsage used) {
        var limit = limit(type);
        var count = used.used(type);
        return new Allowance(
                type,
                limit,
                threshold(type),
                count,
                limit == null || count <= limit.limit() ? null : overageCost(type, limit.limit(), used),
                used.forecast(type, limit, today));
    }

    private @Nullable BigDecimal overageCost(UsageType type, long limit, PeriodUsage used) {
        var tiers = plan.prices().get(type.key());
        return tiers == null ? null : used.costBeyond(limit, type, tiers, period);
    }

    /** A plan that only starts later limits nothing today. */
    private @Nullable Limit limit(UsageType type) {
        return plan.effectiveFrom().isAfter(today) ? null : plan.limits().get(type.key());
    }

    private Threshold threshold(UsageType type) {
        return thresholds.getOrDefault(type.key(), Threshold.NONE);
    }
}
