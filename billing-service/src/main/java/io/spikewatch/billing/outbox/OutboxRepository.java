package io.spikewatch.billing.outbox;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

@Repository
class OutboxRepository {

    private static final TypeReference<Map<String, String>> ATTRIBUTES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    OutboxRepository(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** False if the message is there already; it stays as it is. */
    boolean add(OutboxMessage message) {
        return jdbc.sql("""
                        insert into outbox_message (id, type, body, attributes, created_at, due_at)
                        values (:id, :type, :body, :attributes::jsonb, :now, :now)
                        on conflict do nothing
                        """)
                        .param("id", message.id())
                        .param("type", message.type())
                        .param("body", message.body())
                        .param("attributes", json.writeValueAsString(message.attributes()))
                        .param("now", now())
                        .update()
                == 1;
    }

    /** Due messages that no other relay holds; this transaction holds them until it ends. */
    List<OutboxMessage> claim(int limit) {
        return jdbc.sql("""
                        select id, type, body, attributes, attempts from outbox_message
                        where failed_at is null and due_at <= :now
                        order by due_at
                        limit :limit
                        for update skip locked
                        """)
                .param("now", now())
                .param("limit", limit)
                .query(this::message)
                .list();
    }

    void delete(List<String> ids) {
        jdbc.sql("delete from outbox_message where id in (:ids)")
                .param("ids", ids)
                .update();
    }

    void postpone(String id, Duration delay, String error) {
        jdbc.sql("update outbox_message set attempts = attempts + 1, due_at = :due, error = :error where id = :id")
                .param("due", Timestamp.from(clock.instant().plus(delay)))
                .param("error", error)
                .param("id", id)
                .update();
    }

    /** Leaves the message for a person to look at. */
    void fail(String id, String error) {
        jdbc.sql("update outbox_message set attempts = attempts + 1, failed_at = :now, error = :error where id = :id")
                .param("now", now())
                .param("error", error)
                .param("id", id)
                .update();
    }

    long countPending() {
        return count("select count(*) from outbox_message where failed_at is null");
    }

    long countFailed() {
        return count("select count(*) from outbox_message where failed_at is not null");
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    private OutboxMessage message(ResultSet row, int number) throws SQLException {
        return new OutboxMessage(
                row.getString("id"),
                row.getString("type"),
                row.getString("body"),
                json.readValue(row.getString("attributes"), ATTRIBUTES),
                row.getInt("attempts"));
    }

    private Timestamp now() {
        return Timestamp.from(clock.instant());
    }
}
