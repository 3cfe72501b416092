package io.spikewatch.billing.spend;

import io.spikewatch.billing.catalog.Aggregation;
import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.plan.Tier;
import io.spikewatch.billing.subscription.BillingPeriod;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/**
 * What each day of an organization cost of one usage type: what the billing period's usage costs with that day, less what
 * it costs without, both by the graduated tiers in force on the day. The usage of a period is what its days add up to, of
 * a level the highest so far. So days add up to what the period costs, and days outside of known periods or without a
 * price cost nothing.
 */
public final class Charges {

    private final LocalDate from;
    private final BigInteger[] millionths;

    private Charges(LocalDate from, int days) {
        this.from = from;
        millionths = new BigInteger[days];
        Arrays.fill(millionths, BigInteger.ZERO);
    }

    /**
     * @param from the day of the first count; no later than the start of any of the periods
     * @param counts of the days from there on
     */
    public static Charges of(UsageType type, List<BillingPeriod> periods, LocalDate from, long[] counts) {
        var charges = new Charges(from, counts.length);
        periods.forEach(period -> charges.add(type, period, counts));
        return charges;
    }

    private void add(UsageType type, BillingPeriod period, long[] counts) {
        var used = BigDecimal.ZERO;
        var end = Math.min(day(period.end()), counts.length);
        for (var day = day(period.start()); day < end; day++) {
            if (counts[day] > 0) {
                var before = used;
                used = used(type, before, BigDecimal.valueOf(counts[day]));
                var prices = period.termsOn(from.plusDays(day)).prices();
                millionths[day] = cost(prices.getOrDefault(type.key(), List.of()), before, used);
            }
        }
    }

    private static BigDecimal used(UsageType type, BigDecimal before, BigDecimal count) {
        return type.aggregation() == Aggregation.LAST ? before.max(count) : before.add(count);
    }

    private static BigInteger cost(List<Tier> tiers, BigDecimal before, BigDecimal used) {
        return Tier.cost(tiers, used)
                .subtract(Tier.cost(tiers, before))
                .movePointRight(Money.DECIMALS)
                .toBigIntegerExact();
    }

    private int day(LocalDate date) {
        return Math.toIntExact(date.toEpochDay() - from.toEpochDay());
    }

    boolean isZero(LocalDate first, LocalDate last) {
        return Arrays.stream(millionths, day(first), day(last) + 1).allMatch(charge -> charge.signum() == 0);
    }

    /** Hands over the days that cost something, counted from the first of the range. */
    void each(LocalDate first, LocalDate last, Receiver receiver) {
        for (var day = day(first); day <= day(last); day++) {
            if (millionths[day].signum() != 0) {
                receiver.charge(day - day(first), millionths[day]);
            }
        }
    }

    public BigDecimal total() {
        return new BigDecimal(Arrays.stream(millionths).reduce(BigInteger.ZERO, BigInteger::add), Money.DECIMALS);
    }

    /** Takes what a day cost. */
    interface Receiver {

        void charge(int day, BigInteger millionths);
    }
}
