package io.spikewatch.billing.report;

import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.messages.Origin;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Daily usage, read back as histories. Ranges include both their ends. */
@Component
public class UsageHistories {

    /** Organizations are spread over this many shards, so that replicas can share a run. */
    public static final int SHARDS = 16;

    private static final int FETCH_SIZE = 1_000;

    private final JdbcClient jdbc;
    private final UsageTypes usageTypes;

    UsageHistories(JdbcClient jdbc, UsageTypes usageTypes) {
        this.jdbc = jdbc;
        this.usageTypes = usageTypes;
    }

    /** Stable for ever: it is stored with the organization. */
    public static int shardOf(String organizationId) {
        return Math.floorMod(organizationId.hashCode(), SHARDS);
    }

    /** Streams a shard's organizations that reported in the range, ordered by id, holding one of them at a time. */
    @Transactional(readOnly = true) // the driver streams only inside a transaction
    public void forEach(int shard, LocalDate from, LocalDate to, Consumer<OrganizationUsage> consumer) {
        var collector = new OrganizationUsageCollector(from, to, usageTypes, consumer);
        jdbc.sql("""
                        select o.id, o.name, o.billing_id, o.stripe_customer_id, o.region, d.usage_date, d.counts
                        from organization o
                        join daily_usage d on d.organization_id = o.id and d.team_id = ''
                        where o.shard = :shard and d.usage_date between :from and :to
                        order by o.id, d.usage_date
                        """)
                .param("shard", shard)
                .param("from", from)
                .param("to", to)
                .withFetchSize(FETCH_SIZE)
                .query(collector);
        collector.finish();
    }

    /** One history per catalogue type that the organization reported in the range; none for an unknown organization. */
    public List<UsageHistory> ofOrganization(String organizationId, LocalDate from, LocalDate to) {
        var days = new UsageDays(from, to);
        jdbc.sql("""
                        select usage_date, counts from daily_usage
                        where organization_id = :organization and team_id = '' and usage_date between :from and :to
                        """)
                .param("organization", organizationId)
                .param("from", from)
                .param("to", to)
                .query((RowCallbackHandler) row -> add(row, days));
        return days.byUsageType(organizationId, usageTypes);
    }

    /** One history per team that reported this type in the range, on the days on which the organization reported. */
    public List<UsageHistory> ofTeams(String organizationId, String usageType, LocalDate from, LocalDate to) {
        var days = new UsageDays(from, to);
        jdbc.sql("""
                        select team_id, usage_date, (counts ->> :usageType)::bigint as count from daily_usage
                        where organization_id = :organization and usage_date between :from and :to
                          and (team_id = '' or counts -> :usageType is not null)
                        """)
                .param("usageType", usageType)
                .param("organization", organizationId)
                .param("from", from)
                .param("to", to)
                .query((RowCallbackHandler) row -> addTeam(row, days));
        return days.byTeam(organizationId, usageType);
    }

    /** The newest known names of an organization's teams, by team id. */
    public Map<String, String> teamNames(String organizationId) {
        return jdbc
                .sql("""
                        select team.key, team.value
                        from organization o, jsonb_each_text(o.team_names) team where o.id = :organization
                        """)
                .param("organization", organizationId)
                .query((row, number) -> Map.entry(row.getString("key"), row.getString("value")))
                .list()
                .stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What a date's report says about its own origin; empty without a report. */
    public Optional<Origin> reportOrigin(String organizationId, LocalDate date) {
        return jdbc.sql("select origin from usage_report where organization_id = :organization and usage_date = :date")
                .param("organization", organizationId)
                .param("date", date)
                .query(String.class)
                .optional()
                .map(origin -> Origin.valueOf(origin.toUpperCase(Locale.ROOT)));
    }

    static void add(ResultSet row, UsageDays days) throws SQLException {
        var date = row.getObject("usage_date", LocalDate.class);
        days.report(date);
        Counts.forEach(row.getString("counts"), (usageType, count) -> days.count(usageType, date, count));
    }

    private static void addTeam(ResultSet row, UsageDays days) throws SQLException {
        var date = row.getObject("usage_date", LocalDate.class);
        if (row.getString("team_id").isEmpty()) {
            days.report(date);
        } else {
            days.count(row.getString("team_id"), date, row.getLong("count"));
        }
    }
}
