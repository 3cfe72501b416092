package io.spikewatch.billing.spike;

import io.spikewatch.messages.Direction;

/** The day on which a series was taken to have settled on a new level, {@code ratio} times the old one. */
record Adoption(int day, double ratio, Direction direction) {

    private static final int REVOCABLE_DAYS = 28;

    /** Whether the decision only brings the series back to where it was before. */
    boolean isUndoneBy(int today, Decision decision, Noise noise) {
        var distance = Math.abs(Math.log(decision.factor()) + Math.log(ratio));
        return today - day <= REVOCABLE_DAYS
                && decision.direction() != direction
                && distance < 0.35 + 1.5 * noise.sigma();
    }
}
