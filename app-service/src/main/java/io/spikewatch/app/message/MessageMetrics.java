package io.spikewatch.app.message;

import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Counts what becomes of messages. Types nobody knows count as {@code unknown}, whatever they call themselves. */
@Component
class MessageMetrics {

    private final MeterRegistry meters;
    private final MessageHandlers handlers;

    MessageMetrics(MeterRegistry meters, MessageHandlers handlers) {
        this.meters = meters;
        this.handlers = handlers;
    }

    void count(Receipt receipt, @Nullable String type) {
        var known = type != null && handlers.types().contains(type) ? type : "unknown";
        meters.counter("spikewatch.messages", "outcome", receipt.word(), "type", known)
                .increment();
    }
}
