package io.spikewatch.systemtests;

import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.awaitility.core.ThrowingRunnable;

/** Waiting by polling, with a deadline. */
final class Eventually {

    private Eventually() {}

    static void eventually(ThrowingRunnable assertion) {
        within(Duration.ofSeconds(60), assertion);
    }

    static void within(Duration patience, ThrowingRunnable assertion) {
        await().atMost(patience)
                .pollInterval(Duration.ofMillis(250))
                .ignoreExceptions()
                .untilAsserted(assertion);
    }
}
