package io.spikewatch.billing.outbox;

import io.spikewatch.messages.BillingMessageCodec;
import io.spikewatch.messages.Envelope;
import java.util.HashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Messages that wait to leave for the queue, each a row in the transaction of its cause. */
@Component
public class Outbox {

    private final OutboxRepository repository;
    private final BillingMessageCodec codec;
    private final CurrentTrace trace;

    Outbox(OutboxRepository repository, BillingMessageCodec codec, CurrentTrace trace) {
        this.repository = repository;
        this.codec = codec;
        this.trace = trace;
    }

    /**
     * Leaves with the caller's commit, or not at all; false, and nothing changes, if a message already waits under this
     * id.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean enqueue(Envelope envelope) {
        var packed = codec.encode(envelope);
        var attributes = new HashMap<>(packed.attributes());
        attributes.putAll(trace.attributes());
        return repository.add(
                new OutboxMessage(envelope.id(), envelope.message().type(), packed.body(), attributes, 0));
    }
}
