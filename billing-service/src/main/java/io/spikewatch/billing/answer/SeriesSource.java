package io.spikewatch.billing.answer;

import io.spikewatch.billing.query.Measure;
import io.spikewatch.billing.query.UsageQuery;
import io.spikewatch.billing.series.Amounts;
import io.spikewatch.billing.series.Results;

/** Where the values of one measure come from. */
public interface SeriesSource<A extends Amounts<A>> {

    Measure measure();

    /** Called, as its methods are, within one snapshot of the database. */
    Reading<A> about(UsageQuery query);

    /** What the database has to say about one query. */
    interface Reading<A extends Amounts<A>> {

        /** What the answer depends on beside the query: another word after every change. */
        String version();

        /** How many bytes of packed usage {@link #results} is going to hold. */
        long size();

        /** Reads all that is needed; making rows of it needs no database any more. */
        Results<A> results();
    }
}
