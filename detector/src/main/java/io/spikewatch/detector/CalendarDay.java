package io.spikewatch.detector;

/** What the holiday calendar of an organization's region says of a day. */
public enum CalendarDay {
    /** The region is not known, or has no calendar. */
    UNKNOWN,
    ORDINARY,
    /** A public holiday, the day before or after one, or between 23 December and 2 January. */
    HOLIDAY
}
