package io.spikewatch.billing.spend;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** The rule of {@link Shares} as it stands, for parts that count more than a long holds. */
final class LargeShares {

    private LargeShares() {}

    /** @param sum of the counts */
    static BigInteger[] of(BigInteger millionths, long[] counts, BigInteger sum) {
        var products = Arrays.stream(counts)
                .mapToObj(count -> millionths.multiply(BigInteger.valueOf(count)))
                .toList();
        var shares = products.stream().map(each -> each.divide(sum)).toArray(BigInteger[]::new);
        var left = Arrays.stream(shares).reduce(millionths, BigInteger::subtract);
        IntStream.range(0, shares.length)
                .boxed()
                .sorted(Comparator.comparing(
                        part -> products.get(part).mod(sum), Comparator.<BigInteger>reverseOrder()))
                .limit(left.intValueExact())
                .forEach(part -> shares[part] = shares[part].add(BigInteger.ONE));
        return shares;
    }
}
