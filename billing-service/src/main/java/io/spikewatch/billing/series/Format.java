package io.spikewatch.billing.series;

import io.spikewatch.billing.query.Measure;
import io.spikewatch.billing.query.Page;
import io.spikewatch.billing.query.UsageQuery;
import java.io.IOException;
import java.io.OutputStream;
import org.springframework.http.HttpHeaders;

/** How an answer is written. It is a stream: nothing is kept, and what can't be written ends the work. */
public interface Format {

    Format JSON = new JsonFormat();
    Format CSV = new CsvFormat();

    /** Under which name such answers are measured. */
    String kind(Measure measure);

    /** Whether it comes in pages; else whole. */
    boolean pages();

    HttpHeaders headers(UsageQuery query);

    <A extends Amounts<A>> void write(UsageQuery query, Page page, Results<A> results, OutputStream out)
            throws IOException;
}
