package io.spikewatch.app.trigger;

import io.spikewatch.app.access.UserSignedIn;
import io.spikewatch.app.billing.AlertAcknowledged;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.app.proxy.ReportExported;
import io.spikewatch.app.tracking.GroupTracker;
import io.spikewatch.app.tracking.TrackedEvent;
import io.spikewatch.app.tracking.TrackingOn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * What people do that changes nothing in this database: it is tracked in a transaction of its own, and they get what they
 * came for even where that fails.
 */
@Component
@Conditional(TrackingOn.class)
class CallTracking {

    private static final Logger log = LoggerFactory.getLogger(CallTracking.class);

    private final GroupTracker tracker;
    private final Customers customers;
    private final TransactionOperations transactions;

    CallTracking(GroupTracker tracker, Customers customers, TransactionOperations transactions) {
        this.tracker = tracker;
        this.customers = customers;
        this.transactions = transactions;
    }

    @EventListener
    void on(UserSignedIn signedIn) {
        track(TrackedEvent.ofPerson("user signed in", signedIn.signedInAt(), signedIn.userId(), Map.of()));
    }

    /** Whoever acknowledges again is told who was first and when, which is the same fact. */
    @EventListener
    void on(AlertAcknowledged acknowledged) {
        var first = new Happening(
                "billing alert acknowledged", acknowledged.acknowledgedAt(), acknowledged.acknowledgedBy(), Map.of());
        track(first.in(customers.of(acknowledged.caller())).onceFor(acknowledged.alertId()));
    }

    @EventListener
    void on(ReportExported exported) {
        var properties = new Known()
                .with("report", exported.report())
                .with("breakdowns", exported.breakdowns())
                .properties();
        track(event("report exported", exported.exportedAt(), exported.caller(), properties));
    }

    private TrackedEvent event(String name, Instant at, Caller caller, Map<String, ?> properties) {
        return new Happening(name, at, caller.userId(), properties).in(customers.of(caller));
    }

    private void track(TrackedEvent event) {
        try {
            transactions.executeWithoutResult(status -> tracker.track(List.of(event)));
        } catch (RuntimeException failure) {
            log.warn("Event could not be tracked: event={}", event.event(), failure);
        }
    }
}
