package io.spikewatch.app.tracking;

import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How product analytics fared lately; reported when it goes and when it is back, not in between. For one thread. */
class Outage {

    private static final Logger log = LoggerFactory.getLogger(Outage.class);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int DOUBLINGS = 5;

    private int failures;
    private Instant nextTry = Instant.MIN;
    private boolean isOver;

    /** Whether it is too early to try again. */
    boolean isToBeWaitedFor(Instant now) {
        return now.isBefore(nextTry);
    }

    /** Not at the start either, when nothing is known. */
    boolean isOver() {
        return isOver;
    }

    /** @param waiting how many events wait for its end */
    void fail(String reason, long waiting, Instant now) {
        if (failures == 0) {
            log.warn("Product analytics takes no events, they wait: reason={} waiting={}", reason, waiting);
        }
        isOver = false;
        nextTry = now.plus(waitAfter(failures));
        failures++;
    }

    void end() {
        if (failures > 0) {
            log.info("Product analytics is there again");
        }
        isOver = true;
        failures = 0;
    }

    /** One second after the first failure, twice as long after each further one. */
    static Duration waitAfter(int failures) {
        var doubled = Duration.ofSeconds(1L << Math.min(failures, DOUBLINGS));
        return doubled.compareTo(LONGEST_WAIT) < 0 ? doubled : LONGEST_WAIT;
    }
}
