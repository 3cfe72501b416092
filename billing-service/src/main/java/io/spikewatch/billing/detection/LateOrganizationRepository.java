package io.spikewatch.billing.detection;

import io.spikewatch.billing.history.UsageHistories;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Organizations with late or corrected reports for days that scheduled runs have been through. */
@Repository
class LateOrganizationRepository {

    private static final String PARTS_OF_SCHEDULED_RUNS = """
            select from detection_part p join detection_run r on r.id = p.run_id where r.scheduled and p.shard = n.shard
              and p.from_date >= n.since
            """;

    private final JdbcClient jdbc;

    LateOrganizationRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Remembers those for which a scheduled run has to be repeated.
     *
     * @param since by organization the first date concerned
     */
    void add(Map<String, LocalDate> since) {
        var late = since.entrySet();
        jdbc.sql("""
                        insert into detection_late as l (organization_id, shard, since)
                        select organization_id, shard, since
                        from unnest(:ids::text[], :shards::int[], :dates::date[]) n (organization_id, shard, since)
                        where exists (%s and p.from_date >= :first and (p.done_at is not null or p.reopened))
                        order by organization_id
                        on conflict (organization_id) do update set since = excluded.since where l.since > excluded.since
                        """.formatted(PARTS_OF_SCHEDULED_RUNS))
                .param("first", Collections.min(since.values())) // spares ordinary reports nearly all parts
                .param("ids", texts(late, Map.Entry::getKey))
                .param("shards", texts(late, each -> Integer.toString(UsageHistories.shardOf(each.getKey()))))
                .param("dates", texts(late, each -> each.getValue().toString()))
                .update();
    }

    /** Those of a shard whose judgements of a date may have changed. */
    List<String> find(int shard, LocalDate date) {
        return jdbc.sql("select organization_id from detection_late where shard = :shard and since <= :date")
                .param("shard", shard)
                .param("date", date)
                .query(String.class)
                .list();
    }

    /** Forgets those of a shard for which nothing is left to be repeated. */
    void settle(int shard) {
        jdbc.sql("""
                        delete from detection_late n
                        where n.shard = :shard and not exists (%s and p.done_at is null and p.reopened)
                        """.formatted(PARTS_OF_SCHEDULED_RUNS)).param("shard", shard).update();
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
