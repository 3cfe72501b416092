package io.spikewatch.app.billing;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import io.spikewatch.web.Problem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Words billing-service's refusals anew: the code and the named fields are taken over, every other text stays behind.
 * What is not about the caller's request is a broken neighbour.
 */
@Component
class BillingErrors {

    private static final Logger log = LoggerFactory.getLogger(BillingErrors.class);
    private static final String TIMEOUT = "usage_query_timeout";
    private static final int READABLE_BYTES = 64 * 1024;
    private static final int MOST_ERRORS = 50;
    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,100}");
    private static final Pattern MESSAGE = Pattern.compile("[^\\p{Cntrl}<>]{1,200}");
    private static final Map<Integer, Refusal> REFUSALS = Map.of(
            400, new Refusal("invalid_request", "The request has a field that can't be accepted."),
            403, new Refusal("forbidden", "This organization's usage is not open to you."),
            404, new Refusal("not_found", "What was asked for was not found."),
            409, new Refusal("conflict", "The request contradicts what is there."));

    private final JsonMapper json;

    BillingErrors(JsonMapper json) {
        this.json = json;
    }

    /** The problem to answer with for an answer that is no success. */
    Problem remake(BillingAnswer answer) throws IOException {
        var status = answer.status().value();
        if (status == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            return Slots.busy();
        }
        var document = documentOf(answer);
        if (status == HttpStatus.GATEWAY_TIMEOUT.value() && TIMEOUT.equals(document.code())) {
            return late();
        }
        var refusal = REFUSALS.get(status);
        if (refusal == null) {
            log.error("billing-service answered with an error: status={}", status);
            return broken();
        }
        return remake(HttpStatus.valueOf(status), refusal, document);
    }

    static Problem late() {
        return Problem.of(HttpStatus.GATEWAY_TIMEOUT, TIMEOUT, "billing-service took too long to answer.");
    }

    static Problem broken() {
        return Problem.of(HttpStatus.BAD_GATEWAY, "billing_service_error", "billing-service could not answer.");
    }

    private static Problem remake(HttpStatus status, Refusal refusal, Document document) {
        var problem = Problem.of(status, document.codeOr(refusal.code()), refusal.detail());
        var errors = document.readableErrors();
        if (!errors.isEmpty()) {
            problem.getBody().setProperty("errors", errors);
        }
        return problem;
    }

    private Document documentOf(BillingAnswer answer) throws IOException {
        try {
            return json.readValue(answer.body().readNBytes(READABLE_BYTES), Document.class);
        } catch (JacksonException unreadable) {
            return new Document(null, null);
        }
    }

    private record Refusal(String code, String detail) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record Document(@Nullable String code, @Nullable List<FieldError> errors) {

        String codeOr(String fallback) {
            return code != null && CODE.matcher(code).matches() ? code : fallback;
        }

        List<Problem.FieldError> readableErrors() {
            return errors == null
                    ? List.of()
                    : errors.stream()
                            .flatMap(each -> each.readable().stream())
                            .limit(MOST_ERRORS)
                            .toList();
        }
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    private record FieldError(
            @Nullable String field, @Nullable String message) {

        Optional<Problem.FieldError> readable() {
            return field != null
                            && message != null
                            && FIELD.matcher(field).matches()
                            && MESSAGE.matcher(message).matches()
                    ? Optional.of(new Problem.FieldError(field, message))
                    : Optional.empty();
        }
    }
}
