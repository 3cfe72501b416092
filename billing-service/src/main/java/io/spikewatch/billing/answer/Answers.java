package io.spikewatch.billing.answer;

import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.query.Page;
import io.spikewatch.billing.query.UsageRequest;
import io.spikewatch.billing.series.Amounts;
import io.spikewatch.billing.series.Format;
import io.spikewatch.billing.series.Results;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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
    private final AnswerReader reader;
    private final UsageMemory memory;
    private final UsageMetrics metrics;

    Answers(UsageTypes catalogue, AnswerReader reader, UsageMemory memory, UsageMetrics metrics) {
        this.catalogue = catalogue;
        this.reader = reader;
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

    private <A extends Amounts<A>> Outcome answer(
            Answer<A> answer, UsageRequest request, HttpServletResponse response) {
        try (var part = memory.part()) {
            var found = reader.read(answer, request, part);
            if (request.isConditional()) {
                metrics.conditional(found.isKnown());
            }
            describe(found.etag(), response);
            return send(found.answer(), found.results(), response);
        }
    }

    /** @param results null if the caller has them */
    private static <A extends Amounts<A>> Outcome send(
            Answer<A> answer, @Nullable Results<A> results, HttpServletResponse response) {
        if (results == null) {
            response.setStatus(HttpStatus.NOT_MODIFIED.value());
            return Outcome.NOT_MODIFIED;
        }
        try {
            answer.format().headers(answer.query()).forEach((name, values) -> response.setHeader(name, values.get(0)));
            answer.format().write(answer.query(), answer.page(), results, response.getOutputStream());
            return Outcome.SUCCESS;
        } catch (IOException | JacksonIOException gone) {
            log.debug("Caller left before the answer was complete: cause={}", gone.toString());
            return Outcome.ABORTED;
        }
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
}
