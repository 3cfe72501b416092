package io.spikewatch.billing.explanation;

import io.spikewatch.detector.Judgement;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A judgement in the figures that people read.
 *
 * @param factor to two digits; absent where less than 1 was expected, as is {@code percentChange}
 */
public record Figures(
        BigDecimal observed,
        BigDecimal expected,
        BigDecimal expectedLow,
        BigDecimal expectedHigh,
        @Nullable BigDecimal factor,
        @Nullable Long percentChange,
        BigDecimal score,
        String weekday) {

    private static final MathContext TWO_DIGITS = new MathContext(2);

    public static Figures of(Judgement judgement) {
        var factor = judgement.toldFactor();
        var ratio = judgement.observed() / judgement.expected();
        return new Figures(
                BigDecimal.valueOf(judgement.observed()),
                count(judgement.expected()),
                count(judgement.expectedLow()),
                count(judgement.expectedHigh()),
                factor == null ? null : plain(factor),
                factor == null ? null : Math.round(100 * (ratio - 1)),
                BigDecimal.valueOf(judgement.score()).setScale(1, RoundingMode.HALF_UP),
                weekday(LocalDate.ofEpochDay(judgement.epochDay())));
    }

    public static String weekday(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH);
    }

    /** Whole from 10 on, to two digits below. */
    public static BigDecimal count(double count) {
        var exact = BigDecimal.valueOf(count);
        return plain(Math.abs(count) >= 10 ? exact.setScale(0, RoundingMode.HALF_UP) : exact.round(TWO_DIGITS));
    }

    /** As {@link #count}; null for what is not a number. */
    public static @Nullable BigDecimal countIfAny(double count) {
        return Double.isNaN(count) ? null : count(count);
    }

    static BigDecimal twoDigits(double number) {
        return plain(BigDecimal.valueOf(number).round(TWO_DIGITS));
    }

    private static BigDecimal plain(BigDecimal number) {
        var stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
