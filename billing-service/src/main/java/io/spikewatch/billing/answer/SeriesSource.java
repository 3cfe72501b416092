package io.spikewatch.billing.answer;

import io.spikewatch.billing.query.Measure;
import io.spikewatch.billing.query.UsageQuery;
import io.spikewatch.billing.series.Amounts;
import io.spikewatch.billing.series.Results;

/** Where the values of one measure come from. Each method reads from one snapshot of the database. */
public interface SeriesSource<A extends Amounts<A>> {

    Measure measure();

    /** What an answer depends on beside its query: another word after every change. */
    String version(UsageQuery query);

    /** How many bytes of packed usage {@link #read} is going to hold. */
    long size(UsageQuery query);

    /** Reads all that is needed; making rows of it needs no database any more. */
    Results<A> read(UsageQuery query);
}
