package io.spikewatch.billing.catalog;

/**
 * One kind of thing that is counted.
 *
 * @param key its name in usage reports
 * @param metric its short name in messages
 * @param family the types that belong together for people
 */
public record UsageType(
        String key, String metric, String label, String labelInAlerts, String family, Aggregation aggregation) {

    /** The largest count that a report, a plan or a threshold may have. */
    public static final long MAX_COUNT = 1L << 53;
}
