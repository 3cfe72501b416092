package io.spikewatch.billing.spend;

import java.math.BigInteger;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits what a day cost among those who used something on it: {@code cost × a part's count ÷ what all parts counted},
 * rounded down to millionths; those left over go one each to the largest remainders, of equal ones to the part that was
 * added first. So the shares add up to the cost exactly. Meant to be used again for the next day.
 */
final class Shares {

    /** The owner of a part that nobody asked for: it takes its share, but it is not told. */
    static final int NOBODY = -1;

    private final int[] owners;
    private final long[] counts;
    private final long[] shares;
    private final long[] remainders;
    private int size;
    private long sum;

    /** In place of it, where the parts count more than a long holds. */
    private @Nullable BigInteger largeSum;

    Shares(int parts) {
        owners = new int[parts];
        counts = new long[parts];
        shares = new long[parts];
        remainders = new long[parts];
    }

    void clear() {
        size = 0;
        sum = 0;
        largeSum = null;
    }

    /** A part without usage has no share. */
    void add(int owner, long count) {
        if (count > 0) {
            owners[size] = owner;
            counts[size] = count;
            size++;
            addToSum(count);
        }
    }

    /** What the parts so far leave of the whole, if anything, is a part of its own. */
    void addRest(int owner, long whole) {
        if (largeSum == null) {
            add(owner, whole - sum);
        }
    }

    private void addToSum(long count) {
        if (largeSum != null) {
            largeSum = largeSum.add(BigInteger.valueOf(count));
        } else if (sum + count < 0) {
            largeSum = BigInteger.valueOf(sum).add(BigInteger.valueOf(count));
        } else {
            sum += count;
        }
    }

    /**
     * Adds each part's share to its owner's bucket. Every unit costs the same whole number of millionths, but for a rest
     * that is smaller than the number of units; where there is none, as on most days, nothing needs rounding.
     */
    void split(BigInteger millionths, Money[] money, int bucket) {
        if (largeSum != null) {
            hand(LargeShares.of(millionths, Arrays.copyOf(counts, size), largeSum), money, bucket);
            return;
        }
        var each = millionths.divideAndRemainder(BigInteger.valueOf(sum));
        splitRest(each[1].longValueExact());
        if (millionths.bitLength() < Long.SIZE) {
            hand(each[0].longValueExact(), money, bucket);
        } else {
            hand(each[0], money, bucket);
        }
    }

    private void hand(long each, Money[] money, int bucket) {
        for (var part = 0; part < size; part++) {
            if (owners[part] != NOBODY) {
                money[owners[part]].add(bucket, each * counts[part] + shares[part]);
            }
        }
    }

    private void hand(BigInteger each, Money[] money, int bucket) {
        for (var part = 0; part < size; part++) {
            if (owners[part] != NOBODY) {
                money[owners[part]].add(bucket, each.multiply(BigInteger.valueOf(counts[part])));
                money[owners[part]].add(bucket, shares[part]);
            }
        }
    }

    private void hand(BigInteger[] larges, Money[] money, int bucket) {
        for (var part = 0; part < size; part++) {
            if (owners[part] != NOBODY) {
                money[owners[part]].add(bucket, larges[part]);
            }
        }
    }

    private void splitRest(long rest) {
        var left = rest;
        for (var part = 0; part < size; part++) {
            divide(rest, part);
            left -= shares[part];
        }
        if (left > 0) {
            handOut((int) left);
        }
    }

    private void divide(long rest, int part) {
        var product = rest * counts[part];
        if (product >= 0 && Math.multiplyHigh(rest, counts[part]) == 0) {
            shares[part] = product / sum;
            remainders[part] = product % sum;
        } else {
            var exact = BigInteger.valueOf(rest)
                    .multiply(BigInteger.valueOf(counts[part]))
                    .divideAndRemainder(BigInteger.valueOf(sum));
            shares[part] = exact[0].longValueExact();
            remainders[part] = exact[1].longValueExact();
        }
    }

    /** @param left fewer than there are parts */
    private void handOut(int left) {
        var sorted = Arrays.copyOf(remainders, size);
        Arrays.sort(sorted);
        var smallest = sorted[size - left];
        var larger = size - left;
        while (larger < size && sorted[larger] == smallest) {
            larger++;
        }
        var equal = larger - (size - left);
        for (var part = 0; part < size; part++) {
            if (remainders[part] > smallest || (remainders[part] == smallest && equal-- > 0)) {
                shares[part]++;
            }
        }
    }
}
