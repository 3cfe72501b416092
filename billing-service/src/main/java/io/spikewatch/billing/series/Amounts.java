package io.spikewatch.billing.series;

import tools.jackson.core.JsonGenerator;

/**
 * The values of one series, one for each bucket of the axis, and their total; immutable. Ordered by total.
 *
 * @param <A> the implementation itself, so that only like is added to like
 */
public interface Amounts<A extends Amounts<A>> extends Comparable<A> {

    A plus(A other);

    /** Whether every bucket is 0. */
    boolean isZero();

    /** Writes the buckets as a JSON array. */
    void writeBuckets(JsonGenerator json);

    void writeTotal(JsonGenerator json);

    /** A bucket as CSV shows it. */
    String bucketText(int bucket);

    String totalText();
}
