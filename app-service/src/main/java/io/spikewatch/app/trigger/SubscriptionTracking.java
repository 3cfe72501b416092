package io.spikewatch.app.trigger;

import io.spikewatch.app.subscription.SubscriptionTold;
import io.spikewatch.app.tracking.GroupTracker;
import io.spikewatch.app.tracking.TrackedEvent;
import io.spikewatch.app.tracking.TrackingOn;
import io.spikewatch.messages.SubscriptionChanged;
import io.spikewatch.messages.SubscriptionChanged.Change;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Changes of subscriptions: each is an event, but only the latest word says on which plan an organization is. */
@Component
@Conditional(TrackingOn.class)
class SubscriptionTracking {

    /** What happens to a subscription that was not there before. */
    private static final Set<Change> BEGINNINGS = EnumSet.of(Change.TRIAL_STARTED, Change.TRIAL_ENDING);

    private final GroupTracker tracker;
    private final Customers customers;

    SubscriptionTracking(GroupTracker tracker, Customers customers) {
        this.tracker = tracker;
        this.customers = customers;
    }

    @EventListener
    void on(SubscriptionTold told) {
        var change = told.change();
        var customer = customers.named(change.organizationId());
        var events = new ArrayList<TrackedEvent>();
        events.add(new Happening(name(change), change.effectiveAt(), null, properties(told)).in(customer));
        customer.filter(known -> told.stands())
                .map(id -> TrackedEvent.groupUpdate(id, change.effectiveAt(), PlanProperties.of(change)))
                .ifPresent(events::add);
        tracker.track(events);
    }

    private static String name(SubscriptionChanged told) {
        if (told.change() == Change.CANCELED) {
            return "subscription canceled";
        }
        var isFirst = told.change() == Change.CREATED || told.oldPlan() == null && BEGINNINGS.contains(told.change());
        return isFirst ? "subscription created" : "subscription updated";
    }

    private static Map<String, Object> properties(SubscriptionTold told) {
        var known = new Known().with("plan_name", told.change().newPlan());
        PlanProperties.of(told.change()).forEach(known::with);
        return known.with("previous_plan_name", told.change().oldPlan())
                .with("origin", told.origin())
                .properties();
    }
}
