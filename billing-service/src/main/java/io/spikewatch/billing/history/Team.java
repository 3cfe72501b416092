package io.spikewatch.billing.history;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A part of an organization that reports its own usage.
 *
 * @param name the newest one known, null if none was ever told
 */
public record Team(String id, @Nullable String name) {

    /** Ids that are whole numbers come first, by their value; the others follow as texts. */
    public static final Comparator<String> BY_ID = Comparator.comparing((String id) -> !isNumber(id))
            .thenComparingInt(id -> isNumber(id) ? digits(id).length() : 0)
            .thenComparing(id -> isNumber(id) ? digits(id) : id)
            .thenComparing(Comparator.naturalOrder());

    private static boolean isNumber(String id) {
        return !id.isEmpty() && id.chars().allMatch(digit -> digit >= '0' && digit <= '9');
    }

    private static String digits(String id) {
        var first = 0;
        while (first < id.length() - 1 && id.charAt(first) == '0') {
            first++;
        }
        return id.substring(first);
    }
}
