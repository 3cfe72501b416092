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
    public static final Comparator<String> BY_ID = Team::compareIds;

    /** Its name, else what its id makes of one. */
    public String label() {
        return name == null ? "Team " + id : name;
    }

    private static int compareIds(String left, String right) {
        var number = isNumber(left);
        if (number != isNumber(right)) {
            return number ? -1 : 1;
        }
        var byValue = number ? compareNumbers(digits(left), digits(right)) : 0;
        return byValue == 0 ? left.compareTo(right) : byValue;
    }

    private static int compareNumbers(String left, String right) {
        var byLength = Integer.compare(left.length(), right.length());
        return byLength == 0 ? left.compareTo(right) : byLength;
    }

    private static boolean isNumber(String id) {
        for (var index = 0; index < id.length(); index++) {
            if (id.charAt(index) < '0' || id.charAt(index) > '9') {
                return false;
            }
        }
        return !id.isEmpty();
    }

    private static String digits(String id) {
        var first = 0;
        while (first < id.length() - 1 && id.charAt(first) == '0') {
            first++;
        }
        return id.substring(first);
    }
}
