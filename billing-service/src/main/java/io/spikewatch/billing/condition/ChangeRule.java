package io.spikewatch.billing.condition;

import io.spikewatch.billing.alert.AlertType;
import io.spikewatch.billing.alert.Condition;
import io.spikewatch.billing.alert.Metadata;
import io.spikewatch.billing.subscription.Subscription;
import io.spikewatch.billing.subscription.SubscriptionChange;
import io.spikewatch.billing.subscription.SubscriptionChange.Kind;
import io.spikewatch.messages.BillingAlertRaised.Severity;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * What became of the plan: each upgrade and downgrade that occurred or was told within the last year, and the cancellation
 * that stands, however old.
 *
 * @param changes in order
 */
record ChangeRule(Subscription subscription, List<SubscriptionChange> changes, Instant now) {

    Stream<Condition> conditions() {
        return Stream.concat(recentPlanChanges(), standingCancellation()).map(this::condition);
    }

    private Stream<SubscriptionChange> recentPlanChanges() {
        var oldest = now.minus(Facts.YEAR);
        return changes.stream()
                .filter(change -> change.kind() != Kind.CANCELLATION)
                .filter(change ->
                        change.occurredAt().isAfter(oldest) || change.toldAt().isAfter(oldest));
    }

    /** The last one, unless the subscription was taken up again since. */
    private Stream<SubscriptionChange> standingCancellation() {
        return subscription.isCanceled()
                ? changes.stream()
                        .filter(change -> change.kind() == Kind.CANCELLATION)
                        .reduce((earlier, later) -> later)
                        .stream()
                : Stream.empty();
    }

    private Condition condition(SubscriptionChange change) {
        return switch (change.kind()) {
            case UPGRADE -> planChange(change, AlertType.PLAN_UPGRADED, Severity.INFO, "upgraded");
            case DOWNGRADE -> planChange(change, AlertType.PLAN_DOWNGRADED, Severity.WARNING, "downgraded");
            case CANCELLATION -> cancellation(change);
        };
    }

    private static Condition planChange(SubscriptionChange change, AlertType type, Severity severity, String verb) {
        var message = "Plan %s from %s to %s".formatted(verb, change.fromPlan(), change.toPlan());
        var metadata = new Metadata.PlanChange(change.fromPlan(), change.toPlan(), change.occurredAt());
        return new Condition(type, change.id().toString(), severity, message, metadata, null);
    }

    private Condition cancellation(SubscriptionChange change) {
        var canceledAt = Objects.requireNonNullElse(subscription.canceledAt(), change.occurredAt());
        var accessEnds = subscription.accessEndsAt() == null
                ? subscription.currentPeriodEnd()
                : LocalDate.ofInstant(subscription.accessEndsAt(), ZoneOffset.UTC);
        return new Condition(
                AlertType.SUBSCRIPTION_CANCELED,
                change.id().toString(),
                Severity.CRITICAL,
                "Subscription canceled, access ends on " + accessEnds,
                new Metadata.Cancellation(canceledAt, accessEnds),
                null);
    }
}
