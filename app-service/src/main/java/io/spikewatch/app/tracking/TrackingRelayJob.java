package io.spikewatch.app.tracking;

import io.spikewatch.app.message.DatabaseFailures;
import io.spikewatch.app.message.DatabaseGate;
import jakarta.annotation.PreDestroy;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.DiscardPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/** Keeps the relay going on a thread of its own: however slow product analytics is, no other job waits. */
@Component
@Conditional(TrackingOn.class)
class TrackingRelayJob {

    private static final Logger log = LoggerFactory.getLogger(TrackingRelayJob.class);
    private static final int PATIENCE_SECONDS = 10;

    private final ThreadPoolExecutor thread = new ThreadPoolExecutor(
            0,
            1,
            1,
            TimeUnit.MINUTES,
            new SynchronousQueue<>(),
            new CustomizableThreadFactory("tracking-"),
            new DiscardPolicy());
    private final TrackingRelay relay;
    private final DatabaseGate gate;

    TrackingRelayJob(TrackingRelay relay, DatabaseGate gate) {
        this.relay = relay;
        this.gate = gate;
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void relay() {
        thread.execute(() -> gate.whileOpen(this::sendAll));
    }

    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    void forgetSettled() {
        gate.whileOpen(() -> log.info("Old tracked events deleted: events={}", relay.forgetSettled()));
    }

    private void sendAll() {
        try {
            while (!thread.isShutdown() && relay.sendNext()) {}
        } catch (RuntimeException e) {
            if (DatabaseFailures.isOutage(e)) {
                throw e;
            }
            log.error("Tracking failed", e);
        }
    }

    /** Lets what is under way come to its end, which is bounded. */
    @PreDestroy
    void stop() throws InterruptedException {
        thread.shutdown();
        thread.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }
}
