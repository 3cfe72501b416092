package io.spikewatch.app.tracking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Events on their way to product analytics, in the database. */
@Repository
class TrackedEventRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    TrackedEventRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those that are known already stay as they are. */
    void add(Collection<TrackedEvent> events, Instant now) {
        jdbc.sql("""
                        insert into tracked_event (id, body, created_at)
                        select id, body, :now
                        from unnest(:ids::uuid[], :bodies::text[]) with ordinality as e (id, body, n)
                        order by n
                        on conflict do nothing
                        """)
                .param("ids", events.stream().map(TrackedEvent::uuid).toArray(UUID[]::new))
                .param("bodies", events.stream().map(json::writeValueAsString).toArray(String[]::new))
                .param("now", timestamp(now))
                .update();
    }

    /** Whether nobody else sends; until the end of the transaction. */
    boolean lock() {
        return jdbc.sql("select pg_try_advisory_xact_lock('tracked_event'::regclass::oid::bigint)")
                .query(Boolean.class)
                .single();
    }

    List<WaitingEvent> oldest(int limit) {
        return jdbc.sql("select id, body from tracked_event where settled_at is null order by position limit :limit")
                .param("limit", limit)
                .query(WaitingEvent.class)
                .list();
    }

    void settle(List<WaitingEvent> events, Instant now) {
        jdbc.sql("update tracked_event set settled_at = :now, body = null where id = any(:ids)")
                .param("now", timestamp(now))
                .param("ids", events.stream().map(WaitingEvent::id).toArray(UUID[]::new))
                .update();
    }

    /** Those that have waited since then, or longer. */
    int giveUp(Instant since, Instant now) {
        return jdbc.sql("""
                        update tracked_event set settled_at = :now, body = null
                        where settled_at is null and created_at <= :since
                        """)
                .param("now", timestamp(now))
                .param("since", timestamp(since))
                .update();
    }

    int deleteSettled(Instant before) {
        return jdbc.sql("delete from tracked_event where settled_at < :before")
                .param("before", timestamp(before))
                .update();
    }

    long countWaiting() {
        return jdbc.sql("select count(*) from tracked_event where settled_at is null")
                .query(Long.class)
                .single();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
