package io.spikewatch.detector;

/** Why nobody is told of a day that is far off. */
public enum Suppression {
    /** The same happened on this weekday of the two weeks before, or every fortnight. */
    WEEKLY,
    /** The same happened on this day of two of the three months before. */
    MONTHLY,
    HOLIDAY,
    /** Without a calendar: a single workday that is no quieter than a weekend. */
    LIKELY_DAY_OFF,
    /** Too small to matter. */
    IMMATERIAL,
    /** People have just been told of the like. */
    COOL_DOWN,
    /** A level that the series seemed to have settled on did not last. */
    RETURN_TO_OLD_LEVEL
}
