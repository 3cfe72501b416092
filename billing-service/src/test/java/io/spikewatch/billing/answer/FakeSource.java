package io.spikewatch.billing.answer;

import io.spikewatch.billing.query.Measure;
import io.spikewatch.billing.query.UsageQuery;
import io.spikewatch.billing.series.BucketCounts;
import io.spikewatch.billing.series.Results;
import io.spikewatch.billing.series.Row;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Has any query answered with the same groups, and counts how often they are read. */
record FakeSource(long size, long groupSize, Stream<List<Row<BucketCounts>>> groups, AtomicInteger read)
        implements SeriesSource<BucketCounts>, SeriesSource.Reading<BucketCounts> {

    FakeSource(long size, long groupSize) {
        this(size, groupSize, Stream.empty(), new AtomicInteger());
    }

    @Override
    public Measure measure() {
        return Measure.USAGE;
    }

    @Override
    public Reading<BucketCounts> about(UsageQuery query) {
        return this;
    }

    @Override
    public String version() {
        return "1";
    }

    @Override
    public Results<BucketCounts> results() {
        read.incrementAndGet();
        return Results.of(List.of(), groups, groupSize);
    }
}
