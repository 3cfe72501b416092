package io.spikewatch.billing.catalog;

/** How the counts of several days become one. */
public enum Aggregation {
    SUM,
    /** A level: the latest day stands for all of them. */
    LAST
}
