package io.spikewatch.billing.limit;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.history.DailyUsages;
import io.spikewatch.billing.history.Forecast;
import io.spikewatch.billing.history.UsageRange;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.subscription.BillingPeriod;
import io.spikewatch.billing.subscription.Subscription;
import io.spikewatch.billing.subscription.Subscriptions;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
        return subscribed.isEmpty() ? Map.of() : measure(subscribed, today);
    }

    private Map<String, PlanUsage> measure(Map<String, Subscription> subscribed, LocalDate today) {
        var plansByKey =
                plans.find(subscribed.values().stream().map(Subscription::plan).collect(toSet()));
        var thresholdsOf = thresholds.find(subscribed.keySet());
        var usageOf = usages.withoutTeams(ranges(subscribed));
        var periodsOf = periods(subscribed);
        return subscribed.entrySet().stream().collect(toMap(Map.Entry::getKey, each -> {
            var id = each.getKey();
            var subscription = each.getValue();
            return new Measurement(
                            subscription,
                            Objects.requireNonNull(plansByKey.get(subscription.plan())),
                            thresholdsOf.getOrDefault(id, Map.of()),
                            Objects.requireNonNull(usageOf.get(id)),
                            currentOf(periodsOf.getOrDefault(id, List.of()), subscription),
                            today)
                    .planUsage(catalogue.all());
        }));
    }

    private static List<UsageRange> ranges(Map<String, Subscription> subscribed) {
        return subscribed.entrySet().stream()
                .map(each -> new UsageRange(
                        each.getKey(),
                        each.getValue().currentPeriodStart().minusWeeks(Forecast.WEEKS),
                        each.getValue().currentPeriodEnd().minusDays(1)))
                .toList();
    }

    /** All that have a day between the first start of a current period and the last. */
    private Map<String, List<BillingPeriod>> periods(Map<String, Subscription> subscribed) {
        var starts = subscribed.values().stream()
                .map(Subscription::currentPeriodStart)
                .sorted()
                .toList();
        return subscriptions.periods(subscribed.keySet(), starts.get(0), starts.get(starts.size() - 1));
    }

    private static @Nullable BillingPeriod currentOf(List<BillingPeriod> periods, Subscription subscription) {
        return periods.stream()
                .filter(each -> each.start().equals(subscription.currentPeriodStart()))
                .findFirst()
                .orElse(null);
    }
}
