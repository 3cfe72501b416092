package io.spikewatch.billing.condition;

import io.spikewatch.billing.alert.Condition;
import io.spikewatch.billing.limit.PlanUsage;
import io.spikewatch.billing.subscription.SubscriptionChange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;

/**
 * All that an organization's alerts follow from.
 *
 * @param changes of its subscription, in order
 */
public record Facts(PlanUsage usage, List<SubscriptionChange> changes) {

    /**
     * So long plan changes are of interest once they occurred and were told. Alerts are kept as long after they were raised,
     * which is later: the condition of one that is deleted is over.
     */
    public static final Duration YEAR = Duration.ofDays(365);

    /** What holds at a moment, by nothing but the facts: whoever looks, and however often, it is the same. */
    public List<Condition> conditions(Instant now) {
        var subscription = usage.subscription();
        return Stream.of(
                        usage.allowances().stream()
                                .map(allowance -> new UsageRule(allowance, subscription.currentPeriodStart()))
                                .flatMap(UsageRule::conditions),
                        new TrialRule(subscription, LocalDate.ofInstant(now, ZoneOffset.UTC)).condition().stream(),
                        new ChangeRule(subscription, changes, now).conditions())
                .flatMap(each -> each)
                .toList();
    }
}
