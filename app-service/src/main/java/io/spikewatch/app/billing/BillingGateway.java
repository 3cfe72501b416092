package io.spikewatch.app.billing;

import io.spikewatch.app.access.BillingTokens;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.Paging;
import io.spikewatch.web.Problem;
import io.spikewatch.web.RequestIdFilter;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;

/**
 * The one way to billing-service. Only so many callers wait for it at a time, the next one is turned away at once, so
 * that a slow billing-service never holds all the threads that serve pages.
 */
@Component
class BillingGateway {

    private static final Logger log = LoggerFactory.getLogger(BillingGateway.class);

    private final RestClient billing;
    private final BillingTokens tokens;
    private final BillingErrors errors;
    private final Duration readTimeout;
    private final Semaphore slots;

    BillingGateway(
            RestClient billingRestClient, BillingTokens tokens, BillingErrors errors, BillingProperties properties) {
        this.billing = billingRestClient;
        this.tokens = tokens;
        this.errors = errors;
        this.readTimeout = properties.readTimeout();
        this.slots = new Semaphore(properties.concurrentCalls());
    }

    /** Asks on behalf of the caller and organization; anything but success is thrown as a {@link Problem}. */
    <T> T ask(Caller caller, BillingCall call, AnswerReader<T> reader) {
        if (!slots.tryAcquire()) {
            throw busy();
        }
        var started = System.nanoTime();
        try {
            return exchange(caller, call, reader);
        } catch (ResourceAccessException failure) {
            throw unanswered(call, failure, Duration.ofNanos(System.nanoTime() - started));
        } finally {
            slots.release();
        }
    }

    private <T> T exchange(Caller caller, BillingCall call, AnswerReader<T> reader) {
        return billing.method(call.method())
                .uri(call::uri)
                .headers(headers -> headers.setBearerAuth(tokens.tokenFor(caller)))
                .headers(headers -> describe(call, headers))
                .body(call.body())
                .exchangeForRequiredValue((request, answer) -> {
                    if (answer.getStatusCode().is2xxSuccessful()) {
                        return reader.read(answer);
                    }
                    throw errors.remake(answer);
                });
    }

    private static void describe(BillingCall call, HttpHeaders headers) {
        headers.set(Paging.PATH_HEADER, call.publicPath());
        headers.set(RequestIdFilter.HEADER, MDC.get(RequestIdFilter.ATTRIBUTE));
        if (call.body().length > 0) {
            headers.setContentType(MediaType.APPLICATION_JSON);
        }
    }

    private Problem unanswered(BillingCall call, ResourceAccessException failure, Duration waited) {
        log.warn("billing-service did not answer: path={} waited={}", call.path(), waited, failure);
        return waited.compareTo(readTimeout) >= 0
                ? Problem.of(
                        HttpStatus.GATEWAY_TIMEOUT, "usage_query_timeout", "billing-service took too long to answer.")
                : BillingErrors.broken();
    }

    private static Problem busy() {
        var problem = Problem.of(
                HttpStatus.SERVICE_UNAVAILABLE,
                "billing_service_busy",
                "billing-service is busy with earlier requests. Try again in a moment.");
        problem.getHeaders().set(HttpHeaders.RETRY_AFTER, "1");
        return problem;
    }

    /** Takes what is wanted out of a successful answer. */
    @FunctionalInterface
    interface AnswerReader<T> {

        T read(ClientHttpResponse answer) throws IOException;
    }
}
