package io.spikewatch.web;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Answers what no controller stands behind; a browser looking for a page gets the application's error page instead. */
@RestControllerAdvice
@Order(1)
class NoEndpointAdvice {

    @ExceptionHandler
    ResponseEntity<Object> noEndpoint(NoResourceFoundException failure, HttpServletRequest request) throws Exception {
        if (wantsPage(request)) {
            throw failure;
        }
        return ProblemAdvice.answer(Problem.notFound("This endpoint").getBody());
    }

    @ExceptionHandler
    ResponseEntity<Object> noSuchMethod(HttpRequestMethodNotSupportedException failure, HttpServletRequest request)
            throws Exception {
        if (wantsPage(request)) {
            throw failure;
        }
        return ResponseEntity.status(HttpStatus.METHOD_NOT_ALLOWED)
                .headers(failure.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.document(
                        HttpStatus.METHOD_NOT_ALLOWED,
                        "method_not_allowed",
                        "This endpoint has no " + request.getMethod() + "."));
    }

    @ExceptionHandler
    ResponseEntity<Object> unknownContent(HttpMediaTypeNotSupportedException failure) {
        return ResponseEntity.status(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
                .headers(failure.getHeaders())
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(Problem.document(
                        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
                        "unsupported_media_type",
                        "This endpoint takes no such content."));
    }

    private static boolean wantsPage(HttpServletRequest request) {
        var accept = request.getHeader(HttpHeaders.ACCEPT);
        return !request.getRequestURI().startsWith("/api/") && accept != null && accept.contains("text/html");
    }
}
