package io.spikewatch.billing.answer;

import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.query.Fingerprint;
import io.spikewatch.billing.query.Page;
import io.spikewatch.billing.query.UsageQuery;
import io.spikewatch.billing.query.UsageRequest;
import io.spikewatch.billing.series.Amounts;
import io.spikewatch.billing.series.Format;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.exc.JacksonIOException;

/**
 * Answers usage and spend queries over HTTP. A caller that has the present answer gets a 304 before any usage is read;
 * an ETag changes with everything that an answer is made of, so that none is ever stale. All is read before the first
 * byte is written, and writing stops when the caller is gone.
 */
@Component
public class Answers {

    private static final Logger log = LoggerFactory.getLogger(Answers.class);

    private final UsageTypes catalogue;
    private final Snapshots snapshots;
    private final UsageMemory memory;
    private final UsageMetrics metrics;

    Answers(UsageTypes catalogue, Snapshots snapshots, UsageMemory memory, UsageMetrics metrics) {
        this.catalogue = catalogue;
        this.snapshots = snapshots;
        this.memory = memory;
        this.metrics = metrics;
    }

    public void json(SeriesSource<?> source, UsageRequest request, HttpServletResponse response) {
        answer(Format.JSON, source, request, response);
    }

    /** The whole result; {@code limit} and {@code after} are ignored. */
    public void csv(SeriesSource<?> source, UsageRequest request, HttpServletResponse response) {
        answer(Format.CSV, source, request, response);
    }

    private void answer(Format format, SeriesSource<?> source, UsageRequest request, HttpServletResponse response) {
        var observation = metrics.observe();
        try {
            var query = request.query(source.measure(), catalogue);
            observation.about(query, format);
            var page = format.pages() ? request.page(query) : Page.ALL;
            observation.ended(answer(new Answer<>(format, source, query, page), request, response));
        } catch (RuntimeException failure) {
            observation.failed(failure);
            forget(response);
            throw failure;
        }
    }

    private Outcome answer(Answer<?> answer, UsageRequest request, HttpServletResponse response) {
        var etag = etag(answer);
        if (request.isConditional()) {
            metrics.conditional(request.knows(etag));
        }
        if (request.knows(etag)) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            describe(etag, response);
            return Outcome.NOT_MODIFIED;
        }
        return send(answer, etag, response);
    }

    private <A extends Amounts<A>> Outcome send(Answer<A> answer, ETag etag, HttpServletResponse response) {
        var query = answer.query();
        var source = answer.source();
        try (var part = memory.take(snapshots.readOnce(() -> source.size(query)))) {
            var results = snapshots.read(() -> source.read(query));
            describe(etag, response);
            answer.format().headers(query).forEach((name, values) -> response.setHeader(name, values.get(0)));
            answer.format().write(query, answer.page(), results, response.getOutputStream());
            return Outcome.SUCCESS;
        } catch (IOException | JacksonIOException gone) {
            log.debug("Caller left before the answer was complete: cause={}", gone.toString());
            return Outcome.ABORTED;
        }
    }

    private ETag etag(Answer<?> answer) {
        var version = snapshots.readOnce(() -> answer.source().version(answer.query()));
        return new ETag(Fingerprint.of(version + " " + answer.query() + " " + answer.page()), true);
    }

    private static void describe(ETag etag, HttpServletResponse response) {
        response.setHeader(HttpHeaders.ETAG, etag.formattedTag());
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, CacheControl.noCache().cachePrivate().getHeaderValue());
    }

    /** What describes the answer doesn't describe the problem that takes its place. */
    private static void forget(HttpServletResponse response) {
        if (!response.isCommitted()) {
            Stream.of(HttpHeaders.ETAG, HttpHeaders.CACHE_CONTROL, HttpHeaders.CONTENT_DISPOSITION)
                    .forEach(name -> response.setHeader(name, null));
        }
    }

    private record Answer<A extends Amounts<A>>(Format format, SeriesSource<A> source, UsageQuery query, Page page) {}
}
