package io.spikewatch.billing.usage;

import io.spikewatch.billing.answer.SeriesSource;
import io.spikewatch.billing.answer.UsageReader;
import io.spikewatch.billing.history.DailyUsages;
import io.spikewatch.billing.query.Measure;
import io.spikewatch.billing.query.UsageQuery;
import io.spikewatch.billing.series.BucketCounts;
import io.spikewatch.billing.series.Results;
import org.springframework.stereotype.Component;

/** Usage itself, in counts. */
@Component
class CountSource implements SeriesSource<BucketCounts> {

    private final DailyUsages usages;
    private final UsageReader reader;

    CountSource(DailyUsages usages, UsageReader reader) {
        this.usages = usages;
        this.reader = reader;
    }

    @Override
    public Measure measure() {
        return Measure.USAGE;
    }

    @Override
    public Reading<BucketCounts> about(UsageQuery query) {
        return new CountReading(query);
    }

    private final class CountReading implements Reading<BucketCounts> {

        private final UsageQuery query;

        CountReading(UsageQuery query) {
            this.query = query;
        }

        @Override
        public String version() {
            return Long.toString(usages.version(query.organizationId()));
        }

        @Override
        public long size() {
            return reader.size(query);
        }

        @Override
        public Results<BucketCounts> results() {
            var usage = reader.read(query);
            var rows = new CountRows(query, usage);
            return Results.of(
                    usage.missingDays(query.from(), query.to()),
                    query.types().stream().map(rows::of),
                    UsageReader.unpackedSize(usage));
        }
    }
}
