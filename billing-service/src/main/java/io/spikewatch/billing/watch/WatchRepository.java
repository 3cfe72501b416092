package io.spikewatch.billing.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Which organizations have to be looked at, and who does so. */
@Repository
class WatchRepository {

    /** Told apart from other advisory locks by this first key; the second is the organization's. */
    private static final int ORGANIZATION_LOCK = 0xA1E27;

    private final JdbcClient jdbc;

    WatchRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Always in the same order, so that writers never wait for one another in a circle. */
    void mark(Collection<String> organizationIds, Instant due) {
        jdbc.sql("""
                        insert into alert_due (organization_id, due_at)
                        select id, :due from unnest(:ids::text[]) id order by id
                        on conflict (organization_id) do update set mark = default, due_at = excluded.due_at
                        """)
                .param("ids", ids(organizationIds))
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** The marks of those organizations that have one. */
    Map<String, Long> marks(Collection<String> organizationIds) {
        return marks(jdbc.sql("select organization_id, mark from alert_due where organization_id = any(:ids)")
                .param("ids", ids(organizationIds)));
    }

    /** The marks that are due longest, kept from others for a while. */
    Map<String, Long> claim(int limit, Instant now, Duration time) {
        return marks(jdbc.sql("""
                        update alert_due set due_at = :until
                        where organization_id in (
                            select organization_id from alert_due where due_at <= :now
                            order by due_at limit :limit for update skip locked)
                        returning organization_id, mark
                        """)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("until", now.plus(time).atOffset(ZoneOffset.UTC))
                .param("limit", limit));
    }

    private static Map<String, Long> marks(JdbcClient.StatementSpec statement) {
        var marks = new LinkedHashMap<String, Long>();
        statement.query(row -> {
            marks.put(row.getString("organization_id"), row.getLong("mark"));
        });
        return marks;
    }

    /** Takes marks away, but for those that were set anew meanwhile, or are right now. */
    void unmark(Map<String, Long> marks) {
        jdbc.sql("""
                        delete from alert_due where organization_id in (
                            select organization_id
                            from unnest(:ids::text[], :marks::bigint[]) as seen (organization_id, mark)
                            join alert_due using (organization_id, mark)
                            for update of alert_due skip locked)
                        """)
                .param("ids", ids(marks.keySet()))
                .param("marks", marks.values().toArray(Long[]::new))
                .update();
    }

    /** Nobody else changes these organizations' alerts until the transaction ends. */
    void hold(Collection<String> organizationIds) {
        jdbc.sql("""
                        select count(pg_advisory_xact_lock(:lock, key))
                        from (select distinct hashtext(id) as key from unnest(:ids::text[]) id order by key) as locks
                        """)
                .param("lock", ORGANIZATION_LOCK)
                .param("ids", ids(organizationIds))
                .query(Long.class)
                .single();
    }

    private static String[] ids(Collection<String> organizationIds) {
        return organizationIds.toArray(String[]::new);
    }
}
