package io.spikewatch.billing.report;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes reports and what follows from them as sets. Rows are written in the order of their keys, so that two batches
 * never wait for each other in a circle, and a row that wouldn't change isn't touched at all.
 */
@Repository
class UsageReportRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    UsageReportRepository(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    void describe(List<OrganizationDescription> organizations) {
        jdbc.sql("""
                        insert into organization as o
                            (id, shard, name, billing_id, stripe_customer_id, region, team_names, described_on)
                        select n.id, n.shard, n.name, n.billing_id, n.stripe_customer_id, n.region,
                            n.team_names::jsonb, n.described_on
                        from unnest(:ids::text[], :shards::smallint[], :names::text[], :billingIds::text[],
                            :stripeCustomerIds::text[], :regions::text[], :teamNames::text[], :dates::date[])
                            as n (id, shard, name, billing_id, stripe_customer_id, region, team_names, described_on)
                        where not exists (
                            select from organization k
                            where k.id = n.id and (k.described_on > n.described_on
                                or (k.described_on, k.name, k.billing_id, k.stripe_customer_id, k.region, k.team_names)
                                    is not distinct from (n.described_on, coalesce(n.name, k.name),
                                        coalesce(n.billing_id, k.billing_id),
                                        coalesce(n.stripe_customer_id, k.stripe_customer_id),
                                        coalesce(n.region, k.region), k.team_names || n.team_names::jsonb)))
                        order by n.id
                        on conflict (id) do update set
                            name = coalesce(excluded.name, o.name),
                            billing_id = coalesce(excluded.billing_id, o.billing_id),
                            stripe_customer_id = coalesce(excluded.stripe_customer_id, o.stripe_customer_id),
                            region = coalesce(excluded.region, o.region),
                            team_names = o.team_names || excluded.team_names,
                            described_on = excluded.described_on
                        where o.described_on <= excluded.described_on
                        """)
                .param("ids", texts(organizations, each -> each.organization().id()))
                .param(
                        "shards",
                        array(
                                "int4",
                                organizations,
                                each -> UsageHistories.shardOf(
                                        each.organization().id())))
                .param("names", texts(organizations, each -> each.organization().name()))
                .param(
                        "billingIds",
                        texts(organizations, each -> each.organization().billingId()))
                .param(
                        "stripeCustomerIds",
                        texts(organizations, each -> each.organization().stripeCustomerId()))
                .param(
                        "regions",
                        texts(organizations, each -> each.organization().region()))
                .param("teamNames", texts(organizations, each -> json.writeValueAsString(each.teamNames())))
                .param("dates", dates(organizations, OrganizationDescription::date))
                .update();
    }

    /** Keeps the reports; returns those that say something new. */
    List<ChangedReport> keep(Map<UsageReport.Key, UsageReport> byKey) {
        var reports = byKey.values();
        return jdbc.sql("""
                        with incoming as materialized (
                            select n.organization_id, n.usage_date, n.document::jsonb, n.origin
                            from unnest(:ids::text[], :dates::date[], :documents::text[], :origins::text[])
                                as n (organization_id, usage_date, document, origin)
                        )
                        insert into usage_report as r (organization_id, usage_date, document, origin, received_at)
                        select i.organization_id, i.usage_date, i.document, i.origin, :now
                        from incoming i
                        where not exists (
                            select from usage_report k
                            where k.organization_id = i.organization_id and k.usage_date = i.usage_date
                              and k.document = i.document)
                        order by i.organization_id, i.usage_date
                        on conflict (organization_id, usage_date) do update set
                            document = excluded.document, origin = excluded.origin, received_at = excluded.received_at
                        returning r.organization_id, r.usage_date, old.organization_id is not null as replaced, array(
                            select jsonb_object_keys(old.document -> 'report' -> 'teams')
                            except
                            select jsonb_object_keys(new.document -> 'report' -> 'teams')) as vanished_teams
                        """)
                .param("ids", texts(reports, each -> each.organization().id()))
                .param("dates", dates(reports, UsageReport::date))
                .param("documents", texts(reports, UsageReport::document))
                .param("origins", texts(reports, each -> each.origin().name().toLowerCase(Locale.ROOT)))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) -> changedReport(row, byKey))
                .list();
    }

    /** Forgets the usage of teams that a replaced report no longer names. */
    void forgetVanishedTeams(List<ChangedReport> reports) {
        var vanished = reports.stream().flatMap(ChangedReport::vanished).toList();
        if (vanished.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        delete from daily_usage d
                        using unnest(:ids::text[], :teams::text[], :dates::date[])
                            as v (organization_id, team_id, usage_date)
                        where d.organization_id = v.organization_id and d.team_id = v.team_id
                          and d.usage_date = v.usage_date
                        """)
                .param("ids", texts(vanished, ChangedReport.VanishedTeam::organizationId))
                .param("teams", texts(vanished, ChangedReport.VanishedTeam::teamId))
                .param("dates", dates(vanished, ChangedReport.VanishedTeam::date))
                .update();
    }

    /** Derives the daily usage of whole organizations and of their teams from the reports kept. */
    void derive(List<ChangedReport> reports) {
        jdbc.sql("""
                        insert into daily_usage as d (organization_id, team_id, usage_date, counts)
                        select r.organization_id, part.team_id, r.usage_date, counted.counts
                        from unnest(:ids::text[], :dates::date[], :plain::boolean[])
                            as c (organization_id, usage_date, plain)
                        join usage_report r on r.organization_id = c.organization_id and r.usage_date = c.usage_date
                        cross join lateral (
                            select '' as team_id, (r.document -> 'report') - 'teams' as reported
                            union all
                            select key, value from jsonb_each(r.document -> 'report' -> 'teams')) part
                        cross join lateral (
                            select case when c.plain then part.reported else (
                                select coalesce(jsonb_object_agg(key, value::bigint), '{}')
                                from jsonb_each(part.reported) where jsonb_typeof(value) = 'number') end as counts) counted
                        order by r.organization_id, part.team_id, r.usage_date
                        on conflict (organization_id, team_id, usage_date) do update set counts = excluded.counts
                        where d.counts is distinct from excluded.counts
                        """)
                .param("ids", texts(reports, ChangedReport::organizationId))
                .param("dates", dates(reports, ChangedReport::date))
                .param("plain", array("bool", reports, each -> each.report().plain()))
                .update();
    }

    private static ChangedReport changedReport(ResultSet row, Map<UsageReport.Key, UsageReport> byKey)
            throws SQLException {
        var key = new UsageReport.Key(row.getString("organization_id"), row.getObject("usage_date", LocalDate.class));
        return new ChangedReport(Objects.requireNonNull(byKey.get(key)), row.getBoolean("replaced"), List.of((String[])
                row.getArray("vanished_teams").getArray()));
    }

    /** As {@code String[]}, which the driver sends without quoting it. */
    private static <T> SqlArrayValue texts(Collection<T> rows, Function<T, @Nullable String> column) {
        return new SqlArrayValue("text", (Object[]) rows.stream().map(column).toArray(String[]::new));
    }

    private static <T> SqlArrayValue dates(Collection<T> rows, Function<T, LocalDate> column) {
        return array("date", rows, column);
    }

    private static <T> SqlArrayValue array(String type, Collection<T> rows, Function<T, ?> column) {
        return new SqlArrayValue(type, rows.stream().map(column).toArray());
    }
}
