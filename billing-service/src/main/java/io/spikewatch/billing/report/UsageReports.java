package io.spikewatch.billing.report;

import static io.spikewatch.billing.report.Columns.bytes;
import static io.spikewatch.billing.report.Columns.dates;
import static io.spikewatch.billing.report.Columns.texts;
import static java.util.stream.Collectors.toMap;

import io.spikewatch.messages.Origin;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Writes reports and the daily usage that follows from them, as sets. */
@Repository
public class UsageReports {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    public UsageReports(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /** Those of the reports that are stored already, byte by byte the same. */
    Set<UsageReport.Key> stored(Collection<UsageReport> reports) {
        return jdbc.sql("""
                        select organization_id, usage_date as date
                        from unnest(:ids::text[], :dates::date[], :digests::bytea[])
                            as n (organization_id, usage_date, digest)
                        join usage_report r using (organization_id, usage_date)
                        where r.digest = n.digest
                        """)
                .param("ids", texts(reports, each -> each.organization().id()))
                .param("dates", dates(reports, UsageReport::date))
                .param("digests", bytes(reports, UsageReport::digest))
                .query(UsageReport.Key.class)
                .set();
    }

    /** Keeps the reports as they came; returns how many took the place of an earlier one. */
    int keep(Collection<UsageReport> reports) {
        var replaced = jdbc.sql("""
                        insert into usage_report as r
                            (organization_id, usage_date, document, origin, digest, received_at)
                        select organization_id, usage_date, document::jsonb, origin, digest, :now
                        from unnest(:ids::text[], :dates::date[], :documents::text[], :origins::text[],
                            :digests::bytea[]) as n (organization_id, usage_date, document, origin, digest)
                        on conflict (organization_id, usage_date) do update set
                            document = excluded.document, origin = excluded.origin, digest = excluded.digest,
                            received_at = excluded.received_at
                        returning old.organization_id is not null
                        """)
                .param("ids", texts(reports, each -> each.organization().id()))
                .param("dates", dates(reports, UsageReport::date))
                .param("documents", texts(reports, UsageReport::document))
                .param("origins", texts(reports, each -> each.origin().name().toLowerCase(Locale.ROOT)))
                .param("digests", bytes(reports, UsageReport::digest))
                .param("now", Timestamp.from(clock.instant()))
                .query(Boolean.class)
                .list();
        return (int) replaced.stream().filter(each -> each).count();
    }

    /** Keeps the daily usage that follows from the reports. */
    public void derive(Collection<UsageReport> reports) {
        jdbc.sql("""
                        insert into daily_usage as d (organization_id, usage_date, counts, teams)
                        select organization_id, usage_date, counts::jsonb, teams
                        from unnest(:ids::text[], :dates::date[], :counts::text[], :teams::bytea[])
                            as n (organization_id, usage_date, counts, teams)
                        on conflict (organization_id, usage_date) do update set
                            counts = excluded.counts, teams = excluded.teams
                        """)
                .param("ids", texts(reports, each -> each.organization().id()))
                .param("dates", dates(reports, UsageReport::date))
                .param("counts", texts(reports, each -> json.writeValueAsString(each.counts())))
                .param("teams", bytes(reports, UsageReport::teams))
                .update();
    }

    /** What a date's report says about its own origin; empty without a report. */
    public Optional<Origin> originOf(String organizationId, LocalDate date) {
        return jdbc.sql("select origin from usage_report where organization_id = :organization and usage_date = :date")
                .param("organization", organizationId)
                .param("date", date)
                .query(String.class)
                .optional()
                .map(UsageReports::origin);
    }

    /** When a date's report came, or was last corrected; empty without a report. */
    public Optional<Instant> receivedAt(String organizationId, LocalDate date) {
        return jdbc.sql(
                        "select received_at from usage_report where organization_id = :organization and usage_date = :date")
                .param("organization", organizationId)
                .param("date", date)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }

    /** What the newest report of each organization says about its own origin; who never reported is absent. */
    public Map<String, Origin> newestOrigins(Collection<String> organizationIds) {
        return jdbc
                .sql("""
                        select id, origin from unnest(:ids::text[]) as id cross join lateral (
                            select origin from usage_report where organization_id = id
                            order by usage_date desc limit 1) as newest
                        """)
                .param("ids", organizationIds.toArray(String[]::new))
                .query((row, number) -> Map.entry(row.getString("id"), origin(row.getString("origin"))))
                .list()
                .stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Origin origin(String word) {
        return Origin.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
