package io.spikewatch.app.tracking;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
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
                        select id, body, :now from unnest(:ids::uuid[], :bodies::text[]) with ordinality as e (id, body, n)
                        order by n
                        on conflict do nothing
                        """)
                .param("ids", events.stream().map(TrackedEvent::uuid).toArray(UUID[]::new))
                .param("bodies", events.stream().map(json::writeValueAsString).toArray(String[]::new))
                .param("now", timestamp(now))
                .update();
    }

    private static OffsetDateTime timestamp(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
