package io.spikewatch.billing.spend;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharesTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.000010 | 1 1       | 0.000005 0.000005",
                "0.000001 | 1 1       | 0.000001 0",
                "0.000001 | 1 2       | 0 0.000001",
                "0.000002 | 1 1 1     | 0.000001 0.000001 0",
                "1        | 1 1 1     | 0.333334 0.333333 0.333333",
                "1        | 2 2 3     | 0.285714 0.285714 0.428572",
                "10       | 7 0 3     | 7 0 3",
                "0.5      | 0 5       | 0 0.5",
                "0.000007 | 6 1 1 1 1 | 0.000004 0.000001 0.000001 0.000001 0",
            })
    void giveWhatIsLeftOverToTheLargestRemaindersAndTheFirstOfEqualOnes(String cost, String counts, String expected) {
        var weights = Stream.of(counts.split(" ")).mapToLong(Long::parseLong).toArray();

        var shares = split(new BigDecimal(cost), weights);

        assertThat(shares)
                .usingElementComparator(BigDecimal::compareTo)
                .containsExactly(
                        Stream.of(expected.split(" ")).map(BigDecimal::new).toArray(BigDecimal[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "7, 1000",
        "31, 100000000",
        "53, 1000",
        "53, 9007199254740992",
        "53, 999999999999999999999999999999",
        "62, 1000",
        "62, 999999999999999999999999999999"
    })
    void areTheSameAsByLongDivision(int bits, BigInteger largestCost) {
        var random = new Random(bits);
        for (var time = 0; time < 300; time++) {
            var counts = LongStream.generate(() -> random.nextLong(1L << bits))
                    .limit(1 + random.nextInt(40))
                    .map(count -> random.nextInt(4) == 0 ? 1 : count)
                    .toArray();
            counts[0]++;
            var cost = new BigInteger(largestCost.bitLength(), random);

            var shares = split(new BigDecimal(cost, Money.DECIMALS), counts);

            assertThat(shares).containsExactly(naive(cost, counts));
            assertThat(Arrays.stream(shares).reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(new BigDecimal(cost, Money.DECIMALS));
        }
    }

    @Test
    void leaveOutWhoWasNotAskedForButNotTheirShare() {
        var shares = new Shares(3);
        shares.add(0, 1);
        shares.add(Shares.NOBODY, 1);
        shares.add(0, 2);
        var money = new Money(2);

        shares.split(BigInteger.valueOf(4_000_000), new Money[] {money}, 1);

        assertThat(money.amount(0)).isZero();
        assertThat(money.amount(1)).isEqualByComparingTo("3");
    }

    private static BigDecimal[] split(BigDecimal cost, long[] counts) {
        var shares = new Shares(counts.length);
        var money = Stream.generate(() -> new Money(1)).limit(counts.length).toArray(Money[]::new);
        for (var part = 0; part < counts.length; part++) {
            shares.add(part, counts[part]);
        }
        shares.split(cost.movePointRight(Money.DECIMALS).toBigIntegerExact(), money, 0);
        return Arrays.stream(money).map(each -> each.amount(0)).toArray(BigDecimal[]::new);
    }

    private static BigDecimal[] naive(BigInteger cost, long[] counts) {
        var sum = LongStream.of(counts).mapToObj(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        var divided = LongStream.of(counts)
                .mapToObj(count -> cost.multiply(BigInteger.valueOf(count)).divideAndRemainder(sum))
                .toList();
        var shares = divided.stream().map(each -> each[0]).toArray(BigInteger[]::new);
        var left = cost.subtract(Arrays.stream(shares).reduce(BigInteger.ZERO, BigInteger::add));
        IntStream.range(0, counts.length)
                .boxed()
                .sorted((one, other) -> divided.get(other)[1].compareTo(divided.get(one)[1]))
                .limit(left.intValueExact())
                .forEach(part -> shares[part] = shares[part].add(BigInteger.ONE));
        return Arrays.stream(shares)
                .map(share -> new BigDecimal(share, Money.DECIMALS))
                .toArray(BigDecimal[]::new);
    }
}
