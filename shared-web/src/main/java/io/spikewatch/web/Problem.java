package io.spikewatch.web;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/** A failure the caller can act on, answered as an RFC 9457 document with a stable {@code type} and {@code code}. */
public class Problem extends ErrorResponseException {

    private static final long serialVersionUID = 1L;

    static final String INVALID = "invalid_request";

    private Problem(HttpStatus status, ProblemDetail body) {
        super(status, body, null);
    }

    public static Problem of(HttpStatus status, String code, String detail) {
        return new Problem(status, document(status, code, detail));
    }

    /** 400 naming the field that is wrong. */
    public static Problem invalid(String field, String message) {
        return new Problem(HttpStatus.BAD_REQUEST, invalid(List.of(new FieldError(field, message))));
    }

    /** Likewise, for a rule that has a code of its own. */
    public static Problem invalid(String code, String field, String message) {
        var problem = of(HttpStatus.BAD_REQUEST, code, "The request has a field that can't be accepted.");
        problem.getBody().setProperty("errors", List.of(new FieldError(field, message)));
        return problem;
    }

    public static Problem notFound(String what) {
        return of(HttpStatus.NOT_FOUND, "not_found", what + " was not found.");
    }

    public static Problem forbidden(String code, String detail) {
        return of(HttpStatus.FORBIDDEN, code, detail);
    }

    public static Problem conflict(String code, String detail) {
        return of(HttpStatus.CONFLICT, code, detail);
    }

    /** What programs tell problems apart by. */
    public String code() {
        return String.valueOf(Objects.requireNonNull(getBody().getProperties()).get("code"));
    }

    /** Which fields are wrong, where that is the failure. */
    public List<FieldError> errors() {
        var errors = Objects.requireNonNull(getBody().getProperties()).get("errors");
        return errors instanceof List<?> list
                ? list.stream().map(FieldError.class::cast).toList()
                : List.of();
    }

    /** The document alone, for places that answer without throwing, such as security filters. */
    public static ProblemDetail document(HttpStatus status, String code, String detail) {
        var problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setTitle(status.getReasonPhrase());
        name(problem, code);
        return problem;
    }

    static ProblemDetail invalid(List<FieldError> errors) {
        var problem = document(HttpStatus.BAD_REQUEST, INVALID, "The request has a field that can't be accepted.");
        problem.setProperty("errors", errors);
        return problem;
    }

    static void name(ProblemDetail problem, String code) {
        problem.setType(URI.create("/problems/" + code.replace('_', '-')));
        problem.setProperty("code", code);
    }

    /** One field of a request and what is wrong with it. */
    public record FieldError(String field, String message) {}
}
