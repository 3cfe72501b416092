package io.spikewatch.billing.query;

import java.util.Locale;

/** What the values of an answer are. */
public enum Measure {
    /** Counts: those of different usage types don't add up. */
    USAGE,
    /** Money: everything adds up. */
    SPEND;

    public String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
