package io.spikewatch.billing.plan;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Plans and their versions in the database. */
@Repository
class PlanRepository {

    /** Each plan as it is on a day; one that only starts later as it will be then. */
    private static final String ON_DAY = """
            select distinct on (plan_key) * from plan_version
            order by plan_key, effective_from > :day, abs(effective_from - :day)
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    PlanRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A version with the same first day is replaced. */
    void put(Plan plan) {
        jdbc.sql("insert into plan (key) values (?) on conflict do nothing")
                .param(plan.key())
                .update();
        jdbc.sql("""
                        insert into plan_version
                            (plan_key, effective_from, name, rank, currency, limits, prices, stripe_prices)
                        values (:key, :from, :name, :rank, :currency, :limits::jsonb, :prices::jsonb, :stripe::jsonb)
                        on conflict (plan_key, effective_from) do update set
                            name = excluded.name, rank = excluded.rank, currency = excluded.currency,
                            limits = excluded.limits, prices = excluded.prices, stripe_prices = excluded.stripe_prices
                        """)
                .param("key", plan.key())
                .param("from", plan.effectiveFrom())
                .param("name", plan.name())
                .param("rank", plan.rank())
                .param("currency", plan.currency())
                .param("limits", json.writeValueAsString(plan.limits()))
                .param("prices", json.writeValueAsString(plan.prices()))
                .param("stripe", json.writeValueAsString(plan.stripePrices()))
                .update();
    }

    boolean exists(String key) {
        return jdbc.sql("select exists (select from plan where key = ?)")
                .param(key)
                .query(Boolean.class)
                .single();
    }

    Optional<Plan> find(String key, LocalDate day) {
        return find(List.of(key), day).stream().findFirst();
    }

    List<Plan> find(Collection<String> keys, LocalDate day) {
        return jdbc.sql("select * from (" + ON_DAY + ") where plan_key = any(:keys)")
                .param("day", day)
                .param("keys", keys.toArray(String[]::new))
                .query(this::plan)
                .list();
    }

    /** The plan in force with one of the prices, else one that had or will have it; of several the highest in rank. */
    Optional<String> findByStripePrices(Collection<String> prices, LocalDate day) {
        return jdbc.sql("""
                        select plan_key from (
                            select *, effective_from <= :day as started, lead(effective_from, 1, 'infinity')
                                over (partition by plan_key order by effective_from) > :day as lasting
                            from plan_version) as version
                        where jsonb_exists_any(stripe_prices, :prices::text[])
                        order by started and lasting desc, started desc, rank desc, effective_from desc
                        limit 1
                        """)
                .param("day", day)
                .param("prices", prices.toArray(String[]::new))
                .query(String.class)
                .optional();
    }

    long count() {
        return jdbc.sql("select count(*) from plan").query(Long.class).single();
    }

    /** By rank, then key. */
    List<Plan> list(LocalDate day, int limit, int offset) {
        return jdbc.sql("select * from (" + ON_DAY + ") order by rank, plan_key limit :limit offset :offset")
                .param("day", day)
                .param("limit", limit)
                .param("offset", offset)
                .query(this::plan)
                .list();
    }

    private Plan plan(ResultSet row, int number) throws SQLException {
        return new Plan(
                row.getString("plan_key"),
                row.getString("name"),
                row.getInt("rank"),
                row.getString("currency"),
                json.readValue(row.getString("limits"), new TypeReference<Map<String, Limit>>() {}),
                json.readValue(row.getString("prices"), new TypeReference<Map<String, List<Tier>>>() {}),
                json.readValue(row.getString("stripe_prices"), new TypeReference<List<String>>() {}),
                row.getObject("effective_from", LocalDate.class));
    }
}
