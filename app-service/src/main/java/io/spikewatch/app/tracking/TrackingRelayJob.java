package io.spikewatch.app.tracking;

import io.spikewatch.app.message.DatabaseFailures;
import io.spikewatch.app.message.DatabaseGate;
import io.spikewatch.app.outside.RelayThreads;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Keeps the relay going on a thread of its own: however slow product analytics is, no other job waits. */
@Component
@Conditional(TrackingOn.class)
class TrackingRelayJob {

    private static final Logger log = LoggerFactory.getLogger(TrackingRelayJob.class);

    private final RelayThreads thread = new RelayThreads("tracking", 1);
    private final TrackingRelay relay;
    private final DatabaseGate gate;

    TrackingRelayJob(TrackingRelay relay, DatabaseGate gate) {
        this.relay = relay;
        this.gate = gate;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void relay() {
        thread.start(() -> gate.whileOpen(this::sendAll));
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void forgetSettled() {
        gate.whileOpen(() -> log.info("Old tracked events deleted: events={}", relay.forgetSettled()));
    }

    private void sendAll() {
        try {
            while (!thread.areStopped() && relay.sendNext()) {}
        } catch (RuntimeException e) {
            if (DatabaseFailures.isOutage(e)) {
                throw e;
            }
            log.error("Tracking failed", e);
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        thread.stop();
        thread.awaitEnd();
    }
}
