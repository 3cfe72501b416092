package io.spikewatch.billing.spend;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.plan.Tier;
import io.spikewatch.billing.subscription.BillingPeriod;
import io.spikewatch.billing.subscription.BillingPeriod.Terms;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChargesTests {

    private static final LocalDate START = LocalDate.of(2026, 6, 1);
    private static final UsageType TOKENS = type("tokens");
    private static final UsageType SEATS = type("seats");

    /** The first 100 free, then 0.5 up to 300, then 0.01. */
    private static final List<Tier> GRADUATED = List.of(tier(100L, "0"), tier(300L, "0.5"), tier(null, "0.01"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "60 60 60     | 0 10 30",
                "100 0 1      | 0 0 0.5",
                "1000         | 107",
                "99 2 198 1 5 | 0 0.5 99 0.5 0.05",
                "0 0          | 0 0"
            })
    void chargeDaysByTheTiersThatThePeriodHasReached(String counts, String expected) {
        var charges = charges(TOKENS, numbers(counts), period(START, 30, terms(START, GRADUATED)));

        assertThat(charges).containsExactly(amounts(expected));
    }

    @Test
    void startAnewWithEachPeriod() {
        var charges = charges(
                TOKENS,
                numbers("100 100 100 100"),
                period(START, 2, terms(START, GRADUATED)),
                period(START.plusDays(2), 2, terms(START.plusDays(2), GRADUATED)));

        assertThat(charges).containsExactly(amounts("0 50 0 50"));
    }

    @Test
    void costNothingOutsideOfPeriods() {
        var first = START.plusDays(1);
        var later = START.plusDays(3);

        var charges = charges(
                TOKENS,
                numbers("10 10 10 10 10"),
                period(first, 1, terms(first, List.of(tier(null, "1")))),
                period(later, 1, terms(later, List.of(tier(null, "2")))));

        assertThat(charges).containsExactly(amounts("0 10 0 20 0"));
    }

    @Test
    void costNothingWithoutPrice() {
        var charges = charges(type("playbook_runs"), numbers("10"), period(START, 30, terms(START, GRADUATED)));

        assertThat(charges).containsExactly(amounts("0"));
    }

    @Test
    void goOnCountingThePeriodUnderNewPrices() {
        var dearer = List.of(tier(150L, "1"), tier(null, "2"));

        var charges = charges(
                TOKENS,
                numbers("90 20 40 10"),
                period(START, 30, terms(START, GRADUATED), terms(START.plusDays(2), dearer)));

        assertThat(charges).containsExactly(amounts("0 5 40 20"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"5 5 5 | 8 0 0", "3 5 4 6 | 2 6 0 4", "0 2 2 3 | 0 0 0 2", "7 0 7 8 | 16 0 0 4", "1 9 | 0 24"})
    void chargeLevelsForTheHighestSoFar(String levels, String expected) {
        var prices = List.of(tier(2L, "0"), tier(4L, "2"), tier(null, "4"));

        var charges = charges(SEATS, numbers(levels), period(START, 30, terms(START, prices)));

        assertThat(charges).containsExactly(amounts(expected));
    }

    @Test
    void areExactAtTheLargestCounts() {
        var largest = 1L << 53;
        var price = List.of(tier(largest + 1, "0.000001"), tier(null, "999999999999.999999"));

        var charges = charges(TOKENS, new long[] {largest, largest}, period(START, 30, terms(START, price)));

        assertThat(charges)
                .containsExactly(
                        new BigDecimal("9007199254.740992"), new BigDecimal("9007199254740990990992800745.259010"));
    }

    @Test
    void addUpToWhatThePeriodCosts() {
        var counts = IntStream.range(0, 30).mapToLong(day -> day * 7_919L % 61).toArray();
        var total = IntStream.range(0, 30).mapToLong(day -> counts[day]).sum();

        var charges = Charges.of(TOKENS, List.of(period(START, 30, terms(START, GRADUATED))), START, counts);

        assertThat(charges.total()).isEqualByComparingTo(Tier.cost(GRADUATED, BigDecimal.valueOf(total)));
    }

    private static BigDecimal[] charges(UsageType type, long[] counts, BillingPeriod... periods) {
        var amounts = Stream.generate(() -> BigDecimal.ZERO.setScale(6))
                .limit(counts.length)
                .toArray(BigDecimal[]::new);
        Charges.of(type, List.of(periods), START, counts)
                .each(
                        START,
                        START.plusDays(counts.length - 1L),
                        (day, cost) -> amounts[day] = new BigDecimal(cost, Money.DECIMALS));
        return amounts;
    }

    private static BillingPeriod period(LocalDate start, int days, Terms... terms) {
        return new BillingPeriod(start, start.plusDays(days), List.of(terms));
    }

    private static Terms terms(LocalDate from, List<Tier> tiers) {
        return new Terms(from, "growth", "USD", Map.of("tokens", tiers, "seats", tiers));
    }

    private static Tier tier(@Nullable Long upTo, String price) {
        return new Tier(upTo, new BigDecimal(price));
    }

    private static UsageType type(String key) {
        return UsageTypes.shipped().find(key).orElseThrow();
    }

    private static long[] numbers(String counts) {
        return Stream.of(counts.split(" ")).mapToLong(Long::parseLong).toArray();
    }

    private static BigDecimal[] amounts(String amounts) {
        return Stream.of(amounts.split(" "))
                .map(amount -> new BigDecimal(amount).setScale(Money.DECIMALS))
                .toArray(BigDecimal[]::new);
    }
}
