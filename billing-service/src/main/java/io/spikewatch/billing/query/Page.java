package io.spikewatch.billing.query;

import org.jspecify.annotations.Nullable;

/**
 * Which part of an answer is asked for.
 *
 * @param first the number of the first series
 * @param limit null: all that follow
 */
public record Page(int first, @Nullable Integer limit) {

    public static final Page ALL = new Page(0, null);

    public boolean endsBefore(int series) {
        return limit != null && series - first >= limit;
    }

    /** What {@code after} has to be for the page that starts with a series. */
    public static String cursor(UsageQuery query, int series) {
        return Cursor.of(query, series);
    }
}
