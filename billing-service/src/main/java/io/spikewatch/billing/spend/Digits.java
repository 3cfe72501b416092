package io.spikewatch.billing.spend;

import tools.jackson.core.JsonGenerator;

/** Writes amounts as JSON numbers, in plain notation without needless zeros, and makes no object for any of them. */
final class Digits {

    private static final int MILLION = 1_000_000;
    private static final int LENGTH = 32;

    private final char[] text = new char[LENGTH];

    /** @param millionths not negative */
    void write(long millionths, JsonGenerator json) {
        var fraction = (int) (millionths % MILLION);
        if (fraction == 0) {
            json.writeNumber(millionths / MILLION);
            return;
        }
        var start = putWhole(millionths / MILLION, putFraction(fraction));
        json.writeNumber(text, start, LENGTH - start);
    }

    private int putFraction(int fraction) {
        var start = LENGTH;
        var rest = fraction;
        for (var decimals = Money.DECIMALS; decimals > 0; decimals--) {
            if (start < LENGTH || rest % 10 != 0) {
                text[--start] = (char) ('0' + rest % 10);
            }
            rest /= 10;
        }
        text[--start] = '.';
        return start;
    }

    private int putWhole(long whole, int end) {
        var start = end;
        var rest = whole;
        do {
            text[--start] = (char) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        return start;
    }
}
