package io.spikewatch.app.tracking;

import io.spikewatch.app.outside.UnreachableException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Conditional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Sends what waits for product analytics, in its order, so that the last group update is the last word. Of several relays
 * one sends at a time; should it die between sending and committing, events leave twice, with the same ids.
 */
@Component
@Conditional(TrackingOn.class)
class TrackingRelay {

    static final int BATCH = 100;

    private static final Logger log = LoggerFactory.getLogger(TrackingRelay.class);
    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final Duration MEMORY = Duration.ofDays(30);

    private final TrackedEventRepository events;
    private final TrackingEndpoint endpoint;
    private final TrackingMetrics metrics;
    private final TransactionOperations transactions;
    private final Clock clock;
    private final Outage outage = new Outage();
    private int size = BATCH;
    private boolean hasJustRefused;

    TrackingRelay(
            TrackedEventRepository events,
            TrackingEndpoint endpoint,
            TrackingMetrics metrics,
            TransactionOperations transactions,
            Clock clock) {
        this.events = events;
        this.endpoint = endpoint;
        this.metrics = metrics;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** False if there is no more to do for now. */
    boolean sendNext() {
        return !outage.isToBeWaitedFor(clock.instant())
                && isThere()
                && Boolean.TRUE.equals(transactions.execute(status -> sendBatch()));
    }

    /** How many were settled so long ago that nobody tells the same again. */
    int forgetSettled() {
        return events.deleteSettled(clock.instant().minus(MEMORY));
    }

    /** Asked before anything is sent where it isn't known to be, so that an outage is noticed at the start. */
    private boolean isThere() {
        try {
            if (!outage.isOver()) {
                endpoint.knock();
            }
            return true;
        } catch (UnreachableException failure) {
            transactions.executeWithoutResult(status -> waitForIt(failure.getMessage()));
            return false;
        }
    }

    private boolean sendBatch() {
        if (!events.lock()) {
            return false;
        }
        var batch = events.oldest(size);
        if (batch.isEmpty()) {
            outage.end();
            return false;
        }
        return conclude(batch, endpoint.send(batch));
    }

    private boolean conclude(List<WaitingEvent> batch, Answer answer) {
        if (answer instanceof Answer.Unavailable unavailable) {
            size = Math.max(1, size / 2); // it may have been too much for the time there is
            waitForIt(unavailable.reason());
            return false;
        }
        if (answer instanceof Answer.Refused refused) {
            return narrowDown(batch, refused.reason());
        }
        succeed(batch);
        return true;
    }

    private void succeed(List<WaitingEvent> batch) {
        events.settle(batch, clock.instant());
        metrics.countSent(batch.size());
        hasJustRefused = false;
        outage.end();
        size = Math.min(size * 2, BATCH);
    }

    /**
     * Smaller and smaller, until the one that is refused is alone. Where the next one is refused as well, it is rather the
     * endpoint that is at fault: it is given time.
     */
    private boolean narrowDown(List<WaitingEvent> batch, String reason) {
        if (batch.size() > 1) {
            size = batch.size() / 2;
            return true;
        }
        if (hasJustRefused) {
            hasJustRefused = false;
            waitForIt(reason);
            return false;
        }
        giveUp(batch, reason);
        return true;
    }

    private void giveUp(List<WaitingEvent> batch, String reason) {
        hasJustRefused = true;
        events.settle(batch, clock.instant());
        metrics.countGivenUp(1);
        log.warn(
                "Event refused by product analytics: event={} reason={}",
                batch.get(0).id(),
                reason);
    }

    private void waitForIt(String reason) {
        var now = clock.instant();
        outage.fail(reason, events.countWaiting(), now);
        var givenUp = events.giveUp(now.minus(PATIENCE), now);
        if (givenUp > 0) {
            metrics.countGivenUp(givenUp);
            log.warn("Events given up after a day: events={}", givenUp);
        }
    }
}
