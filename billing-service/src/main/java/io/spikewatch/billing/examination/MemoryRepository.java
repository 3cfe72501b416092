package io.spikewatch.billing.examination;

import io.spikewatch.billing.history.Organization;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * What was remembered of organizations on the last evening with a report of the present month, and of each of the four before
 * it. It follows from their reports and regions alone, so it may be forgotten at any time: the older what is left, the more
 * has to be judged again.
 */
@Repository
class MemoryRepository {

    private static final int FETCH_SIZE = 32;

    /** Months that are remembered beside the present one. */
    private static final int MONTHS = 4;

    private final JdbcClient jdbc;

    MemoryRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Streams, ordered by id, the next that reported since the newest evening before the days that people are to hear of.
     * Needs a transaction.
     */
    void forEach(Scope scope, @Nullable String after, int limit, int version, Consumer<Remembered> consumer) {
        jdbc.sql("""
                        select o.id, o.name, o.billing_id, o.stripe_customer_id, o.region, s.state, d.days
                        from organization o
                        left join lateral (
                            select as_of, state from detection_state
                            where organization_id = o.id and as_of < :from and version = :version
                              and region is not distinct from o.region
                            order by month desc limit 1) s on true
                        cross join lateral (
                            select json_object_agg(usage_date, counts order by usage_date)::text as days
                            from daily_usage
                            where organization_id = o.id
                              and usage_date > coalesce(s.as_of, '-infinity') and usage_date <= :to) d
                        where o.shard = :shard and o.id > :after and d.days is not null
                          and (:only::text[] is null or o.id = any(:only))
                        order by o.id limit :limit
                        """)
                .param("from", scope.from())
                .param("to", scope.to())
                .param("shard", scope.shard())
                .param("after", after == null ? "" : after)
                .param("only", scope.only() == null ? null : scope.only().toArray(String[]::new))
                .param("version", version)
                .param("limit", limit)
                .withFetchSize(FETCH_SIZE)
                .query((RowCallbackHandler) row -> consumer.accept(remembered(row)));
    }

    /** The next that reported on one of the days that people are to hear of. */
    Optional<String> next(Scope scope, @Nullable String after) {
        return jdbc.sql("""
                        select o.id from organization o
                        where o.shard = :shard and o.id > :after and (:only::text[] is null or o.id = any(:only))
                          and exists (
                              select from daily_usage
                              where organization_id = o.id and usage_date between :from and :to)
                        order by o.id limit 1
                        """)
                .param("shard", scope.shard())
                .param("after", after == null ? "" : after)
                .param("only", scope.only() == null ? null : scope.only().toArray(String[]::new))
                .param("from", scope.from())
                .param("to", scope.to())
                .query(String.class)
                .optional();
    }

    /** Keeps what is newer than what is known of the month, or takes the place of what is of no use. */
    void keep(List<Evening> evenings, int version) {
        jdbc.sql("""
                        insert into detection_state as s (organization_id, month, as_of, version, region, state)
                        select n.organization_id, date_trunc('month', n.as_of), n.as_of, :version, o.region, n.state
                        from unnest(:ids::text[], :dates::date[], :states::bytea[]) n (organization_id, as_of, state)
                        join organization o on o.id = n.organization_id
                        on conflict (organization_id, month) do update
                            set as_of = excluded.as_of, version = excluded.version, region = excluded.region,
                                state = excluded.state
                            where s.as_of < excluded.as_of or s.version <> excluded.version
                               or s.region is distinct from excluded.region
                        """)
                .param("ids", texts(evenings, Evening::organizationId))
                .param("dates", texts(evenings, each -> each.date().toString()))
                .param("states", new SqlArrayValue("bytea", (Object[])
                        evenings.stream().map(Evening::memory).toArray(byte[][]::new)))
                .param("version", version)
                .update();
        forgetOld(evenings);
    }

    private void forgetOld(List<Evening> evenings) {
        jdbc.sql("""
                        delete from detection_state s
                        using unnest(:ids::text[], :dates::date[]) n (organization_id, as_of)
                        where s.organization_id = n.organization_id
                          and s.month < (date_trunc('month', n.as_of) - make_interval(months => :months))::date
                        """)
                .param("ids", texts(evenings, Evening::organizationId))
                .param("dates", texts(evenings, each -> each.date().toString()))
                .param("months", MONTHS)
                .update();
    }

    /** @param since by organization the first evening that is no longer true */
    void forget(Map<String, LocalDate> since) {
        jdbc.sql("""
                        delete from detection_state s
                        using unnest(:ids::text[], :dates::date[]) n (organization_id, date)
                        where s.organization_id = n.organization_id and s.as_of >= n.date
                        """)
                .param("ids", texts(since.entrySet(), Map.Entry::getKey))
                .param("dates", texts(since.entrySet(), each -> each.getValue().toString()))
                .update();
    }

    /** Evenings before it aren't worth remembering. */
    static LocalDate firstMonth(LocalDate latest) {
        return latest.withDayOfMonth(1).minusMonths(MONTHS);
    }

    private static Remembered remembered(ResultSet row) throws SQLException {
        var organization = new Organization(
                row.getString("id"),
                row.getString("name"),
                row.getString("billing_id"),
                row.getString("stripe_customer_id"),
                row.getString("region"));
        return new Remembered(organization, row.getBytes("state"), row.getString("days"));
    }

    private static <T> String[] texts(Collection<T> rows, Function<T, String> text) {
        return rows.stream().map(text).toArray(String[]::new);
    }
}
