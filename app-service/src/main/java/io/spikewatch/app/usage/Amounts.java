package io.spikewatch.app.usage;

import io.spikewatch.app.view.Measure;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How these pages write counts and money: digits in groups, and every digit there is where numbers are compared. */
final class Amounts {

    private static final String COUNT = "#,##0.######";
    private static final String MONEY = "#,##0.00####";
    private static final String ROUNDED_MONEY = "#,##0.00";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_PERCENT = BigDecimal.valueOf(999);

    private Amounts() {}

    static String exact(Measure measure, BigDecimal amount) {
        return format(measure == Measure.SPEND ? MONEY : COUNT, amount);
    }

    /** Money to the cent, so that columns can be read down; nothing stays a bare 0. */
    static String aligned(Measure measure, BigDecimal amount) {
        if (amount.signum() == 0) {
            return "0";
        }
        return measure == Measure.SPEND ? money(amount, null) : exact(measure, amount);
    }

    /** Money to the cent, with its currency. */
    static String money(BigDecimal amount, @Nullable String currency) {
        return format(ROUNDED_MONEY, amount) + (currency == null ? "" : " " + currency);
    }

    /** {@code +8%} of what was before, {@code 12×} where it is many times that; {@code new} where that was nothing, and nothing where both are. */
    static String change(BigDecimal before, BigDecimal now) {
        var percent = changeInPercent(before, now);
        if (before.signum() == 0) {
            return now.signum() == 0 ? "" : "new";
        }
        if (isBeyondPercent(percent) && now.signum() > 0) {
            return percent.signum() > 0 ? format("#,##0", now.divide(before, 0, RoundingMode.HALF_UP)) + "×" : "−99%";
        }
        return (percent.signum() > 0 ? "+" : "") + format("#,##0", percent).replace('-', '−') + "%";
    }

    /** Whether what there is or was is next to nothing beside the other. */
    static boolean isBeyondPercent(BigDecimal percent) {
        return percent.compareTo(MOST_PERCENT) > 0 || percent.compareTo(HUNDRED.negate()) <= 0;
    }

    static BigDecimal changeInPercent(BigDecimal before, BigDecimal now) {
        return percentOf(now.subtract(before), before);
    }

    /** Whole per cent, of zero none. */
    static BigDecimal percentOf(BigDecimal part, BigDecimal whole) {
        return whole.signum() == 0 ? BigDecimal.ZERO : part.multiply(HUNDRED).divide(whole, 0, RoundingMode.HALF_UP);
    }

    private static String format(String pattern, BigDecimal amount) {
        var format = new DecimalFormat(pattern, DecimalFormatSymbols.getInstance(Locale.ROOT));
        format.setRoundingMode(RoundingMode.HALF_UP);
        return format.format(amount);
    }
}
