package io.spikewatch.app.tracking;

import java.time.Clock;
import java.util.Collection;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes note of events for product analytics, in the transaction of what caused them; they leave later. */
@Component
public class GroupTracker {

    private final TrackedEventRepository events;
    private final TrackingProperties properties;
    private final Clock clock;

    GroupTracker(TrackedEventRepository events, TrackingProperties properties, Clock clock) {
        this.events = events;
        this.properties = properties;
        this.clock = clock;
    }

    /** In the order given. One that is known already has no effect, nor has anything while tracking is off. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void track(Collection<TrackedEvent> told) {
        if (properties.isOn() && !told.isEmpty()) {
            events.add(told, clock.instant());
        }
    }
}
