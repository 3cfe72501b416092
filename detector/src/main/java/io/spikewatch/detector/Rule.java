package io.spikewatch.detector;

/** The rule by which a day was found far off. */
public enum Rule {
    /** One day far from what its weekday should have brought. */
    POINT,
    /** Three days in a row that are far off together. */
    RUN,
    /** A day unlike any other of a series that has just begun. */
    SHORT_HISTORY,
    /** A day far above all others of a series that is silent on many days. */
    INTERMITTENT,
    /** A day in an episode that is four times as far off as any before it. */
    ESCALATION
}
