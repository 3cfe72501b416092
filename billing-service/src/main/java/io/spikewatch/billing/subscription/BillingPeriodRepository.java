package io.spikewatch.billing.subscription;

import io.spikewatch.billing.plan.Tier;
import io.spikewatch.billing.subscription.BillingPeriod.Terms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Billing periods in the database, with what their days cost. */
@Repository
class BillingPeriodRepository {

    /** A row per stretch of days with the same terms. Before its first version a plan has no prices. */
    private static final String TERMS = """
            with stay as (
                select organization_id, starts_on, ends_on, plan_key, counts_from, least(ends_on, lead(counts_from) over
                    (partition by organization_id, starts_on order by counts_from)) as counts_until
                from billing_period as period join period_plan as plan using (organization_id)
                where period.organization_id = any(:organizations::text[])
                    and plan.organization_id = any(:organizations::text[]) -- each view is narrowed by itself
                    and period_start = starts_on and starts_on <= :to and ends_on > :from
            ), version as (
                select *, lead(effective_from, 1, 'infinity') over (partition by plan_key order by effective_from) as until
                from (select plan_key, effective_from, currency, prices from plan_version
                      where plan_key in (select plan_key from stay)
                      union all select distinct plan_key, '-infinity'::date, null, '{}'::jsonb from stay)
            )
            select organization_id, starts_on, ends_on, plan_key, greatest(counts_from, effective_from) as terms_from,
                currency, prices
            from stay join version using (plan_key)
            where greatest(counts_from, effective_from) < least(counts_until, until)
            order by organization_id, starts_on, terms_from
            """;

    private final JdbcClient jdbc;
    private final JsonMapper json;

    BillingPeriodRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Those with a day in the range, by organization, in order and whole. */
    Map<String, List<BillingPeriod>> find(Collection<String> organizationIds, LocalDate from, LocalDate to) {
        Map<String, List<BillingPeriod>> found = new LinkedHashMap<>();
        jdbc.sql(TERMS)
                .param("organizations", organizationIds.toArray(String[]::new))
                .param("from", from)
                .param("to", to)
                .query(row -> {
                    var periods = found.computeIfAbsent(row.getString("organization_id"), id -> new ArrayList<>());
                    periodIn(periods, row).terms().add(terms(row));
                });
        return found;
    }

    /** The last one, or the next. */
    private static BillingPeriod periodIn(List<BillingPeriod> periods, ResultSet row) throws SQLException {
        var start = row.getObject("starts_on", LocalDate.class);
        if (periods.isEmpty() || !periods.get(periods.size() - 1).start().equals(start)) {
            periods.add(new BillingPeriod(start, row.getObject("ends_on", LocalDate.class), new ArrayList<>()));
        }
        return periods.get(periods.size() - 1);
    }

    private Terms terms(ResultSet row) throws SQLException {
        return new Terms(
                row.getObject("terms_from", LocalDate.class),
                row.getString("plan_key"),
                row.getString("currency"),
                json.readValue(row.getString("prices"), new TypeReference<Map<String, List<Tier>>>() {}));
    }
}
