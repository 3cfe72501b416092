package io.spikewatch.app.tracking;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;

/** Figures about events on their way to product analytics. */
@Component
@Conditional(TrackingOn.class)
class TrackingMetrics {

    private final Counter sent;
    private final Counter givenUp;

    TrackingMetrics(MeterRegistry meters, TrackedEventRepository events) {
        this.sent = outcome(meters, "sent");
        this.givenUp = outcome(meters, "given_up");
        Gauge.builder("app.tracking.waiting", events, TrackedEventRepository::countWaiting)
                .description("Events that wait to be sent to product analytics")
                .register(meters);
    }

    void countSent(int events) {
        sent.increment(events);
    }

    void countGivenUp(int events) {
        givenUp.increment(events);
    }

    private static Counter outcome(MeterRegistry meters, String outcome) {
        return Counter.builder("app.tracking.events")
                .description("What became of events for product analytics")
                .tag("outcome", outcome)
                .register(meters);
    }
}
