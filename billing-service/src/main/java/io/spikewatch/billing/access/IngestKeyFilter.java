package io.spikewatch.billing.access;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets in whoever sends {@code Authorization: Bearer <ingest key>}. */
class IngestKeyFilter extends OncePerRequestFilter {

    private static final String SCHEME = "Bearer ";

    private final IngestKeys keys;

    IngestKeyFilter(IngestKeys keys) {
        this.keys = keys;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = keyOf(request.getHeader(HttpHeaders.AUTHORIZATION));
        if (key != null && isAccepted(key)) {
            var reporter = new PreAuthenticatedAuthenticationToken("reporter", "", List.of());
            SecurityContextHolder.setContext(new SecurityContextImpl(reporter));
        }
        chain.doFilter(request, response);
    }

    private boolean isAccepted(String key) {
        try {
            return keys.accept(key);
        } catch (DataAccessException e) {
            throw new AuthenticationServiceException("Ingest keys can't be read", e);
        }
    }

    private static @Nullable String keyOf(@Nullable String header) {
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return null;
        }
        return header.substring(SCHEME.length()).strip();
    }
}
