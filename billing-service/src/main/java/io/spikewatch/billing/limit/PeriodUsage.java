package io.spikewatch.billing.limit;

import io.spikewatch.billing.catalog.Aggregation;
import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.history.DailyUsage;
import io.spikewatch.billing.history.Forecast;
import io.spikewatch.billing.plan.Limit;
import io.spikewatch.billing.plan.Tier;
import io.spikewatch.billing.spend.Charges;
import io.spikewatch.billing.subscription.BillingPeriod;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * The usage of one billing period: what its days add up to, of a level what its last report says.
 *
 * @param usage of the whole period, and of the weeks before it that a forecast looks back on
 * @param start the period's first day, counted from the first of the usage; its last is the usage's last
 */
record PeriodUsage(DailyUsage usage, int start) {

    @Nullable
    LocalDate dataUntil() {
        var newest = newest();
        return newest < start ? null : usage.from().plusDays(newest);
    }

    /** Before the start if there is no report in the period. */
    private int newest() {
        return IntStream.range(start, usage.days())
                .filter(usage::isReported)
                .max()
                .orElse(start - 1);
    }

    long used(UsageType type) {
        return upTo(newest(), type, usage.counts(type.key()));
    }

    private long upTo(int last, UsageType type, long[] counts) {
        if (last < start) {
            return 0;
        }
        return type.aggregation() == Aggregation.LAST
                ? counts[last]
                : Arrays.stream(counts, start, last + 1).reduce(0, PeriodUsage::plus);
    }

    /** More than a long holds is more than any limit. */
    private static long plus(long one, long other) {
        return one + other < 0 ? Long.MAX_VALUE : one + other;
    }

    UsageForecast forecast(UsageType type, @Nullable Limit limit, LocalDate today) {
        var newest = newest();
        if (newest < start || type.aggregation() == Aggregation.LAST) {
            return UsageForecast.of(used(type), null, today);
        }
        var counts = new Forecast(usage, newest).complete(type);
        var sum = upTo(newest, type, counts);
        var reached = limit == null || sum >= limit.limit() || isOver(today)
                ? -1
                : reached(limit.limit(), sum, newest, counts);
        return UsageForecast.of(
                upTo(usage.days() - 1, type, counts),
                reached < 0 ? null : usage.from().plusDays(reached),
                today);
    }

    private boolean isOver(LocalDate today) {
        return today.isAfter(usage.to());
    }

    private static int reached(long limit, long used, int newest, long[] counts) {
        var sum = used;
        for (var day = newest + 1; day < counts.length; day++) {
            sum = plus(sum, counts[day]);
            if (sum >= limit) {
                return day;
            }
        }
        return -1;
    }

    /**
     * What the period costs so far less what the limit's units cost. A period with prices in several currencies, which
     * don't add up, counts as if today's had held all along.
     */
    BigDecimal costBeyond(long limit, UsageType type, List<Tier> tiers, @Nullable BillingPeriod period) {
        var cost = period == null || isMixed(period)
                ? Tier.cost(tiers, BigDecimal.valueOf(used(type)))
                : Charges.of(type, List.of(period), usage.from(), usage.counts(type.key()))
                        .total();
        return cost.subtract(Tier.cost(tiers, BigDecimal.valueOf(limit))).max(BigDecimal.ZERO);
    }

    private static boolean isMixed(BillingPeriod period) {
        return period.terms().stream()
                        .map(BillingPeriod.Terms::currency)
                        .filter(Objects::nonNull)
                        .distinct()
                        .count()
                > 1;
    }
}
