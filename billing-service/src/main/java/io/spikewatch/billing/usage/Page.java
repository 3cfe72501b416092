package io.spikewatch.billing.usage;

import org.jspecify.annotations.Nullable;

/**
 * Which part of an answer is asked for.
 *
 * @param first the number of the first series
 * @param limit null: all that follow
 */
record Page(int first, @Nullable Integer limit) {

    static final Page ALL = new Page(0, null);

    boolean endsBefore(int series) {
        return limit != null && series - first >= limit;
    }
}
