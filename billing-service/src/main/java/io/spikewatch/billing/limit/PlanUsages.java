package io.spikewatch.billing.limit;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.history.DailyUsage;
import io.spikewatch.billing.history.DailyUsages;
import io.spikewatch.billing.history.Forecast;
import io.spikewatch.billing.history.UsageRange;
import io.spikewatch.billing.plan.Limit;
import io.spikewatch.billing.plan.Plan;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.subscription.BillingPeriod;
import io.spikewatch.billing.subscription.Subscription;
import io.spikewatch.billing.subscription.Subscriptions;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads how far organizations are with their plans, with a handful of statements however many they are. */
@Component
public class PlanUsages {

    private final Subscriptions subscriptions;
    private final Plans plans;
    private final ThresholdRepository thresholds;
    private final DailyUsages usages;
    private final UsageTypes catalogue;

    PlanUsages(
            Subscriptions subscriptions,
            Plans plans,
            ThresholdRepository thresholds,
            DailyUsages usages,
            UsageTypes catalogue) {
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.thresholds = thresholds;
        this.usages = usages;
        this.catalogue = catalogue;
    }

    /** By organization; one without a subscription is absent. */
    public Map<String, PlanUsage> of(Collection<String> organizationIds, LocalDate today) {
        var subscribed = subscriptions.find(organizationIds);
        return subscribed.isEmpty() ? Map.of() : new Reading(subscribed, today).planUsages();
    }

    /** What was read about some organizations that all have a subscription. */
    private final class Reading {

        private final Map<String, Subscription> subscribed;
        private final LocalDate today;
        private final Map<String, Plan> byKey;
        private final Map<String, Map<String, Threshold>> wishes;
        private final Map<String, DailyUsage> usage;
        private final Map<String, List<BillingPeriod>> periods;

        Reading(Map<String, Subscription> subscribed, LocalDate today) {
            this.subscribed = subscribed;
            this.today = today;
            byKey = plans.find(
                    subscribed.values().stream().map(Subscription::plan).collect(Collectors.toSet()));
            wishes = thresholds.find(subscribed.keySet());
            usage = usages.withoutTeams(subscribed.entrySet().stream()
                    .map(each -> rangeOf(each.getKey(), each.getValue()))
                    .toList());
            periods = currentPeriods();
        }

        private Map<String, List<BillingPeriod>> currentPeriods() {
            var starts = subscribed.values().stream()
                    .map(Subscription::currentPeriodStart)
                    .toList();
            return subscriptions.periods(
                    subscribed.keySet(),
                    starts.stream().min(LocalDate::compareTo).orElseThrow(),
                    starts.stream().max(LocalDate::compareTo).orElseThrow());
        }

        Map<String, PlanUsage> planUsages() {
            var planUsages = new HashMap<String, PlanUsage>();
            subscribed.forEach((organization, subscription) ->
                    planUsages.put(organization, planUsage(organization, subscription)));
            return planUsages;
        }

        private PlanUsage planUsage(String organization, Subscription subscription) {
            var plan = Objects.requireNonNull(byKey.get(subscription.plan()), "every plan has a version");
            var days = Objects.requireNonNull(usage.get(organization));
            var period = new PeriodUsage(
                    days, (int) ChronoUnit.DAYS.between(days.from(), subscription.currentPeriodStart()));
            var allowances = catalogue.all().stream()
                    .filter(type -> isWatched(organization, plan, type))
                    .map(type -> allowance(organization, subscription, plan, period, type))
                    .toList();
            return new PlanUsage(subscription, plan, period.dataUntil(), allowances);
        }

        private boolean isWatched(String organization, Plan plan, UsageType type) {
            return limit(plan, type) != null || threshold(organization, type).absolute() != null;
        }

        private Allowance allowance(
                String organization, Subscription subscription, Plan plan, PeriodUsage usage, UsageType type) {
            var limit = limit(plan, type);
            var used = usage.used(type);
            return new Allowance(
                    type,
                    limit,
                    threshold(organization, type),
                    used,
                    limit == null || used <= limit.limit()
                            ? null
                            : overageCost(limit, plan, usage, type, period(organization, subscription)),
                    usage.forecast(type, limit, today));
        }

        private @Nullable BigDecimal overageCost(
                Limit limit, Plan plan, PeriodUsage usage, UsageType type, @Nullable BillingPeriod period) {
            var tiers = plan.prices().get(type.key());
            return tiers == null ? null : usage.costBeyond(limit.limit(), type, tiers, period);
        }

        /** A plan that only starts later limits nothing today. */
        private @Nullable Limit limit(Plan plan, UsageType type) {
            return plan.effectiveFrom().isAfter(today) ? null : plan.limits().get(type.key());
        }

        private Threshold threshold(String organization, UsageType type) {
            return wishes.getOrDefault(organization, Map.of()).getOrDefault(type.key(), Threshold.NONE);
        }

        private @Nullable BillingPeriod period(String organization, Subscription subscription) {
            return periods.getOrDefault(organization, List.of()).stream()
                    .filter(each -> each.start().equals(subscription.currentPeriodStart()))
                    .findFirst()
                    .orElse(null);
        }
    }

    private static UsageRange rangeOf(String organization, Subscription subscription) {
        return new UsageRange(
                organization,
                subscription.currentPeriodStart().minusWeeks(Forecast.WEEKS),
                subscription.currentPeriodEnd().minusDays(1));
    }
}
