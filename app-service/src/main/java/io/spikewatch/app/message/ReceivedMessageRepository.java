package io.spikewatch.app.message;

import io.spikewatch.messages.BillingMessage;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReceivedMessageRepository {

    private static final String SELECT = "select id, type, state, reason, received_at, body from received_message ";

    private final JdbcClient jdbc;

    ReceivedMessageRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the message for handling. The key decides, not a look-up: of several receivers all but one wait, and then
     * find it handled. Empty if it was handled before, else whether this is the first time it makes sense.
     */
    Optional<Boolean> claim(UUID id, BillingMessage message, String body, Instant now) {
        return jdbc.sql("""
                                insert into received_message (id, type, event, state, body, received_at)
                                values (:id, :type, :event, 'handled', :body, :now)
                                on conflict (id) do update
                                    set type = excluded.type, event = excluded.event, state = 'handled', reason = null, body = excluded.body,
                                        awaits = '{}', retry_at = null
                                    where received_message.state <> 'handled'
                                returning old.state is null or old.state = 'rejected'
                                """)
                .param("id", id)
                .param("type", message.type())
                .param("event", message.event())
                .param("body", body)
                .param("now", timestamp(now))
                .query(Boolean.class)
                .optional();
    }

    /** Leaves it open to the same message of another origin. */
    void leaveUntold(UUID id, String reason) {
        jdbc.sql("update received_message set state = 'untold', reason = :reason where id = :id")
                .param("id", id)
                .param("reason", reason)
                .update();
    }

    /** A first failure to find anybody is looked at again at the given time; further ones wait for a reason to. */
    void leaveWaiting(UUID id, String reason, Collection<String> awaits, @Nullable Instant retryAt) {
        jdbc.sql("""
                        update received_message
                        set state = 'unrouted', reason = :reason, awaits = :awaits::text[],
                            retry_at = :retry_at::timestamptz
                        where id = :id
                        """)
                .param("id", id)
                .param("reason", reason)
                .param("awaits", awaits.toArray(String[]::new))
                .param("retry_at", timestamp(retryAt))
                .update();
    }

    /** False if there is a message of this id. */
    boolean insertRejected(UUID id, @Nullable String type, String reason, String body, Instant now) {
        return jdbc.sql("""
                                insert into received_message (id, type, state, reason, body, received_at)
                                values (:id, :type, 'rejected', :reason, :body, :now)
                                on conflict (id) do nothing
                                """)
                        .param("id", id)
                        .param("type", type)
                        .param("reason", reason)
                        .param("body", body)
                        .param("now", timestamp(now))
                        .update()
                == 1;
    }

    void markHandled(UUID id) {
        jdbc.sql("update received_message set state = 'handled', reason = null where id = :id")
                .param("id", id)
                .update();
    }

    Optional<StoredMessage> find(UUID id) {
        return jdbc.sql(SELECT + "where id = :id")
                .param("id", id)
                .query(StoredMessage.class)
                .optional();
    }

    List<UUID> newest(String event, Instant since, int limit) {
        return jdbc.sql("""
                        select id from received_message
                        where event = :event and received_at > :since and state <> 'rejected'
                        order by received_at desc, id limit :limit
                        """)
                .param("event", event)
                .param("since", timestamp(since))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    List<String> bodies(Collection<UUID> ids) {
        return jdbc.sql("""
                        select body from unnest(:ids::uuid[]) with ordinality as wanted (id, place)
                        join received_message using (id) order by place
                        """)
                .param("ids", ids.stream().map(UUID::toString).toArray(String[]::new))
                .query(String.class)
                .list();
    }

    Optional<StoredMessage> lock(UUID id) {
        return jdbc.sql(SELECT + "where id = :id for update")
                .param("id", id)
                .query(StoredMessage.class)
                .optional();
    }

    /** Empty if the message isn't due any more, or another replica is busy with it. */
    Optional<StoredMessage> lockDue(UUID id, Instant now) {
        return jdbc.sql(SELECT + "where id = :id and state = 'unrouted' and retry_at <= :now for update skip locked")
                .param("id", id)
                .param("now", timestamp(now))
                .query(StoredMessage.class)
                .optional();
    }

    List<UUID> due(Instant now, int limit) {
        return jdbc.sql("select id from received_message where retry_at <= :now order by retry_at, id limit :limit")
                .param("now", timestamp(now))
                .param("limit", limit)
                .query(UUID.class)
                .list();
    }

    void retryAt(UUID id, Instant when) {
        jdbc.sql("update received_message set retry_at = :when where id = :id and state = 'unrouted'")
                .param("id", id)
                .param("when", timestamp(when))
                .update();
    }

    /** In the order of ids, so that two of these never wait for each other in a circle. */
    int retryWaiting(Collection<String> awaited, Instant when) {
        return jdbc.sql("""
                        update received_message set retry_at = :when where id in (
                            select id from received_message
                            where state = 'unrouted' and awaits && :awaited::text[] order by id for update)
                        """)
                .param("when", timestamp(when))
                .param("awaited", awaited.toArray(String[]::new))
                .update();
    }

    /** Newest first. */
    List<StoredMessage> list(String state, int limit, int offset) {
        return jdbc.sql(SELECT + "where state = :state order by received_at desc, id limit :limit offset :offset")
                .param("state", state)
                .param("limit", limit)
                .param("offset", offset)
                .query(StoredMessage.class)
                .list();
    }

    long count(String state) {
        return jdbc.sql("select count(*) from received_message where state = :state")
                .param("state", state)
                .query(Long.class)
                .single();
    }

    private static @Nullable OffsetDateTime timestamp(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
