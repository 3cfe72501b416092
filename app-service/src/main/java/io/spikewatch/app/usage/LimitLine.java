package io.spikewatch.app.usage;

import io.spikewatch.app.billing.UsageLimits.Period;
import io.spikewatch.app.billing.UsageLimits.UsageLimit;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.view.Breakdown;
import io.spikewatch.app.view.Measure;
import io.spikewatch.app.view.UsageView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The limit of the usage type shown, beside what was used of it. A limit is of a whole billing period, and no day's
 * usage can be compared with it: it is spread evenly over the period's days, and a bucket has the share of those of its
 * days that are shown. A level such as seats is compared with the limit as it is.
 */
record LimitLine(Period period, UsageLimit limit, UsageView view) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Only lines that add up to what the organization used can be compared with its limit. */
    boolean isComparable() {
        return view.breakdown() == Breakdown.NONE || view.area() && view.isAdditive();
    }

    /** What the limit allows in a bucket; null where it has days of another billing period. */
    @Nullable
    BigDecimal on(LocalDate bucket) {
        var last = view.interval().next(bucket).minusDays(1);
        return between(
                later(bucket, view.range().from()), earlier(last, view.range().to()));
    }

    /** What it allows on all days shown that are of the period. */
    @Nullable
    BigDecimal total() {
        return between(
                later(period.start(), view.range().from()),
                earlier(period.last(), view.range().to()));
    }

    private @Nullable BigDecimal between(LocalDate first, LocalDate last) {
        if (first.isBefore(period.start()) || last.isAfter(period.last()) || first.isAfter(last)) {
            return null;
        }
        return limit.level() ? BigDecimal.valueOf(limit.limit()) : share(days(first, last));
    }

    private BigDecimal share(long days) {
        var allowed = BigDecimal.valueOf(limit.limit()).multiply(BigDecimal.valueOf(days));
        var all = BigDecimal.valueOf(days(period.start(), period.last()));
        var share = allowed.divide(all, 2, RoundingMode.HALF_UP);
        return share.compareTo(HUNDRED) < 0 ? share : share.setScale(0, RoundingMode.HALF_UP);
    }

    String name() {
        return limit.level() ? "Limit" : "Limit per " + view.interval().word();
    }

    /** What a line of it stands for. */
    String meaning() {
        return limit.level()
                ? "the limit of the plan."
                : "the limit of the plan, spread evenly over the billing period.";
    }

    /** {@code Billing period from 1 Nov 2026 to 30 Nov 2026 on plan Growth: 427,500 of 500,000 tokens used …}. */
    String text() {
        return PeriodSentence.period(period.start(), period.end(), period.planName()) + ": " + used() + ".";
    }

    private String used() {
        var used = "%s of %s %s used"
                .formatted(
                        number(limit.used()),
                        number(limit.limit()),
                        limit.label().toLowerCase(Locale.ROOT));
        return period.dataUntil() == null
                ? used + ", without a usage report so far"
                : used + (limit.level() ? " on " : " until ") + Dates.withYear(period.dataUntil()) + ", " + left();
    }

    private String left() {
        var left = limit.limit() - limit.used();
        return left < 0 ? number(-left) + " beyond the limit" : (left == 0 ? "none" : number(left)) + " left";
    }

    private static String number(long count) {
        return Amounts.exact(Measure.USAGE, BigDecimal.valueOf(count));
    }

    private static long days(LocalDate first, LocalDate last) {
        return ChronoUnit.DAYS.between(first, last) + 1;
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
