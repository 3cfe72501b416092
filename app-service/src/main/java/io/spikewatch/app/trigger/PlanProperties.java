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
        return told.change() == Change.CANCELED
                ? canceled(new Known(), told.canceledAt(), told.effectiveAt()).properties()
                : new Known()
                        .with("plan_name", told.newPlan())
                        .with("plan_status", told.status())
                        .with("plan_type", told.planType())
                        .with("subscription_status_name", told.change())
                        .properties();
    }

    static TrackedEvent groupUpdate(String organizationId, Subscription known) {
        var plan = new Known().with("plan_name", known.plan()).with("plan_status", known.status());
        var isCanceled = CANCELED.equals(known.status()) || known.canceledAt() != null;
        return TrackedEvent.groupUpdate(
                organizationId,
                known.effectiveAt(),
                (isCanceled ? canceled(plan, known.canceledAt(), known.effectiveAt()) : plan).properties());
    }

    private static Known canceled(Known plan, @Nullable Instant at, Instant effectiveAt) {
        return plan.with("plan_status", CANCELED).with("canceled_at", at == null ? effectiveAt : at);
    }
}
