package io.spikewatch.app.billing;

import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What billing-service says is wrong with a field of a request. It is handed on if it reads as complaints of ours do;
 * whatever else could stand there is not for callers.
 */
final class Complaints {

    private static final String GENERAL = "is missing, unknown or has an unacceptable value";

    private static final Pattern PREDICATE = Pattern.compile("(must|is|names|needs|size must) .{1,200}");

    /** Also numbers, dates, instants and currencies; nothing that addresses, markup or names of classes can do without. */
    private static final Pattern WORD = Pattern.compile("[a-z\\d_\"',:^-]+|[\\dTZ:-]+|[A-Z]{3}|JSON|KiB");

    private Complaints() {}

    static String of(String said) {
        return isOurs(said) ? said : GENERAL;
    }

    private static boolean isOurs(String said) {
        return PREDICATE.matcher(said).matches() && Stream.of(said.split(" ")).allMatch(WORD.asMatchPredicate());
    }
}
