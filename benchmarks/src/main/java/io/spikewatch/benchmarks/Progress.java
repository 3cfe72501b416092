package io.spikewatch.benchmarks;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** What a benchmark is doing, with the time since it began. */
final class Progress {

    private static final Clock CLOCK = Clock.systemUTC();
    private static final Instant BEGUN = CLOCK.instant();

    private Progress() {}

    static void say(String what) {
        System.out.printf(
                "%4d s  %s%n", Duration.between(BEGUN, CLOCK.instant()).toSeconds(), what);
    }
}
