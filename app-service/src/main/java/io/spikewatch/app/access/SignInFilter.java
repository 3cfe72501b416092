package io.spikewatch.app.access;

import io.spikewatch.app.organization.ApiKeys;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.organization.Users;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpMethod;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Finds out who is calling, from an API key or else the session, and asks the database each time whether they still may.
 * A wrong key is refused even beside a good session, because a key also stands in for the CSRF token.
 */
class SignInFilter extends OncePerRequestFilter {

    private static final String ORGANIZATION_HEADER = "X-Organization-Id";
    private static final String ORGANIZATION_PARAMETER = "organization_id";

    /** What people open from an e-mail, wherever their session is; they go on where it belongs. */
    private static final RequestMatcher OPENED = PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/inbox/{id}");

    /** What browsers ask without a header of ours: pages about one organization, by links and forms, downloads, streams. */
    private static final RequestMatcher LINKED = new OrRequestMatcher(
            OPENED,
            PathPatternRequestMatcher.pathPattern("/organization/billing/**"),
            PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/api/billing/{measure}/export/**"),
            PathPatternRequestMatcher.pathPattern(HttpMethod.GET, "/api/notifications/stream/**"));

    private final ApiKeys keys;
    private final Users users;
    private final Organizations organizations;
    private final Sessions sessions;
    private final Callers callers;
    private final SecurityProblems problems;

    SignInFilter(
            ApiKeys keys,
            Users users,
            Organizations organizations,
            Sessions sessions,
            Callers callers,
            SecurityProblems problems) {
        this.keys = keys;
        this.users = users;
        this.organizations = organizations;
        this.sessions = sessions;
        this.callers = callers;
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = BearerToken.of(request);
        var signedIn = key.isPresent() ? byKey(request, key.get()) : bySession(request);
        if (key.isPresent() && signedIn.isEmpty()) {
            problems.unauthenticated(response);
            return;
        }
        signedIn.filter(SignedIn::session).ifPresent(known -> follow(request, known));
        signedIn.ifPresent(
                known -> SecurityContextHolder.setContext(new SecurityContextImpl(new SignedInAuthentication(known))));
        chain.doFilter(request, response);
    }

    @Override
    protected boolean shouldNotFilterAsyncDispatch() {
        return false;
    }

    @Override
    protected boolean shouldNotFilterErrorDispatch() {
        return false;
    }

    private Optional<SignedIn> byKey(HttpServletRequest request, String key) {
        return keys.ownerOf(key).map(user -> signedIn(user, header(request), false));
    }

    private Optional<SignedIn> bySession(HttpServletRequest request) {
        return sessions.userOf(request)
                .flatMap(users::find)
                .filter(User::active)
                .map(user -> signedIn(user, chosen(request), true));
    }

    private Optional<String> chosen(HttpServletRequest request) {
        return header(request).or(() -> parameter(request)).or(() -> sessions.organizationOf(request));
    }

    /** What was opened leads on to pages that name no organization. */
    private void follow(HttpServletRequest request, SignedIn signedIn) {
        parameter(request)
                .filter(organization -> OPENED.matches(request))
                .filter(organization -> callers.find(signedIn, organization).isPresent())
                .ifPresent(organization -> sessions.choose(request, organization));
    }

    private SignedIn signedIn(User user, Optional<String> chosen, boolean session) {
        return new SignedIn(user, organizations.membershipsOf(user.id()), chosen.orElse(null), session);
    }

    private static Optional<String> parameter(HttpServletRequest request) {
        return LINKED.matches(request)
                ? Optional.ofNullable(request.getParameter(ORGANIZATION_PARAMETER))
                        .filter(StringUtils::hasText)
                : Optional.empty();
    }

    private static Optional<String> header(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader(ORGANIZATION_HEADER)).filter(StringUtils::hasText);
    }
}
