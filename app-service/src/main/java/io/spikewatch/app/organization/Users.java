package io.spikewatch.app.organization;

import io.spikewatch.web.Problem;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The people who can sign in. E-mail addresses are the same whatever their case. */
@Component
@Transactional(readOnly = true)
public class Users {

    private final UserRepository users;
    private final PasswordEncoder passwords;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Users(UserRepository users, PasswordEncoder passwords, ApplicationEventPublisher events, Clock clock) {
        this.users = users;
        this.passwords = passwords;
        this.events = events;
        this.clock = clock;
    }

    public Optional<User> find(UUID id) {
        return users.findById(id).map(StoredUser::toUser);
    }

    public Optional<User> findByEmail(String email) {
        return users.findByEmail(storable(email)).map(StoredUser::toUser);
    }

    public List<User> findAll(Collection<UUID> ids) {
        return users.findAllIn(ids.toArray(UUID[]::new)).stream()
                .map(StoredUser::toUser)
                .toList();
    }

    /**
     * The active user with this e-mail address and password. Takes as long for an unknown address, and no database
     * connection while it computes.
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public Optional<User> authenticate(String email, String password) {
        var user = users.findByEmail(storable(email));
        var hash = user.map(StoredUser::passwordHash);
        var right = passwords.matches(password, hash.orElse(PasswordConfiguration.DECOY));
        return user.filter(known -> right && hash.isPresent() && known.active()).map(StoredUser::toUser);
    }

    /** Creates a user; a taken e-mail address is a conflict. */
    @Transactional
    public User create(String email, String name, @Nullable String password, boolean active) {
        var hash = password == null ? null : passwords.encode(password);
        var created = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var user = save(new StoredUser(email, name, hash, active, created));
        events.publishEvent(new UserCreated(user.id(), created));
        return user;
    }

    /** The user with this e-mail address; several callers at once get the same one. */
    @Transactional
    User findOrCreate(String email, String name) {
        users.insertUnlessTaken(UUID.randomUUID(), email, name, clock.instant().truncatedTo(ChronoUnit.MICROS));
        return findByEmail(email).orElseThrow();
    }

    /** Changes a user; a new password or a deactivation ends the sessions from before. */
    @Transactional
    Optional<User> change(UUID id, UnaryOperator<UserDetails> change) {
        return users.findById(id).map(user -> {
            var details = change.apply(user.details());
            user.change(details);
            if (details.password() != null) {
                user.changePassword(passwords.encode(details.password()));
            }
            if (details.password() != null || !user.active()) {
                events.publishEvent(new AccessRevoked(id));
            }
            return save(user);
        });
    }

    List<User> list(int limit, int offset) {
        return users.list(limit, offset).stream().map(StoredUser::toUser).toList();
    }

    long count() {
        return users.count();
    }

    /** The database refuses to compare with NUL; a space, which no address has either, stands in for it. */
    private static String storable(String email) {
        return email.replace('\0', ' ');
    }

    private User save(StoredUser user) {
        try {
            return users.saveAndFlush(user).toUser();
        } catch (DataIntegrityViolationException taken) {
            throw Problem.conflict("email_taken", "A user with this e-mail address exists already.");
        }
    }
}
