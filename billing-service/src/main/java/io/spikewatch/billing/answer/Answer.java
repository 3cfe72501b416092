package io.spikewatch.billing.answer;

import io.spikewatch.billing.query.Fingerprint;
import io.spikewatch.billing.query.Page;
import io.spikewatch.billing.query.UsageQuery;
import io.spikewatch.billing.series.Amounts;
import io.spikewatch.billing.series.Format;
import org.springframework.http.ETag;

/** What is to be answered, and in which form. */
record Answer<A extends Amounts<A>>(Format format, SeriesSource<A> source, UsageQuery query, Page page) {

    /** With the page as it is in these data; throws a 409 problem if the page before was made of others. */
    Answer<A> of(String version) {
        return new Answer<>(format, source, query, page.of(version));
    }

    /** Changes with everything that the answer is made of. */
    ETag etag(Program program) {
        return new ETag(Fingerprint.of(program + " " + query + " " + page), true);
    }
}
