package io.spikewatch.app.spike;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/** Numbers as people read them: digits grouped by commas, no needless zeros. */
final class Numbers {

    private static final int MAX_DECIMALS = 40;

    private Numbers() {}

    static String text(BigDecimal number) {
        return format("").format(number);
    }

    /** With its sign, also a plus. */
    static String signed(long number) {
        return format("+").format(number);
    }

    private static DecimalFormat format(String positivePrefix) {
        var format = new DecimalFormat("#,##0", DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setMaximumFractionDigits(MAX_DECIMALS);
        format.setPositivePrefix(positivePrefix);
        return format;
    }
}
