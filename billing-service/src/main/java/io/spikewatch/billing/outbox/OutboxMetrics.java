package io.spikewatch.billing.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Figures about messages on their way out. */
@Component
class OutboxMetrics {

    private final MeterRegistry meters;

    OutboxMetrics(MeterRegistry meters, OutboxRepository repository) {
        this.meters = meters;
        Gauge.builder("billing.outbox.pending", repository, OutboxRepository::countPending)
                .description("Messages that wait to be sent")
                .register(meters);
        Gauge.builder("billing.outbox.failed", repository, OutboxRepository::countFailed)
                .description("Messages that the queue refused and somebody has to look at")
                .register(meters);
    }

    void count(List<Attempt> attempts) {
        attempts.forEach(attempt -> counter(attempt).increment());
    }

    private Counter counter(Attempt attempt) {
        return Counter.builder("billing.outbox.attempts")
                .description("Attempts to send a message")
                .tag("outcome", attempt.getClass().getSimpleName().toLowerCase(Locale.ROOT))
                .register(meters);
    }
}
