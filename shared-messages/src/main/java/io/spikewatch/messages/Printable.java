package io.spikewatch.messages;

import java.math.BigDecimal;
import tools.jackson.databind.JsonNode;

/** JSON whose numbers can be written out and stored: 1e999999999 is a number, but nobody can print it. */
public final class Printable {

    /** Before the decimal point and after it. */
    public static final int MAX_DIGITS = 40;

    private Printable() {}

    /** Looks at every number in it. */
    public static boolean is(JsonNode node) {
        return node.isNumber()
                ? isWithin(node.decimalValue())
                : node.values().stream().allMatch(Printable::is);
    }

    private static boolean isWithin(BigDecimal number) {
        return number.precision() <= MAX_DIGITS && Math.abs(number.scale()) <= MAX_DIGITS;
    }
}
