package io.spikewatch.app.billing;

import io.spikewatch.app.access.BillingTokens;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Problem;
import io.spikewatch.web.RequestIdFilter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.net.SocketTimeoutException;
import java.util.function.Consumer;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * The one way to billing-service, so that a slow one never holds all the threads that serve pages: only so many callers
 * wait for it at a time, and none for long. Answers on their way through are counted apart: they take as long as their
 * receiver does, and slow receivers must not keep others from asking; no organization can have them all.
 */
@Component
public class BillingGateway {

    private static final Logger log = LoggerFactory.getLogger(BillingGateway.class);

    /** An answer that fails within its first bytes still becomes a problem document. */
    private static final int HELD_BACK_BYTES = 64 * 1024;

    private final RestClient billing;
    private final BillingTokens tokens;
    private final BillingErrors errors;
    private final BillingProperties properties;
    private final Slots waiting;
    private final Slots passing;
    private final Slots handing;

    BillingGateway(
            RestClient billingRestClient, BillingTokens tokens, BillingErrors errors, BillingProperties properties) {
        this.billing = billingRestClient;
        this.tokens = tokens;
        this.errors = errors;
        this.properties = properties;
        this.waiting = new Slots(properties.concurrentCalls(), properties.callsPerOrganization());
        this.passing = new Slots(properties.concurrentAnswers(), properties.answersPerOrganization());
        this.handing = new Slots(properties.concurrentWebhooks(), properties.concurrentWebhooks());
    }

    /** Asks on the caller's behalf and waits for the whole answer; anything but success is thrown as a {@link Problem}. */
    <T> T ask(Caller caller, BillingCall call, AnswerReader<T> reader) {
        try (var wait = waiting.take(caller.organizationId())) {
            return exchange(as(caller), call, reader);
        }
    }

    /**
     * Hands on what nobody known here sends, with what makes billing-service believe it; apart from everything else, so
     * that a flood of it keeps nobody from asking.
     */
    public <T> T handOn(BillingCall call, Consumer<HttpHeaders> vouching, AnswerReader<T> reader) {
        try (var hand = handing.take(call.path())) {
            return exchange(vouching, call, reader);
        }
    }

    /** Asks, and waits until the answer has begun; from then on the reader may take its time. */
    public <T> T pass(Caller caller, BillingCall call, AnswerReader<T> reader) {
        try (var passage = passing.take(caller.organizationId());
                var wait = waiting.take(caller.organizationId())) {
            return exchange(as(caller), call, answer -> {
                var begun = begun(answer);
                wait.close();
                return reader.read(begun);
            });
        }
    }

    private BillingAnswer begun(BillingAnswer answer) throws IOException {
        var first = new ByteArrayInputStream(answer.body().readNBytes(HELD_BACK_BYTES));
        if (answer.body() instanceof TimedBody rest) {
            rest.renew(properties.passingTimeout());
        }
        return new BillingAnswer(answer.status(), answer.headers(), new SequenceInputStream(first, answer.body()));
    }

    private Consumer<HttpHeaders> as(Caller caller) {
        return headers -> headers.setBearerAuth(tokens.tokenFor(caller));
    }

    private <T> T exchange(Consumer<HttpHeaders> vouching, BillingCall call, AnswerReader<T> reader) {
        try {
            return send(vouching, call).exchangeForRequiredValue((request, response) -> read(call, response, reader));
        } catch (ResourceAccessException failure) {
            throw unanswered(call, failure);
        }
    }

    private RestClient.RequestHeadersSpec<?> send(Consumer<HttpHeaders> vouching, BillingCall call) {
        var request = billing.method(call.method())
                .uri(call::uri)
                .headers(vouching)
                .headers(headers -> describe(call, headers));
        return call.method() == HttpMethod.GET
                ? request
                : request.contentType(MediaType.APPLICATION_JSON).body(call.body());
    }

    private static void describe(BillingCall call, HttpHeaders headers) {
        headers.set(Paging.PATH_HEADER, call.publicPath());
        headers.set(RequestIdFilter.HEADER, MDC.get(RequestIdFilter.ATTRIBUTE));
        headers.addAll(HttpHeaders.IF_NONE_MATCH, call.knownVersions());
    }

    private <T> T read(BillingCall call, ClientHttpResponse response, AnswerReader<T> reader) throws IOException {
        var answer = new BillingAnswer(response.getStatusCode(), response.getHeaders(), response.getBody());
        try {
            requireWanted(call, answer);
            return reader.read(answer);
        } catch (IOException | RuntimeException failure) {
            if (answer.body() instanceof TimedBody unread) {
                unread.abandon();
            }
            throw failure;
        }
    }

    /** A success in what was asked for, or word that nothing has changed; no page of whatever stands in between. */
    private void requireWanted(BillingCall call, BillingAnswer answer) throws IOException {
        if (answer.isUnchanged()) {
            return;
        }
        if (!answer.status().is2xxSuccessful()) {
            throw errors.remake(answer);
        }
        if (!answer.isIn(call.answeredIn())) {
            log.error("billing-service answered in another format: path={}", call.path());
            throw BillingErrors.broken();
        }
    }

    private static Problem unanswered(BillingCall call, ResourceAccessException failure) {
        log.warn("billing-service did not answer: path={}", call.path(), failure);
        var late = failure.getCause() instanceof SocketTimeoutException
                && !(failure.getCause() instanceof ConnectTimeoutException);
        return late ? BillingErrors.late() : BillingErrors.broken();
    }

    /** Takes what is wanted out of a successful answer. */
    @FunctionalInterface
    public interface AnswerReader<T> {

        T read(BillingAnswer answer) throws IOException;
    }
}
