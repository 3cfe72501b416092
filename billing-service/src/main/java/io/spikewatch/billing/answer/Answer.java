package io.spikewatch.billing.answer;

import io.spikewatch.billing.query.Fingerprint;
import io.spikewatch.billing.query.Page;
import io.spikewatch.billing.query.UsageQuery;
import io.spikewatch.billing.series.Amounts;
import io.spikewatch.billing.series.Format;
import org.springframework.http.ETag;

/** What is to be answered, and in which form. */
record Answer<A extends Amounts<A>>(Format format, SeriesSource<A> source, UsageQuery query, Page page) {

    /** Changes with everything that the answer is made of. */
    ETag etag(String version) {
        return new ETag(Fingerprint.of(version + " " + query + " " + page), true);
    }
}
