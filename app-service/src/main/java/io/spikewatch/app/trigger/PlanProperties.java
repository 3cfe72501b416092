package io.spikewatch.app.trigger;

import io.spikewatch.app.subscription.Subscription;
import io.spikewatch.app.tracking.TrackedEvent;
import io.spikewatch.messages.SubscriptionChanged;
import io.spikewatch.messages.SubscriptionChanged.Change;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What analytics knows an organization's plan by: {@code plan_status} is how the subscription stands,
 * {@code subscription_status_name} what happened to it last.
 */
final class PlanProperties {

    private static final String CANCELED = "canceled";

    private PlanProperties() {}

    /** A cancellation leaves the plan as it was known. */
    static Map<String, Object> of(SubscriptionChanged told) {
        if (told.change() == Change.CANCELED) {
            return canceled(new Known(), told.canceledAt(), told.effectiveAt()).properties();
        }
        var plan = new Known()
                .with("plan_name", told.newPlan())
                .with("plan_status", told.status())
                .with("plan_type", told.planType())
                .with("subscription_status_name", told.change());
        return (isCanceled(told.status(), told.canceledAt())
                        ? canceled(plan, told.canceledAt(), told.effectiveAt())
                        : plan)
                .properties();
    }

    /** From the word that ends it, though access may last and other words may follow. */
    private static boolean isCanceled(@Nullable String status, @Nullable Instant canceledAt) {
        return CANCELED.equals(status) || canceledAt != null;
    }

    static TrackedEvent groupUpdate(String organizationId, Subscription known) {
        var plan = new Known().with("plan_name", known.plan()).with("plan_status", known.status());
        return TrackedEvent.groupUpdate(
                organizationId,
                known.effectiveAt(),
                (isCanceled(known.status(), known.canceledAt())
                                ? canceled(plan, known.canceledAt(), known.effectiveAt())
                                : plan)
                        .properties());
    }

    private static Known canceled(Known plan, @Nullable Instant at, Instant effectiveAt) {
        return plan.with("plan_status", CANCELED).with("canceled_at", at == null ? effectiveAt : at);
    }
}
