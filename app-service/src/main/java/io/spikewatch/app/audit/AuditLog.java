package io.spikewatch.app.audit;

import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What operators changed and why. Lines are only ever added; the database grants no more. */
@Repository
public class AuditLog {

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * {@code target} names what was changed: a campaign's key, or the id of a hold or recall.
     *
     * @throws Problem 400 without a reason, or with one of more than 500 characters
     */
    public void add(Caller actor, String action, String target, String reason) {
        Reason.check(reason);
        jdbc.sql("""
                        insert into audit_line (id, at, actor, action, target, reason)
                        values (gen_random_uuid(), :at, :actor, :action, :target, :reason)
                        """)
                .param("at", clock.instant().atOffset(ZoneOffset.UTC))
                .param("actor", actor.userId().toString())
                .param("action", action)
                .param("target", target)
                .param("reason", reason)
                .update();
    }

    /** Newest first. */
    public List<Line> list(int limit, int offset) {
        return jdbc.sql("select * from audit_line order by at desc, id limit :limit offset :offset")
                .param("limit", limit)
                .param("offset", offset)
                .query(Line.class)
                .list();
    }

    public long count() {
        return jdbc.sql("select count(*) from audit_line").query(Long.class).single();
    }

    /** The last change of a target. */
    public Optional<Line> latest(String target) {
        return jdbc.sql("select * from audit_line where target = :target order by at desc, id limit 1")
                .param("target", target)
                .query(Line.class)
                .optional();
    }

    /** One change: who did what to what, and why. */
    public record Line(UUID id, Instant at, String actor, String action, String target, String reason) {}
}
