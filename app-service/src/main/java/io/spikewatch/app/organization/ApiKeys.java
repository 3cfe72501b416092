package io.spikewatch.app.organization;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Personal API keys. Only their hash is kept; as keys are long and random, a fast hash is enough. */
@Component
@Transactional(readOnly = true)
public class ApiKeys {

    private static final int RANDOM_BYTES = 32;

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    ApiKeys(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A key of a user, without the key. */
    record ApiKey(UUID id, String label, Instant createdAt) {}

    /** A new key, to be shown this once. */
    public record IssuedKey(UUID id, String key) {}

    /** The active user that a key belongs to. */
    public Optional<User> ownerOf(String key) {
        return jdbc.sql("""
                        select u.id, u.email, u.name, u.active
                        from api_key k join app_user u on u.id = k.user_id
                        where k.key_hash = :hash and k.revoked_at is null and u.active
                        """).param("hash", hash(key)).query(User.class).optional();
    }

    /** Those of the keys, known by their hashes, that are not revoked. */
    public Set<String> inUse(Collection<String> hashes) {
        return jdbc.sql("select key_hash from api_key where key_hash = any(:hashes) and revoked_at is null")
                .param("hashes", hashes.toArray(String[]::new))
                .query(String.class)
                .set();
    }

    @Transactional
    public IssuedKey issue(UUID userId, String label) {
        var bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        var key = "sw_" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return new IssuedKey(store(userId, label, key).orElseThrow(), key);
    }

    /** Stores a key that was chosen elsewhere; empty if it is known already, even if it was revoked since. */
    @Transactional
    Optional<UUID> store(UUID userId, String label, String key) {
        return jdbc.sql("""
                        insert into api_key (id, user_id, label, key_hash, created_at)
                        values (:id, :user, :label, :hash, :now)
                        on conflict (key_hash) do nothing returning id
                        """)
                .param("id", UUID.randomUUID())
                .param("user", userId)
                .param("label", label)
                .param("hash", hash(key))
                .param("now", now())
                .query(UUID.class)
                .optional();
    }

    List<ApiKey> list(UUID userId, int limit, int offset) {
        return jdbc.sql("""
                        select id, label, created_at from api_key where user_id = :user and revoked_at is null
                        order by created_at desc, id limit :limit offset :offset
                        """)
                .param("user", userId)
                .param("limit", limit)
                .param("offset", offset)
                .query(ApiKey.class)
                .list();
    }

    long count(UUID userId) {
        return jdbc.sql("select count(*) from api_key where user_id = :user and revoked_at is null")
                .param("user", userId)
                .query(Long.class)
                .single();
    }

    /** Ends a user's key for good; false if there is no such key in use. */
    @Transactional
    boolean revoke(UUID userId, UUID id) {
        return jdbc.sql("""
                                update api_key set revoked_at = :now
                                where id = :id and user_id = :user and revoked_at is null
                                """)
                        .param("now", now())
                        .param("id", id)
                        .param("user", userId)
                        .update()
                == 1;
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant().truncatedTo(ChronoUnit.MICROS), ZoneOffset.UTC);
    }

    /** What is kept of a key, and tells nobody the key. */
    public static String hash(String key) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
