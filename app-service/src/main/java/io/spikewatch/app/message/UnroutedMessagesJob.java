package io.spikewatch.app.message;

import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Tries unrouted messages again when there is a reason to. What is due is a row, so a restart forgets nothing. */
@Component
class UnroutedMessagesJob {

    private static final Logger log = LoggerFactory.getLogger(UnroutedMessagesJob.class);
    private static final int BATCH = 100;
    private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

    private final Messages messages;
    private final ReceivedMessageRepository received;
    private final DatabaseGate gate;
    private final Clock clock;

    UnroutedMessagesJob(Messages messages, ReceivedMessageRepository received, DatabaseGate gate, Clock clock) {
        this.messages = messages;
        this.received = received;
        this.gate = gate;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
    void retryDue() {
        gate.whileOpen(() -> {
            while (retryBatch() == BATCH) {
                log.debug("More unrouted messages are due");
            }
        });
    }

    private long retryBatch() {
        return received.due(clock.instant(), BATCH).stream().filter(this::retry).count();
    }

    private boolean retry(UUID id) {
        try {
            var receipt = messages.retry(id);
            receipt.filter(Receipt.HANDLED::equals)
                    .ifPresent(handled -> log.info("Unrouted message handled after all: message={}", id));
            return receipt.isPresent();
        } catch (RuntimeException e) {
            if (DatabaseFailures.isOutage(e)) {
                throw e;
            }
            log.error("Unrouted message could not be tried again: message={}", id, e);
            received.retryAt(id, clock.instant().plus(AFTER_A_FAILURE));
            return false;
        }
    }
}
