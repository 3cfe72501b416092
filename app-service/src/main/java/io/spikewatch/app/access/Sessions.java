package io.spikewatch.app.access;

import io.spikewatch.app.organization.AccessRevoked;
import io.spikewatch.app.organization.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionalEventListener;

/** The sessions of people signed in: whose they are and which organization they chose. */
@Component
class Sessions {

    private static final String USER = FindByIndexNameSessionRepository.PRINCIPAL_NAME_INDEX_NAME;
    private static final String ORGANIZATION = "organization_id";

    private final FindByIndexNameSessionRepository<? extends Session> stored;
    private final JdbcClient jdbc;
    private final Clock clock;

    Sessions(FindByIndexNameSessionRepository<? extends Session> stored, JdbcClient jdbc, Clock clock) {
        this.stored = stored;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Starts a fresh session; nothing of one from before the sign-in, neither its id nor its content, lives on. */
    void begin(HttpServletRequest request, User user) {
        end(request);
        request.getSession().setAttribute(USER, user.id().toString());
    }

    void end(HttpServletRequest request) {
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    void choose(HttpServletRequest request, @Nullable String organizationId) {
        request.getSession().setAttribute(ORGANIZATION, organizationId);
    }

    Optional<UUID> userOf(HttpServletRequest request) {
        return attribute(request, USER).map(UUID::fromString);
    }

    Optional<String> organizationOf(HttpServletRequest request) {
        return attribute(request, ORGANIZATION);
    }

    /** Those of the sessions that have not ended, without a look at what they hold. */
    Set<String> live(Collection<String> ids) {
        return jdbc.sql("select session_id from spring_session where session_id = any(:ids) and expiry_time > :now")
                .param("ids", ids.toArray(String[]::new))
                .param("now", clock.millis())
                .query(String.class)
                .set();
    }

    @TransactionalEventListener
    void on(AccessRevoked revoked) {
        stored.findByPrincipalName(revoked.userId().toString()).keySet().forEach(stored::deleteById);
    }

    private static Optional<String> attribute(HttpServletRequest request, String name) {
        return Optional.<HttpSession>ofNullable(request.getSession(false))
                .map(session -> (String) session.getAttribute(name));
    }
}
