package io.spikewatch.billing.spike;

/** Which rule found a spike. */
enum Rule {
    /** One day far from what its weekday should have brought. */
    POINT,
    /** Three reported days in a row, each off by an amount that alone would say little. */
    RUN,
    /** A first jump in a series too young to know its weekdays. */
    SHORT_HISTORY,
    /** A jump far above the largest in a series that is silent most of the time. */
    INTERMITTENT
}
