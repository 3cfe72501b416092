package io.spikewatch.app.page;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How pages write numbers: digits in groups, factors with a multiplication sign. */
public final class Figures {

    public static final String UNKNOWN = "–";

    private static final MathContext TWO_DIGITS = new MathContext(2, RoundingMode.HALF_UP);
    private static final String[] UNITS = {"", "k", "M", "G", "T", "P"};

    private Figures() {}

    /** {@code 38,400}, to two decimals below 10 and whole above. */
    public static String number(@Nullable BigDecimal value) {
        if (value == null) {
            return UNKNOWN;
        }
        return format(value.abs().compareTo(BigDecimal.TEN) < 0 ? "#,##0.##" : "#,##0", value);
    }

    /** {@code 38,400}. */
    public static String number(long count) {
        return number(BigDecimal.valueOf(count));
    }

    /** The same with its sign: {@code +25,100}. */
    public static String change(@Nullable BigDecimal from, @Nullable BigDecimal to) {
        if (from == null || to == null) {
            return UNKNOWN;
        }
        var change = to.subtract(from);
        return (change.signum() > 0 ? "+" : "") + number(change).replace('-', '−');
    }

    /** {@code 3.2×}; factors below 1 keep two digits that count: {@code 0.0018×}. */
    public static String factor(@Nullable BigDecimal factor) {
        if (factor == null) {
            return UNKNOWN;
        }
        return factor.compareTo(BigDecimal.ONE) < 0
                ? format("0.########", factor.round(TWO_DIGITS)) + "×"
                : format("#,##0.#", factor) + "×";
    }

    /** {@code +220%}. */
    public static String percentChange(@Nullable BigDecimal percent) {
        return percent == null
                ? UNKNOWN
                : (percent.signum() > 0 ? "+" : "") + format("#,##0", percent).replace('-', '−') + "%";
    }

    /** {@code 95%} of 0.95. */
    public static String share(@Nullable BigDecimal share) {
        return share == null
                ? UNKNOWN
                : format("#,##0", share.movePointRight(2)).replace('-', '−') + "%";
    }

    /** {@code 12.5k}, for the axis of a chart. */
    public static String compact(double value) {
        var unit = 0;
        while (value >= 1_000 && unit < UNITS.length - 1) {
            value /= 1_000;
            unit++;
        }
        return format("0.##", BigDecimal.valueOf(value)) + UNITS[unit];
    }

    private static String format(String pattern, BigDecimal value) {
        var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        var text = format.format(value);
        return text.equals("-0") ? "0" : text;
    }
}
