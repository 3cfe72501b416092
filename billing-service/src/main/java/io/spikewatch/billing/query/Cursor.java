package io.spikewatch.billing.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where the next page of a query starts, as an opaque word; it fits only the query that it was made for. */
final class Cursor {

    private static final Pattern PLAIN = Pattern.compile("([1-9][0-9]{0,8})\\.([A-Za-z0-9_-]+)");

    private Cursor() {}

    static String of(UsageQuery query, int firstSeries) {
        var plain = firstSeries + "." + Fingerprint.of(query);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.US_ASCII));
    }

    /** The number of the first series; empty for what is no cursor of this query. */
    static Optional<Integer> read(UsageQuery query, String cursor) {
        var plain = PLAIN.matcher(decoded(cursor));
        return plain.matches() && plain.group(2).equals(Fingerprint.of(query))
                ? Optional.of(Integer.valueOf(plain.group(1)))
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
