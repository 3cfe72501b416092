package io.spikewatch.billing.detector;

/** Why nobody is told of a day that is far off. */
public enum Suppression {
    /** The same happened on this weekday of the two weeks before. */
    WEEKLY,
    /** The same happened on this day of two of the three months before. */
    MONTHLY,
    HOLIDAY,
    /** People have just been told of the like. */
    COOL_DOWN,
    /** A level that the series seemed to have settled on did not last. */
    RETURN_TO_OLD_LEVEL
}
