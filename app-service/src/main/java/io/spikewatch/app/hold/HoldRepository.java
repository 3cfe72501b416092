package io.spikewatch.app.hold;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class HoldRepository {

    private static final String SELECT = """
            select h.id, h.campaign, h.version, s.sends, h.usual, h.send_limit as "limit", upper(h.state) as state,
                s.planned_from, s.due_from, h.opened_at, h.settled_at, h.settled_by
            from hold h cross join lateral (
                select count(*) as sends, min(planned_at) as planned_from, min(due_at) as due_from
                from send where hold_id = h.id) s
            """;

    /** Sets these locks apart from others in the database. */
    private static final int LOCKS = 0x686f6c64;

    private final JdbcClient jdbc;

    HoldRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Until the end of the transaction nobody else counts, holds, releases or discards the campaign's sends. */
    void lock(String campaign) {
        jdbc.sql("select pg_advisory_xact_lock(?, hashtext(?))")
                .params(LOCKS, campaign)
                .query(rows -> {});
    }

    Optional<UUID> open(String campaign) {
        return jdbc.sql("select id from hold where campaign = :campaign and state = 'open'")
                .param("campaign", campaign)
                .query(UUID.class)
                .optional();
    }

    /** When somebody last decided about the campaign's sends. */
    Optional<Instant> lastSettled(String campaign) {
        return jdbc.sql(
                        "select max(settled_at) from hold where campaign = :campaign having max(settled_at) is not null")
                .param("campaign", campaign)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    void insert(UUID id, String campaign, int version, double usual, long limit, Instant now) {
        jdbc.sql("""
                        insert into hold (id, campaign, version, usual, send_limit, state, opened_at)
                        values (:id, :campaign, :version, :usual, :limit, 'open', :now)
                        """)
                .param("id", id)
                .param("campaign", campaign)
                .param("version", version)
                .param("usual", BigDecimal.valueOf(usual))
                .param("limit", limit)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    Optional<Hold> find(UUID id) {
        return jdbc.sql(SELECT + "where h.id = :id")
                .param("id", id)
                .query(Hold.class)
                .optional();
    }

    /** False if it is settled already. */
    boolean settle(UUID id, Hold.State state, String by, Instant now) {
        return jdbc.sql("""
                                update hold set state = :state, settled_at = :now, settled_by = :by
                                where id = :id and state = 'open'
                                """)
                        .param("id", id)
                        .param("state", state.word())
                        .param("by", by)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Newest first. */
    List<Hold> list(int limit, int offset) {
        return jdbc.sql(SELECT + "order by h.opened_at desc, h.id limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(Hold.class)
                .list();
    }

    long count() {
        return jdbc.sql("select count(*) from hold").query(Long.class).single();
    }

    /** Newest first. */
    List<Hold> listOpen() {
        return jdbc.sql(SELECT + "where h.state = 'open' order by h.opened_at desc, h.id")
                .query(Hold.class)
                .list();
    }
}
