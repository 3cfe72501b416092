package io.spikewatch.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Turns every failure of a JSON endpoint into a problem document with a {@code code}; nothing internal gets out. */
@RestControllerAdvice(annotations = RestController.class)
@Order(0)
class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);
    private static final Map<HttpStatus, String> CODES = Map.of(
            HttpStatus.BAD_REQUEST, Problem.INVALID,
            HttpStatus.NOT_FOUND, "not_found",
            HttpStatus.METHOD_NOT_ALLOWED, "method_not_allowed",
            HttpStatus.NOT_ACCEPTABLE, "not_acceptable",
            HttpStatus.UNSUPPORTED_MEDIA_TYPE, "unsupported_media_type",
            HttpStatus.CONTENT_TOO_LARGE, "too_large",
            HttpStatus.INTERNAL_SERVER_ERROR, "internal_error");

    /** PostgreSQL's character_not_in_repertoire, untranslatable_character and datetime_field_overflow. */
    private static final Set<String> UNSTORABLE = Set.of("22021", "22P05", "22008");

    @ExceptionHandler(Exception.class)
    ResponseEntity<Object> unexpected(Exception failure, HttpServletRequest request) throws Exception {
        var status = AnnotatedElementUtils.findMergedAnnotation(failure.getClass(), ResponseStatus.class);
        if (status != null || failure.getClass().getName().startsWith("org.springframework.security.")) {
            throw failure;
        }
        if (isUnstorable(failure)) {
            return answer(Problem.document(
                    HttpStatus.BAD_REQUEST,
                    Problem.INVALID,
                    "The request has a text or a date that can't be stored, such as one with a NUL character."));
        }
        log.error("Request failed: method={} path={}", request.getMethod(), request.getRequestURI(), failure);
        return answer(Problem.document(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal_error",
                "Something went wrong on our side. Quote the request id when you report it."));
    }

    @ExceptionHandler(InvalidParameterException.class)
    ResponseEntity<Object> undecodable(InvalidParameterException failure) {
        return answer(Problem.document(HttpStatus.BAD_REQUEST, Problem.INVALID, "A parameter can't be decoded."));
    }

    @ExceptionHandler(ConstraintViolationException.class)
    ResponseEntity<Object> violated(ConstraintViolationException failure) {
        return answer(Problem.invalid(failure.getConstraintViolations().stream()
                .map(each ->
                        new Problem.FieldError(lastOf(each.getPropertyPath().toString()), each.getMessage()))
                .toList()));
    }

    @Override
    protected ResponseEntity<Object> handleMethodArgumentNotValid(
            MethodArgumentNotValidException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(Problem.invalid(failure.getFieldErrors().stream()
                .map(each -> new Problem.FieldError(wireName(each.getField()), messageOf(each)))
                .toList()));
    }

    @Override
    protected ResponseEntity<Object> handleHandlerMethodValidationException(
            HandlerMethodValidationException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return answer(Problem.invalid(failure.getParameterValidationResults().stream()
                .flatMap(result -> result.getResolvableErrors().stream()
                        .map(error -> new Problem.FieldError(
                                wireName(String.valueOf(
                                        result.getMethodParameter().getParameterName())),
                                String.valueOf(error.getDefaultMessage()))))
                .toList()));
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestParameter(
            MissingServletRequestParameterException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(Problem.invalid(failure.getParameterName(), "is required").getBody());
    }

    @Override
    protected ResponseEntity<Object> handleMissingServletRequestPart(
            MissingServletRequestPartException failure,
            HttpHeaders headers,
            HttpStatusCode status,
            WebRequest request) {
        return answer(
                Problem.invalid(failure.getRequestPartName(), "is required").getBody());
    }

    @Override
    protected ResponseEntity<Object> handleTypeMismatch(
            TypeMismatchException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (!(failure instanceof MethodArgumentTypeMismatchException mismatch)) {
            return answer(Problem.invalid("value", "is malformed").getBody());
        }
        // What is no id is the id of nothing.
        return mismatch.getParameter().hasParameterAnnotation(PathVariable.class)
                ? answer(Problem.notFound("What this address names").getBody())
                : answer(Problem.invalid(mismatch.getName(), "is malformed").getBody());
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException failure, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (failure.getCause() instanceof JacksonException json
                && !json.getPath().isEmpty()) {
            return answer(Problem.invalid(pathOf(json), complaintAbout(json)).getBody());
        }
        return answer(Problem.document(HttpStatus.BAD_REQUEST, "malformed_json", "The body is not the JSON expected."));
    }

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            @Nullable Object body, HttpHeaders headers, HttpStatusCode statusCode, WebRequest request) {
        if (body instanceof ProblemDetail problem && !hasCode(problem)) {
            Problem.name(problem, codeOf(HttpStatus.valueOf(statusCode.value())));
        }
        return super.createResponseEntity(body, headers, statusCode, request);
    }

    /** Whether the database refused a value that no text or date of it can be. */
    private static boolean isUnstorable(Throwable failure) {
        return Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .anyMatch(each -> each instanceof SQLException refused
                        && UNSTORABLE.contains(String.valueOf(refused.getSQLState())));
    }

    static String codeOf(HttpStatus status) {
        return CODES.getOrDefault(status, status.name().toLowerCase(Locale.ROOT));
    }

    private static boolean hasCode(ProblemDetail problem) {
        var properties = problem.getProperties();
        return properties != null && properties.containsKey("code");
    }

    static ResponseEntity<Object> answer(ProblemDetail problem) {
        return ResponseEntity.status(problem.getStatus())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(problem);
    }

    static String complaintAbout(JacksonException failure) {
        return failure instanceof UnrecognizedPropertyException ? "is not a known field" : "is malformed";
    }

    static String pathOf(JacksonException failure) {
        var path = new StringBuilder();
        for (var reference : failure.getPath()) {
            var name = reference.getPropertyName();
            path.append(name == null ? "[" + reference.getIndex() + "]" : (path.isEmpty() ? "" : ".") + name);
        }
        return path.toString();
    }

    private static String lastOf(String path) {
        return wireName(path.substring(path.lastIndexOf('.') + 1));
    }

    private static String wireName(String field) {
        return field.replaceAll("(?<=[a-z0-9])([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    private static String messageOf(FieldError error) {
        return error.isBindingFailure() ? "is malformed" : String.valueOf(error.getDefaultMessage());
    }
}
