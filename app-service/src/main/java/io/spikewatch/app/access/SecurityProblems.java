package io.spikewatch.app.access;

import io.spikewatch.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Answers API calls that security turns away before a controller sees them. */
@Component
class SecurityProblems {

    private final JsonMapper json;

    SecurityProblems(JsonMapper json) {
        this.json = json;
    }

    void unauthenticated(HttpServletResponse response) throws IOException {
        response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
        write(response, HttpStatus.UNAUTHORIZED, "unauthenticated", "Sign in, or send a valid API key.");
    }

    /** Without anybody signed in, signing in comes first, whatever else is missing. */
    void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException denied)
            throws IOException {
        if (SignedInAuthentication.current().isEmpty()) {
            unauthenticated(response);
        } else if (denied instanceof CsrfException) {
            write(response, HttpStatus.FORBIDDEN, "csrf", "Send the csrf_token of /api/users/@me/ as X-CSRF-Token.");
        } else {
            write(response, HttpStatus.FORBIDDEN, "forbidden", "This is not allowed.");
        }
    }

    void rejected(HttpServletResponse response) throws IOException {
        write(response, HttpStatus.BAD_REQUEST, "malformed_request", "The request is not well-formed.");
    }

    private void write(HttpServletResponse response, HttpStatus status, String code, String detail) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(json.writeValueAsBytes(Problem.document(status, code, detail)));
    }
}
