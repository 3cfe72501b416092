package io.spikewatch.app.message;

import io.spikewatch.messages.BillingMessageCodec;
import io.spikewatch.messages.Decoded;
import io.spikewatch.messages.Decoded.Rejected;
import io.spikewatch.messages.Decoded.Undecodable;
import io.spikewatch.messages.Decoded.Valid;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.services.sqs.model.Message;

/** Sees one delivery of a message through to an outcome, however many attempts it takes. */
@Component
class MessageIntake {

    private static final Logger log = LoggerFactory.getLogger(MessageIntake.class);
    private static final int ATTEMPTS = 3;

    private final BillingMessageCodec codec;
    private final Messages messages;
    private final DeadLetterQueue deadLetters;
    private final DatabaseGate gate;
    private final MessageTrace trace;
    private final MessageMetrics metrics;
    private final MessageProperties properties;

    MessageIntake(
            BillingMessageCodec codec,
            Messages messages,
            DeadLetterQueue deadLetters,
            DatabaseGate gate,
            MessageTrace trace,
            MessageMetrics metrics,
            MessageProperties properties) {
        this.codec = codec;
        this.messages = messages;
        this.deadLetters = deadLetters;
        this.gate = gate;
        this.trace = trace;
        this.metrics = metrics;
        this.properties = properties;
    }

    /**
     * Returns after the commit.
     *
     * @param keep tells the queue that the message is still in hand
     * @return whether the queue may forget the message
     */
    boolean take(Message message, Runnable keep) throws InterruptedException {
        var attributes = texts(message);
        var decoded = codec.decode(message.body(), attributes);
        try (var ignored = trace.follow(attributes, decoded, message.messageId())) {
            if (decoded instanceof Undecodable undecodable) {
                return deadLetter(message, undecodable.reason());
            }
            return settle(decoded, keep);
        }
    }

    private boolean deadLetter(Message message, String reason) {
        try {
            deadLetters.send(message, reason);
        } catch (RuntimeException e) {
            log.error("Undecodable message stays in the queue: message={} reason={}", message.messageId(), reason, e);
            metrics.count(Receipt.FAILED, null);
            return false;
        }
        log.warn("Message sent to the dead-letter queue: message={} reason={}", message.messageId(), reason);
        metrics.count(Receipt.DEAD_LETTERED, null);
        return true;
    }

    private boolean settle(Decoded decoded, Runnable keep) throws InterruptedException {
        for (int failures = 0; gate.await(properties.visibility().dividedBy(3), quietly(keep)); ) {
            try {
                report(decoded, record(decoded));
                return true;
            } catch (RuntimeException e) {
                if (DatabaseFailures.isOutage(e)) {
                    gate.close(e);
                    metrics.count(Receipt.POSTPONED, typeOf(decoded));
                } else if (!DatabaseFailures.isRetryable(e) || ++failures == ATTEMPTS) {
                    log.error("Message failed and stays in the queue: message={}", MessageTrace.currentMessage(), e);
                    metrics.count(Receipt.FAILED, typeOf(decoded));
                    return false;
                }
            }
        }
        return false;
    }

    private Receipt record(Decoded decoded) {
        return decoded instanceof Valid valid ? messages.receive(valid) : messages.reject((Rejected) decoded);
    }

    private void report(Decoded decoded, Receipt receipt) {
        metrics.count(receipt, typeOf(decoded));
        if (receipt == Receipt.UNROUTED) {
            log.info("Message found nobody to tell: message={}", MessageTrace.currentMessage());
        }
        if (receipt == Receipt.REJECTED && decoded instanceof Rejected rejected) {
            log.warn("Message rejected: message={} reason={}", MessageTrace.currentMessage(), rejected.reason());
        } else if (receipt != Receipt.DUPLICATE
                && decoded instanceof Valid valid
                && !valid.oddities().isEmpty()) {
            log.warn("Message has odd parts: message={} parts={}", MessageTrace.currentMessage(), valid.oddities());
        }
        log.debug("Message taken: message={} receipt={}", MessageTrace.currentMessage(), receipt);
    }

    private static Runnable quietly(Runnable keep) {
        return () -> {
            try {
                keep.run();
            } catch (RuntimeException e) {
                log.debug("The queue could not be told that a message is still in hand", e);
            }
        };
    }

    private static @Nullable String typeOf(Decoded decoded) {
        if (decoded instanceof Valid valid) {
            return valid.envelope().message().type();
        }
        return decoded instanceof Rejected rejected ? rejected.type() : null;
    }

    private static Map<String, String> texts(Message message) {
        var texts = new HashMap<String, String>();
        message.messageAttributes().forEach((name, value) -> {
            if (value.stringValue() != null) {
                texts.put(name, value.stringValue());
            }
        });
        return texts;
    }
}
