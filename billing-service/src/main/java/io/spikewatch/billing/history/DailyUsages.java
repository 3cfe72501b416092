package io.spikewatch.billing.history;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/** Daily usage of one organization, read back. Ranges include both their ends; who never reported used nothing. */
@Component
public class DailyUsages {

    private final JdbcClient jdbc;

    DailyUsages(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public DailyUsage of(String organizationId, LocalDate from, LocalDate to) {
        return read("usage_date, counts, teams", organizationId, from, to, teamNames(organizationId));
    }

    /** The date of the first report; empty for an organization that never reported. */
    public Optional<LocalDate> firstReport(String organizationId) {
        return jdbc.sql("select min(usage_date) from daily_usage where organization_id = :organization")
                .param("organization", organizationId)
                .query((row, number) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /**
     * The last day before the date on which the organization used at least as much of a type, or after a drop at most as
     * much.
     */
    public Precedent lastAlike(String organizationId, String usageType, LocalDate before, long count, boolean rise) {
        return jdbc.sql("""
                        select max(usage_date) filter (where case when :rise then used >= :count else used <= :count end)
                                   as date,
                               count(*) as days
                        from daily_usage
                        cross join lateral (select coalesce((counts ->> :type)::bigint, 0) as used) u
                        where organization_id = :organization and usage_date < :before
                        """)
                .param("organization", organizationId)
                .param("type", usageType)
                .param("before", before)
                .param("count", count)
                .param("rise", rise)
                .query(Precedent.class)
                .single();
    }

    /** How many bytes of teams' counts {@link #of} would hold. Reads none of them. */
    public long size(String organizationId, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                        select coalesce(sum(octet_length(teams)), 0) from daily_usage
                        where organization_id = :organization and usage_date between :from and :to
                        """)
                .param("organization", organizationId)
                .param("from", from)
                .param("to", to)
                .query(Long.class)
                .single();
    }

    /** As if no team had reported: enough where only the organization's own counts matter. */
    @Transactional(readOnly = true)
    public DailyUsage withoutTeams(String organizationId, LocalDate from, LocalDate to) {
        return read("usage_date, counts, null as teams", organizationId, from, to, Map.of());
    }

    /** Likewise of several organizations, each with a range of its own. */
    @Transactional(readOnly = true)
    public Map<String, DailyUsage> withoutTeams(Collection<UsageRange> ranges) {
        var days = ranges.stream()
                .collect(Collectors.toMap(UsageRange::organizationId, each -> new UsageDays(each.from(), each.to())));
        jdbc.sql("""
                        select organization_id, usage_date, counts
                        from unnest(:ids::text[], :from::date[], :to::date[]) as range (organization_id, first, last)
                        join daily_usage using (organization_id)
                        where usage_date between first and last
                        """)
                .param("ids", texts(ranges, UsageRange::organizationId))
                .param("from", texts(ranges, each -> each.from().toString()))
                .param("to", texts(ranges, each -> each.to().toString()))
                .query((RowCallbackHandler) row -> Objects.requireNonNull(days.get(row.getString("organization_id")))
                        .add(row.getObject("usage_date", LocalDate.class), row.getString("counts"), null));
        return days.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().complete(Map.of())));
    }

    private static String[] texts(Collection<UsageRange> ranges, Function<UsageRange, String> text) {
        return ranges.stream().map(text).toArray(String[]::new);
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

    public Team team(String organizationId, String teamId) {
        return new Team(teamId, teamNames(organizationId).get(teamId));
    }

    /** Differs from every earlier one once the organization's usage has changed; 0 before its first report. */
    public long version(String organizationId) {
        return jdbc.sql("select usage_version from organization where id = :organization")
                .param("organization", organizationId)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    /** Whether each of these teams is part of one of the organization's reports, of whatever day. Reads raw reports. */
    public boolean haveReported(String organizationId, Set<String> teamIds) {
        return jdbc.sql("""
                                select count(distinct team.id)
                                from usage_report r, jsonb_object_keys(r.document -> 'report' -> 'teams') team (id)
                                where r.organization_id = :organization and team.id = any(:teams)
                                """)
                        .param("organization", organizationId)
                        .param("teams", teamIds.toArray(String[]::new))
                        .query(Long.class)
                        .single()
                == teamIds.size();
    }

    private DailyUsage read(
            String columns, String organizationId, LocalDate from, LocalDate to, Map<String, String> teamNames) {
        var days = new UsageDays(from, to);
        jdbc.sql("select " + columns + """
                         from daily_usage
                        where organization_id = :organization and usage_date between :from and :to
                        """)
                .param("organization", organizationId)
                .param("from", from)
                .param("to", to)
                .query((RowCallbackHandler) row -> days.add(
                        row.getObject("usage_date", LocalDate.class), row.getString("counts"), row.getBytes("teams")));
        return days.complete(teamNames);
    }
}
