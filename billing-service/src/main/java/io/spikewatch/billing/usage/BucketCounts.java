package io.spikewatch.billing.usage;

import java.util.stream.LongStream;
import tools.jackson.core.JsonGenerator;

/**
 * Counts of one usage type.
 *
 * @param buckets never changed
 * @param total what they add up to; of a level, its latest day
 */
record BucketCounts(long[] buckets, long total) implements Amounts<BucketCounts> {

    @Override
    public BucketCounts plus(BucketCounts other) {
        var sums = new long[buckets.length];
        for (var bucket = 0; bucket < sums.length; bucket++) {
            sums[bucket] = Math.addExact(buckets[bucket], other.buckets[bucket]);
        }
        return new BucketCounts(sums, Math.addExact(total, other.total));
    }

    @Override
    public boolean isZero() {
        return LongStream.of(buckets).allMatch(count -> count == 0);
    }

    @Override
    public int compareTo(BucketCounts other) {
        return Long.compare(total, other.total);
    }

    @Override
    public void writeBuckets(JsonGenerator json) {
        json.writeArray(buckets, 0, buckets.length);
    }

    @Override
    public void writeTotal(JsonGenerator json) {
        json.writeNumber(total);
    }

    @Override
    public String bucketText(int bucket) {
        return Long.toString(buckets[bucket]);
    }

    @Override
    public String totalText() {
        return Long.toString(total);
    }
}
