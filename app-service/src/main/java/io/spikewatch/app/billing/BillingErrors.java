package io.spikewatch.app.billing;

import io.spikewatch.web.Problem;
import java.io.IOException;
import java.util.Map;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Words billing-service's refusals anew: the code, the names of fields and what is wrong with each are taken over, every
 * other text stays behind. What is not about the caller's request is a broken neighbour.
 */
@Component
class BillingErrors {

    private static final Logger log = LoggerFactory.getLogger(BillingErrors.class);
    private static final String BUSY = "busy";
    private static final String ALERTS_DISABLED = "alerts_disabled";
    private static final String TIMEOUT = "usage_query_timeout";
    private static final int READABLE_BYTES = 64 * 1024;
    private static final int MOST_ERRORS = 50;
    private static final Pattern CODE = Pattern.compile("[a-z0-9_]{1,64}");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_.\\[\\]-]{1,100}");
    private static final Map<Integer, Refusal> REFUSALS = Map.of(
            400, new Refusal("invalid_request", "The request has a field that can't be accepted."),
            403, new Refusal("forbidden", "This organization's usage is not open to you."),
            404, new Refusal("not_found", "What was asked for was not found."),
            409, new Refusal("conflict", "The request contradicts what is there."));
    private static final Map<String, String> DETAILS = Map.of(
            "bad_signature", "The signature is not Stripe's.",
            "malformed_event", "The event is not what Stripe sends.",
            "malformed_json", "The body is not the JSON expected.",
            "unknown_team", "The organization never reported one of these teams.",
            "usage_changed", "The usage has changed since the page before. Begin anew with the first page.");

    private final JsonMapper json;

    BillingErrors(JsonMapper json) {
        this.json = json;
    }

    /** The problem to answer with for an answer that is no success. */
    Problem remake(BillingAnswer answer) throws IOException {
        var status = answer.status().value();
        var document = documentOf(answer);
        var code = codeOf(document);
        if (status == HttpStatus.SERVICE_UNAVAILABLE.value() && BUSY.equals(code)) {
            return Slots.busy();
        }
        if (status == HttpStatus.SERVICE_UNAVAILABLE.value() && ALERTS_DISABLED.equals(code)) {
            return Problem.of(HttpStatus.SERVICE_UNAVAILABLE, ALERTS_DISABLED, "Billing alerts are switched off.");
        }
        if (status == HttpStatus.GATEWAY_TIMEOUT.value() && TIMEOUT.equals(code)) {
            return late();
        }
        var refusal = REFUSALS.get(status);
        if (refusal == null) {
            log.error("billing-service answered with an error: status={}", status);
            return broken();
        }
        var detail = DETAILS.getOrDefault(code, refusal.detail());
        return remake(HttpStatus.valueOf(status), code.isEmpty() ? refusal.code() : code, detail, document);
    }

    static Problem late() {
        return Problem.of(HttpStatus.GATEWAY_TIMEOUT, TIMEOUT, "billing-service took too long to answer.");
    }

    static Problem broken() {
        return Problem.of(HttpStatus.BAD_GATEWAY, "billing_service_error", "billing-service could not answer.");
    }

    private static Problem remake(HttpStatus status, String code, String detail, JsonNode document) {
        var problem = Problem.of(status, code, detail);
        var errors = document.path("errors")
                .valueStream()
                .map(BillingErrors::remake)
                .filter(error -> FIELD.matcher(error.field()).matches())
                .distinct()
                .limit(MOST_ERRORS)
                .toList();
        if (!errors.isEmpty()) {
            problem.getBody().setProperty("errors", errors);
        }
        return problem;
    }

    private static Problem.FieldError remake(JsonNode error) {
        return new Problem.FieldError(
                error.path("field").stringValue(""),
                Complaints.of(error.path("message").stringValue("")));
    }

    /** Empty if it has none that looks like one. */
    private static String codeOf(JsonNode document) {
        var code = document.path("code").stringValue("");
        return CODE.matcher(code).matches() ? code : "";
    }

    private JsonNode documentOf(BillingAnswer answer) throws IOException {
        try {
            return json.readTree(answer.body().readNBytes(READABLE_BYTES));
        } catch (JacksonException unreadable) {
            return json.missingNode();
        }
    }

    private record Refusal(String code, String detail) {}
}
