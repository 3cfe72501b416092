package io.spikewatch.billing.series;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Counts of one usage type, exact however many teams they add up. */
public final class BucketCounts implements Amounts<BucketCounts> {

    private final long[] buckets;
    private final long total;

    /** In place of both, the total last, where teams add up to more than a long holds. */
    private final BigInteger @Nullable [] large;

    /**
     * @param buckets not changed any more
     * @param total what they add up to; of a level, its latest day
     */
    public BucketCounts(long[] buckets, long total) {
        this(buckets, total, null);
    }

    private BucketCounts(long[] buckets, long total, BigInteger @Nullable [] large) {
        this.buckets = buckets;
        this.total = total;
        this.large = large;
    }

    @Override
    public BucketCounts plus(BucketCounts other) {
        if (large == null && other.large == null) {
            try {
                return sum(other);
            } catch (ArithmeticException beyondLong) {
                // added up below
            }
        }
        var sums = IntStream.rangeClosed(0, buckets.length)
                .mapToObj(index -> value(index).add(other.value(index)))
                .toArray(BigInteger[]::new);
        return new BucketCounts(buckets, total, sums);
    }

    private BucketCounts sum(BucketCounts other) {
        var sums = new long[buckets.length];
        for (var bucket = 0; bucket < sums.length; bucket++) {
            sums[bucket] = Math.addExact(buckets[bucket], other.buckets[bucket]);
        }
        return new BucketCounts(sums, Math.addExact(total, other.total));
    }

    /** Of a bucket, or of the total, whose index comes after theirs. */
    private BigInteger value(int index) {
        if (large != null) {
            return large[index];
        }
        return BigInteger.valueOf(index < buckets.length ? buckets[index] : total);
    }

    @Override
    public boolean isZero() {
        return large == null && LongStream.of(buckets).allMatch(count -> count == 0);
    }

    @Override
    public int compareTo(BucketCounts other) {
        return large == null && other.large == null
                ? Long.compare(total, other.total)
                : value(buckets.length).compareTo(other.value(buckets.length));
    }

    @Override
    public void writeBuckets(JsonGenerator json) {
        if (large == null) {
            json.writeArray(buckets, 0, buckets.length);
            return;
        }
        json.writeStartArray();
        Arrays.stream(large, 0, buckets.length).forEach(json::writeNumber);
        json.writeEndArray();
    }

    @Override
    public void writeTotal(JsonGenerator json) {
        json.writeNumber(value(buckets.length));
    }

    @Override
    public String bucketText(int bucket) {
        return large == null ? Long.toString(buckets[bucket]) : large[bucket].toString();
    }

    @Override
    public String totalText() {
        return value(buckets.length).toString();
    }
}
