package io.spikewatch.billing.spend;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.history.DailyUsage;
import io.spikewatch.billing.history.Forecast;
import io.spikewatch.billing.subscription.BillingPeriod;
import io.spikewatch.billing.subscription.BillingPeriod.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a billing period costs the whole organization, whatever the query leaves out.
 *
 * @param end the day after its last
 * @param plan in force on the last day asked for
 * @param currency of its prices; null if it has none, or in several
 * @param spend by its reports so far; null if its days have prices in different currencies
 * @param projected with the days after {@code dataUntil} as {@link Forecast} sees them; null also without a report
 * @param dataUntil the day of its newest report
 */
record PeriodSpend(
        LocalDate start,
        LocalDate end,
        String plan,
        @Nullable String currency,
        @Nullable BigDecimal spend,
        @Nullable BigDecimal projected,
        @Nullable LocalDate dataUntil) {

    /** @param usage of the whole period, and of the four weeks before it */
    static PeriodSpend of(BillingPeriod period, LocalDate day, DailyUsage usage, List<UsageType> types) {
        var costs = new Costs(period, usage, types);
        var newest = newest(period, usage);
        return new PeriodSpend(
                period.start(),
                period.end(),
                period.termsOn(day).plan(),
                costs.currency(),
                costs.spend(),
                newest < 0 ? null : costs.projected(newest),
                newest < 0 ? null : usage.from().plusDays(newest));
    }

    /** -1 if there is no report in the period. */
    private static int newest(BillingPeriod period, DailyUsage usage) {
        return IntStream.range(0, usage.days())
                .filter(day ->
                        usage.isReported(day) && period.contains(usage.from().plusDays(day)))
                .max()
                .orElse(-1);
    }

    private record Costs(BillingPeriod period, DailyUsage usage, List<UsageType> types) {

        @Nullable
        BigDecimal spend() {
            return cost(type -> usage.counts(type.key()));
        }

        @Nullable
        BigDecimal projected(int newest) {
            return cost(new Forecast(usage, newest)::complete);
        }

        private @Nullable BigDecimal cost(Function<UsageType, long[]> counts) {
            return currencies().size() > 1
                    ? null
                    : types.stream()
                            .map(type -> Charges.of(type, List.of(period), usage.from(), counts.apply(type)))
                            .map(Charges::total)
                            .reduce(BigDecimal.ZERO, BigDecimal::add);
        }

        /** Null if there are several, or no price at all. */
        @Nullable
        String currency() {
            return currencies().size() == 1 ? currencies().get(0) : null;
        }

        private List<String> currencies() {
            return period.terms().stream()
                    .map(Terms::currency)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList();
        }
    }
}
