package io.spikewatch.billing.spend;

import io.spikewatch.billing.plan.Plan;
import io.spikewatch.billing.plan.Tier;
import io.spikewatch.billing.subscription.Subscription;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was said of plans and of one organization's subscription, in the order in which it was said, searched plainly. */
record NaiveContract(List<Plan> versions, List<Subscription> told) {

    NaiveContract(List<Plan> versions) {
        this(versions, new ArrayList<>());
    }

    /** The start of the billing period of a day; null if it is of none. */
    @Nullable
    LocalDate periodOf(LocalDate date) {
        LocalDate start = null;
        for (var each : told) {
            if (!each.currentPeriodStart().isAfter(date)
                    && (start == null || each.currentPeriodStart().isAfter(start))) {
                start = each.currentPeriodStart();
            }
        }
        return start != null && date.isBefore(endOf(start)) ? start : null;
    }

    /** As told last, or where another period starts. */
    LocalDate endOf(LocalDate start) {
        var end = start;
        for (var each : told) {
            if (each.currentPeriodStart().equals(start)) {
                end = each.currentPeriodEnd();
            }
        }
        for (var each : told) {
            if (each.currentPeriodStart().isAfter(start)
                    && each.currentPeriodStart().isBefore(end)) {
                end = each.currentPeriodStart();
            }
        }
        return end;
    }

    private String planOn(LocalDate date, LocalDate periodStart) {
        var plan = "";
        for (var each : told) {
            var occurredOn = each.occurredAt().atZone(ZoneOffset.UTC).toLocalDate();
            if (each.currentPeriodStart().equals(periodStart) && (plan.isEmpty() || !occurredOn.isAfter(date))) {
                plan = each.plan();
            }
        }
        return plan;
    }

    /** The tiers of a day of a period. */
    List<Tier> prices(String type, LocalDate date, LocalDate periodStart) {
        var plan = planOn(date, periodStart);
        Plan version = null;
        for (var each : versions) {
            if (each.key().equals(plan)
                    && !each.effectiveFrom().isAfter(date)
                    && (version == null || each.effectiveFrom().isAfter(version.effectiveFrom()))) {
                version = each;
            }
        }
        return version == null ? List.of() : version.prices().getOrDefault(type, List.of());
    }

    static BigDecimal cost(List<Tier> tiers, BigDecimal units) {
        var cost = BigDecimal.ZERO;
        var floor = BigDecimal.ZERO;
        for (var tier : tiers) {
            var inTier = units.subtract(floor);
            if (tier.upTo() != null && BigDecimal.valueOf(tier.upTo()).compareTo(units) < 0) {
                inTier = BigDecimal.valueOf(tier.upTo()).subtract(floor);
            }
            if (inTier.signum() > 0) {
                cost = cost.add(inTier.multiply(tier.unitPrice()));
                floor = floor.add(inTier);
            }
        }
        return cost;
    }
}
