package io.spikewatch.app.preference;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Everything but mutes; who never chose anything has no row. */
@Repository
class PreferenceRepository {

    private static final Logger log = LoggerFactory.getLogger(PreferenceRepository.class);
    private static final TypeReference<Map<String, List<Channel>>> CHANNELS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PreferenceRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Without their mutes. */
    Map<UUID, Settings> of(Collection<UUID> people) {
        var found = new HashMap<UUID, Settings>();
        jdbc.sql("select * from notification_preference where user_id = any(:users::uuid[])")
                .param("users", people.stream().map(UUID::toString).toArray(String[]::new))
                .query(row -> {
                    found.put(row.getObject("user_id", UUID.class), settings(row));
                });
        return found;
    }

    /** Until the end of the transaction nobody else changes how this person wants to be told. */
    void lock(UUID userId) {
        jdbc.sql("insert into notification_preference (user_id) values (:user) on conflict do nothing")
                .param("user", userId)
                .update();
        jdbc.sql("select from notification_preference where user_id = :user for update")
                .param("user", userId)
                .query()
                .listOfRows();
    }

    void save(UUID userId, Settings settings, @Nullable String webhookSecret) {
        var quiet = settings.quietHours();
        jdbc.sql("""
                        update notification_preference
                        set channels = :channels::jsonb, quiet_from = :from, quiet_to = :to, time_zone = :zone,
                            slack_address = :slack, webhook_address = :webhook, webhook_secret = :secret
                        where user_id = :user
                        """)
                .param("user", userId)
                .param("channels", json.writeValueAsString(settings.channels()))
                .param("from", quiet == null ? null : quiet.from())
                .param("to", quiet == null ? null : quiet.to())
                .param("zone", quiet == null ? null : quiet.timeZone().getId())
                .param("slack", settings.addresses().slack())
                .param("webhook", settings.addresses().webhook())
                .param("secret", webhookSecret)
                .update();
    }

    Optional<String> webhookSecret(UUID userId) {
        return jdbc.sql("select webhook_secret from notification_preference where user_id = :user")
                .param("user", userId)
                .query(String.class)
                .optional();
    }

    private Settings settings(ResultSet row) throws SQLException {
        return new Settings(
                List.of(),
                json.readValue(row.getString("channels"), CHANNELS),
                quietHours(row),
                new Addresses(row.getString("slack_address"), row.getString("webhook_address")));
    }

    private static @Nullable QuietHours quietHours(ResultSet row) throws SQLException {
        var zone = row.getString("time_zone");
        return zone == null
                ? null
                : new QuietHours(
                        row.getObject("quiet_from", LocalTime.class),
                        row.getObject("quiet_to", LocalTime.class),
                        zoneOf(zone));
    }

    /** A zone that another release knew must not keep anything from being told. */
    private static ZoneId zoneOf(String zone) {
        try {
            return ZoneId.of(zone);
        } catch (DateTimeException unknown) {
            log.warn("Time zone is unknown, UTC is taken: zone={}", zone);
            return ZoneOffset.UTC;
        }
    }
}
