package io.spikewatch.app.access;

import io.spikewatch.app.organization.User;
import io.spikewatch.app.organization.Users;
import io.spikewatch.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Signs people in with e-mail and password, into a session of their own. */
@Component
class PasswordSignIn {

    private static final Logger log = LoggerFactory.getLogger(PasswordSignIn.class);

    private final Users users;
    private final Sessions sessions;
    private final SignInThrottle throttle;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    PasswordSignIn(
            Users users, Sessions sessions, SignInThrottle throttle, ApplicationEventPublisher events, Clock clock) {
        this.users = users;
        this.sessions = sessions;
        this.throttle = throttle;
        this.events = events;
        this.clock = clock;
    }

    /** Nobody learns from the answer whether the person exists, is deactivated or has another password. */
    User signIn(String email, String password, HttpServletRequest request) {
        var address = request.getRemoteAddr();
        throttle.check(email, address);
        var user = users.authenticate(email, password).orElseThrow(() -> failed(email, address));
        throttle.succeeded(email, address);
        sessions.begin(request, user);
        log.info("Signed in: user={}", user.id());
        events.publishEvent(new UserSignedIn(user.id(), clock.instant()));
        return user;
    }

    private Problem failed(String email, String address) {
        throttle.failed(email, address);
        log.info("Sign-in failed: address={}", address);
        return Problem.of(HttpStatus.UNAUTHORIZED, "bad_credentials", "E-mail address or password is wrong.");
    }
}
