package io.spikewatch.billing.access;

import io.spikewatch.billing.StartRefusedException;
import jakarta.annotation.PostConstruct;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Timestamp;
import java.time.Clock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The keys that reporters send usage with; only their hashes are kept. */
@Component
class IngestKeys {

    private static final int MIN_LENGTH = 24;
    private static final String LABEL = "BILLING_INGEST_KEY";

    private final JdbcClient jdbc;
    private final AccessProperties properties;
    private final Clock clock;

    IngestKeys(JdbcClient jdbc, AccessProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.properties = properties;
        this.clock = clock;
    }

    @PostConstruct
    void acceptFirstKey() {
        var key = properties.ingestKey();
        if (key.isEmpty()) {
            return;
        }
        if (key.length() < MIN_LENGTH) {
            throw new StartRefusedException("BILLING_INGEST_KEY must have at least " + MIN_LENGTH + " characters.");
        }
        jdbc.sql("insert into ingest_key (key_hash, label, created_at) values (?, ?, ?) on conflict do nothing")
                .params(hash(key), LABEL, Timestamp.from(clock.instant()))
                .update();
        // A new key in the environment ends the one before it.
        jdbc.sql("delete from ingest_key where label = ? and key_hash <> ?")
                .params(LABEL, hash(key))
                .update();
    }

    boolean accept(String key) {
        return jdbc.sql("select exists (select from ingest_key where key_hash = ?)")
                .param(hash(key))
                .query(Boolean.class)
                .single();
    }

    private static byte[] hash(String key) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
