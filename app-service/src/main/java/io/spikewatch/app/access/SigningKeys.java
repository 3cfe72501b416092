package io.spikewatch.app.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * The keys that tokens are signed with, shared by all replicas through the database. A new one takes over after 30 days;
 * its predecessor stays known until the last token it may have signed has expired.
 */
@Component
class SigningKeys {

    static final Duration USE = Duration.ofDays(30);
    static final Duration AFTERLIFE = BillingTokens.LIFETIME.multipliedBy(3);

    private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);
    private static final int LOCK = 712_001;

    private final JdbcClient jdbc;
    private final TransactionOperations transaction;
    private final Clock clock;

    SigningKeys(JdbcClient jdbc, TransactionOperations transaction, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    private record SigningKey(ECKey key, Instant createdAt) {}

    /** The key to sign with now. */
    ECKey current() {
        return young(stored()).orElseGet(this::rotate).key();
    }

    /** Every key that a token still valid may be signed with, the current one first. */
    List<ECKey> published() {
        current();
        var keys = stored();
        var now = clock.instant();
        return IntStream.range(0, keys.size())
                .filter(i ->
                        i == 0 || keys.get(i - 1).createdAt().plus(AFTERLIFE).isAfter(now))
                .mapToObj(i -> keys.get(i).key())
                .toList();
    }

    private Optional<SigningKey> young(List<SigningKey> keys) {
        var oldest = clock.instant().minus(USE);
        return keys.stream().findFirst().filter(newest -> newest.createdAt().isAfter(oldest));
    }

    /** Replicas that find the key too old at the same time wait for each other and agree on one successor. */
    private SigningKey rotate() {
        return transaction.execute(status -> {
            jdbc.sql("select pg_advisory_xact_lock(:lock)")
                    .param("lock", LOCK)
                    .query()
                    .listOfRows();
            return young(stored()).orElseGet(this::create);
        });
    }

    private SigningKey create() {
        jdbc.sql("delete from signing_key where created_at < (select max(created_at) from signing_key)")
                .update(); // all but the predecessor were replaced at least 30 days ago
        var created = new SigningKey(generate(), clock.instant().truncatedTo(ChronoUnit.MICROS));
        jdbc.sql("insert into signing_key (id, jwk, created_at) values (:id, :jwk, :created)")
                .param("id", created.key().getKeyID())
                .param("jwk", created.key().toJSONString())
                .param("created", OffsetDateTime.ofInstant(created.createdAt(), ZoneOffset.UTC))
                .update();
        log.info("Signing key created: key={}", created.key().getKeyID());
        return created;
    }

    private List<SigningKey> stored() {
        return jdbc.sql("select jwk, created_at from signing_key order by created_at desc")
                .query((row, n) -> new SigningKey(
                        parse(row.getString("jwk")),
                        row.getTimestamp("created_at").toInstant()))
                .list();
    }

    private static ECKey generate() {
        try {
            return new ECKeyGenerator(Curve.P_256)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .keyIDFromThumbprint(true)
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("Every Java platform has P-256", e);
        }
    }

    private static ECKey parse(String jwk) {
        try {
            return ECKey.parse(jwk);
        } catch (ParseException e) {
            throw new IllegalStateException("The stored signing key can't be read", e);
        }
    }
}
