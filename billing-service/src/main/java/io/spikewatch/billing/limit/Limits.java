package io.spikewatch.billing.limit;

import io.spikewatch.billing.catalog.Aggregation;
import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.history.DailyUsage;
import io.spikewatch.billing.history.DailyUsages;
import io.spikewatch.billing.limit.PeriodLimits.Period;
import io.spikewatch.billing.limit.PeriodLimits.UsageLimit;
import io.spikewatch.billing.plan.Limit;
import io.spikewatch.billing.plan.Plan;
import io.spikewatch.billing.plan.Plans;
import io.spikewatch.billing.subscription.Subscription;
import io.spikewatch.billing.subscription.Subscriptions;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/** Compares the usage of an organization's billing period with the limits of its plan, as the plan is today. */
@Component
class Limits {

    private final Subscriptions subscriptions;
    private final Plans plans;
    private final DailyUsages usages;
    private final UsageTypes types;
    private final Clock clock;

    Limits(Subscriptions subscriptions, Plans plans, DailyUsages usages, UsageTypes types, Clock clock) {
        this.subscriptions = subscriptions;
        this.plans = plans;
        this.usages = usages;
        this.types = types;
        this.clock = clock;
    }

    PeriodLimits of(String organizationId) {
        return subscriptions
                .find(organizationId)
                .flatMap(subscription -> plans.find(subscription.plan())
                        .map(plan -> limits(plan, subscription, usage(organizationId, subscription))))
                .orElse(PeriodLimits.NONE);
    }

    private DailyUsage usage(String organizationId, Subscription subscription) {
        var start = subscription.currentPeriodStart();
        var last = subscription.currentPeriodEnd().minusDays(1);
        var today = LocalDate.now(clock);
        var end = last.isBefore(today) ? last : today;
        return usages.withoutTeams(organizationId, start, end.isBefore(start) ? start : end);
    }

    private PeriodLimits limits(Plan plan, Subscription subscription, DailyUsage usage) {
        var newest = IntStream.range(0, usage.days()).filter(usage::isReported).max();
        var period = new Period(
                subscription.currentPeriodStart(),
                subscription.currentPeriodEnd(),
                plan.key(),
                plan.name(),
                newest.isEmpty() ? null : usage.from().plusDays(newest.getAsInt()));
        return new PeriodLimits(period, limits(plan.limits(), usage, newest));
    }

    private List<UsageLimit> limits(Map<String, Limit> limits, DailyUsage usage, OptionalInt newest) {
        return types.all().stream()
                .flatMap(type -> Optional.ofNullable(limits.get(type.key()))
                        .map(limit -> limit(type, limit, usage.counts(type.key()), newest))
                        .stream())
                .toList();
    }

    private static UsageLimit limit(UsageType type, Limit limit, long[] counts, OptionalInt newest) {
        var level = type.aggregation() == Aggregation.LAST;
        var latest = newest.isEmpty() ? 0 : counts[newest.getAsInt()];
        return new UsageLimit(
                type.key(),
                type.label(),
                level,
                limit.limit(),
                limit.softLimit(),
                level ? latest : Arrays.stream(counts).sum());
    }
}
