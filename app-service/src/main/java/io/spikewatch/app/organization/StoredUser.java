package io.spikewatch.app.organization;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user with the hash of the password; without one, nobody can sign in with a password. */
@Entity
@Table(name = "app_user")
class StoredUser {

    @Id
    @GeneratedValue(strategy = GenerationType.UUID)
    private @Nullable UUID id;

    private String email;
    private String name;

    @Column(name = "password_hash")
    private @Nullable String passwordHash;

    private boolean active;

    @Column(name = "created_at", updatable = false)
    private Instant createdAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected StoredUser() {}

    StoredUser(String email, String name, @Nullable String passwordHash, boolean active, Instant createdAt) {
        this.email = email;
        this.name = name;
        this.passwordHash = passwordHash;
        this.active = active;
        this.createdAt = createdAt;
    }

    UserDetails details() {
        return new UserDetails(email, name, null, active);
    }

    void change(UserDetails details) {
        email = details.email();
        name = details.name();
        active = Objects.requireNonNullElse(details.active(), active);
    }

    void changePassword(String hash) {
        passwordHash = hash;
    }

    @Nullable
    String passwordHash() {
        return passwordHash;
    }

    boolean active() {
        return active;
    }

    User toUser() {
        return new User(Objects.requireNonNull(id, "stored"), email, name, active);
    }
}
