package io.spikewatch.app.access;

import io.spikewatch.app.organization.AccessRevoked;
import io.spikewatch.app.organization.User;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

    Sessions(FindByIndexNameSessionRepository<? extends Session> stored) {
        this.stored = stored;
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

    @TransactionalEventListener
    void on(AccessRevoked revoked) {
        stored.findByPrincipalName(revoked.userId().toString()).keySet().forEach(stored::deleteById);
    }

    private static Optional<String> attribute(HttpServletRequest request, String name) {
        return Optional.<HttpSession>ofNullable(request.getSession(false))
                .map(session -> (String) session.getAttribute(name));
    }
}
