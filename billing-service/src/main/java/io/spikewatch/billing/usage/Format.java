package io.spikewatch.billing.usage;

import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.HttpHeaders;

/** How an answer is written. It is a stream: nothing is kept, and what can't be written ends the work. */
interface Format {

    /** Under which name such answers are measured. */
    String kind(Measure measure);

    /** Whether it comes in pages; else whole. */
    boolean pages();

    HttpHeaders headers(UsageQuery query);

    <A extends Amounts<A>> void write(UsageQuery query, Page page, Results<A> results, OutputStream out)
            throws IOException;
}
