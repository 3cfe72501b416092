package io.spikewatch.billing.late;

import io.spikewatch.billing.history.UsageHistories;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Organizations with late or corrected reports for days that have been examined. */
@Repository
class LateRepository {

    private final JdbcClient jdbc;

    LateRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Adds those that a scheduled run has examined on a date concerned, or later, or of which people were told then.
     *
     * @param since by organization the first date concerned
     */
    void add(Map<String, LocalDate> since, Instant now) {
        var late = since.entrySet();
        jdbc.sql("""
                        with n as (
                            select * from unnest(:ids::text[], :shards::int[], :dates::date[])
                                n (organization_id, shard, since))
                        insert into detection_late as l (organization_id, shard, since, due_at)
                        select organization_id, shard, since, :now from (
                            select n.* from n where exists (
                                select from detection_part p join detection_run r on r.id = p.run_id
                                where r.scheduled and p.shard = n.shard and p.from_date >= n.since and p.from_date >= :first
                                  and (p.done_at is not null or p.examined_to >= n.organization_id))
                            union
                            select n.* from n join spike s using (organization_id) where s.usage_date >= n.since) examined
                        order by organization_id
                        on conflict (organization_id) do update
                            set since = least(l.since, excluded.since), due_at = excluded.due_at
                        """)
                .param("now", Timestamp.from(now))
                .param("first", Collections.min(since.values())) // spares ordinary reports nearly all parts
                .param("ids", texts(late, Map.Entry::getKey))
                .param("shards", texts(late, each -> Integer.toString(UsageHistories.shardOf(each.getKey()))))
                .param("dates", texts(late, each -> each.getValue().toString()))
                .update();
    }

    /** Shards of those that are due, the oldest first. */
    List<Integer> shards(Instant now) {
        return jdbc.sql(
                        "select shard from detection_late where due_at <= :now group by shard order by min(since), shard")
                .param("now", Timestamp.from(now))
                .query(Integer.class)
                .list();
    }

    /** Those of a shard that are due, the oldest first, and after all others those that failed. */
    List<LateOrganization> find(int shard, Instant now, int limit) {
        return jdbc.sql("""
                        select organization_id as id, since, failed from detection_late
                        where shard = :shard and due_at <= :now
                        order by failed, since, organization_id limit :limit
                        """)
                .param("shard", shard)
                .param("now", Timestamp.from(now))
                .param("limit", limit)
                .query(LateOrganization.class)
                .list();
    }

    void remove(Collection<String> organizationIds) {
        jdbc.sql("delete from detection_late where organization_id = any(:ids)")
                .param("ids", organizationIds.toArray(String[]::new))
                .update();
    }

    void postpone(Collection<String> organizationIds, Instant dueAt) {
        jdbc.sql("update detection_late set failed = true, due_at = :due where organization_id = any(:ids)")
                .param("ids", organizationIds.toArray(String[]::new))
                .param("due", Timestamp.from(dueAt))
                .update();
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
