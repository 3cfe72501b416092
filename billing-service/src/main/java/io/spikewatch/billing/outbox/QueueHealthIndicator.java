package io.spikewatch.billing.outbox;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;
import org.springframework.stereotype.Component;

/** Whether messages can leave. */
@Component
class QueueHealthIndicator extends AbstractHealthIndicator {

    private final EventsQueue queue;

    QueueHealthIndicator(EventsQueue queue) {
        this.queue = queue;
    }

    @Override
    protected void doHealthCheck(Health.Builder builder) {
        queue.check();
        builder.up();
    }
}
