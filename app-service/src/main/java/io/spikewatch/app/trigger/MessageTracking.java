package io.spikewatch.app.trigger;

import io.spikewatch.app.message.MessageRecorded;
import io.spikewatch.app.tracking.GroupTracker;
import io.spikewatch.app.tracking.TrackedEvent;
import io.spikewatch.app.tracking.TrackingOn;
import io.spikewatch.messages.BillingAlertRaised;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.UsageSpikeDetected;
import io.spikewatch.messages.UsageSpikeDetected.Spike;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Spikes and billing alerts that billing-service tells of: each once, however many messages do. */
@Component
@Conditional(TrackingOn.class)
class MessageTracking {

    private final GroupTracker tracker;
    private final Customers customers;

    MessageTracking(GroupTracker tracker, Customers customers) {
        this.tracker = tracker;
        this.customers = customers;
    }

    @EventListener
    void on(MessageRecorded recorded) {
        var envelope = recorded.message().envelope();
        if (envelope.message() instanceof UsageSpikeDetected spike) {
            tracker.track(List.of(detected(envelope, spike)));
        } else if (envelope.message() instanceof BillingAlertRaised alert) {
            tracker.track(List.of(raised(envelope, alert)));
        }
    }

    private TrackedEvent detected(Envelope envelope, UsageSpikeDetected spike) {
        return new Happening("usage spike detected", envelope.occurredAt(), null, properties(envelope, spike))
                .in(customers.named(spike.organizationId(), spike.billingId(), spike.stripeCustomerId()))
                .onceFor(spike.spikeId());
    }

    /** Raised and turned critical are two facts about one alert. */
    private TrackedEvent raised(Envelope envelope, BillingAlertRaised alert) {
        return new Happening("billing alert raised", envelope.occurredAt(), null, properties(envelope, alert))
                .in(customers.named(alert.organizationId(), alert.billingId(), alert.stripeCustomerId()))
                .onceFor(alert.alertId(), alert.escalated());
    }

    /** Of several entries the largest speaks for all. */
    private static Map<String, Object> properties(Envelope envelope, UsageSpikeDetected spike) {
        var known = new Known();
        spike.spikes().stream()
                .max(Comparator.comparingDouble(each -> size(each.factor())))
                .ifPresent(largest -> describe(known, largest));
        return known.with("entries", spike.spikes().size())
                .with("origin", envelope.origin())
                .properties();
    }

    private static void describe(Known known, Spike spike) {
        known.with("metric", spike.metric())
                .with("direction", spike.direction())
                .with("factor", spike.factor())
                .with("usage_date", spike.usageDate());
    }

    /** A third is as far off as three times. */
    private static double size(@Nullable BigDecimal factor) {
        var times = factor == null ? 1 : factor.doubleValue();
        return Math.max(times, 1 / times);
    }

    private static Map<String, Object> properties(Envelope envelope, BillingAlertRaised alert) {
        return new Known()
                .with("alert_type", alert.alertType())
                .with("severity", alert.severity())
                .with("escalated", alert.escalated())
                .with("origin", envelope.origin())
                .properties();
    }
}
