package io.spikewatch.billing.outbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends what waits in the outbox. Rows are held while they are sent, so that of several relays only one sends a message;
 * should it die between sending and committing, the message leaves twice, with the same id.
 */
@Component
class OutboxRelay {

    /** As many as one request to SQS takes. */
    static final int BATCH = 10;

    private static final Logger log = LoggerFactory.getLogger(OutboxRelay.class);
    private static final Duration MAX_BACK_OFF = Duration.ofSeconds(30);

    private final OutboxRepository repository;
    private final EventsQueue queue;
    private final OutboxMetrics metrics;
    private final TransactionOperations transactions;
    private volatile boolean outage;

    OutboxRelay(
            OutboxRepository repository, EventsQueue queue, OutboxMetrics metrics, TransactionOperations transactions) {
        this.repository = repository;
        this.queue = queue;
        this.metrics = metrics;
        this.transactions = transactions;
    }

    /** Sends everything that is due, until nothing is left or the queue takes no more. */
    void relay() {
        var more = true;
        while (more) {
            more = Boolean.TRUE.equals(transactions.execute(status -> relayBatch()));
        }
    }

    private boolean relayBatch() {
        var messages = repository.claim(BATCH);
        if (messages.isEmpty()) {
            return false;
        }
        var attempts = queue.send(messages);
        forgetSent(attempts);
        attempts.forEach(this::settle);
        metrics.count(attempts);
        return messages.size() == BATCH && attempts.stream().noneMatch(Attempt.Delayed.class::isInstance);
    }

    private void forgetSent(List<Attempt> attempts) {
        var sent = new ArrayList<String>();
        for (var attempt : attempts) {
            if (attempt instanceof Attempt.Sent) {
                sent.add(attempt.message().id());
            }
        }
        if (sent.isEmpty()) {
            return;
        }
        repository.delete(sent);
        if (outage) {
            log.info("Queue takes messages again");
            outage = false;
        }
        log.info("Messages sent: count={} messages={}", sent.size(), sent);
    }

    private void settle(Attempt attempt) {
        if (attempt instanceof Attempt.Delayed delayed) {
            postpone(delayed);
        } else if (attempt instanceof Attempt.Refused refused) {
            fail(refused);
        }
    }

    private void postpone(Attempt.Delayed attempt) {
        if (!outage) {
            log.warn("Queue takes no messages, they wait in the outbox: reason={}", attempt.reason());
            outage = true;
        }
        repository.postpone(attempt.message().id(), backOff(attempt.message().attempts()), attempt.reason());
    }

    private void fail(Attempt.Refused attempt) {
        log.error(
                "Message refused by the queue, it stays in the outbox: message={} type={} reason={}",
                attempt.message().id(),
                attempt.message().type(),
                attempt.reason());
        repository.fail(attempt.message().id(), attempt.reason());
    }

    private static Duration backOff(int attempts) {
        var doubled = Duration.ofSeconds(1L << Math.min(attempts, 10));
        return doubled.compareTo(MAX_BACK_OFF) < 0 ? doubled : MAX_BACK_OFF;
    }
}
