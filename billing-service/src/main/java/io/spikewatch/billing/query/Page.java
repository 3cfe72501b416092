package io.spikewatch.billing.query;

import io.spikewatch.web.Problem;
import org.jspecify.annotations.Nullable;

/**
 * Which part of an answer is asked for.
 *
 * @param first the number of the first series
 * @param limit null: all that follow
 * @param version a fingerprint of the data that the answer is made of; null as long as none has to be the same
 */
public record Page(
        int first, @Nullable Integer limit, @Nullable String version) {

    public static final Page ALL = new Page(0, null, null);

    public boolean endsBefore(int series) {
        return limit != null && series - first >= limit;
    }

    /**
     * The page of an answer made of these data. Throws a 409 problem if the page before was made of others, where series
     * had other numbers.
     */
    public Page of(String present) {
        var fingerprint = Fingerprint.of(present);
        if (version != null && !version.equals(fingerprint)) {
            throw Problem.conflict("usage_changed", "The usage has changed since the page before. Begin anew.");
        }
        return new Page(first, limit, fingerprint);
    }

    /** What {@code after} has to be for the page that starts with a series. */
    public String cursor(UsageQuery query, int series) {
        return new Cursor(series, String.valueOf(version)).of(query);
    }
}
