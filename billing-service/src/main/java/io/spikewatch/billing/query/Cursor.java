package io.spikewatch.billing.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the next page of a query starts, as an opaque word; it fits only the query that it was made for.
 *
 * @param version of the data that the page before was made of
 */
record Cursor(int firstSeries, String version) {

    private static final Pattern PLAIN = Pattern.compile("([1-9][0-9]{0,8})\\.([A-Za-z0-9_-]+)\\.([A-Za-z0-9_-]+)");

    String of(UsageQuery query) {
        var plain = firstSeries + "." + Fingerprint.of(query) + "." + version;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** Empty for what is no cursor of this query. */
    static Optional<Cursor> read(UsageQuery query, String word) {
        var plain = PLAIN.matcher(decoded(word));
        return plain.matches() && plain.group(2).equals(Fingerprint.of(query))
                ? Optional.of(new Cursor(Integer.parseInt(plain.group(1)), plain.group(3)))
                : Optional.empty();
    }

    private static String decoded(String cursor) {
        try {
            return new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
        } catch (IllegalArgumentException noBase64) {
            return "";
        }
    }
}
