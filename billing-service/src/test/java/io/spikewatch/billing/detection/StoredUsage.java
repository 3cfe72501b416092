package io.spikewatch.billing.detection;

import io.spikewatch.billing.history.TeamCountsPacker;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.billing.report.UsageReported;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Daily usage as ingest leaves it behind. */
@Component
public class StoredUsage {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    StoredUsage(JdbcClient jdbc, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Sixty days of 1,000 events before the date, more than half of them from the team Web. */
    @Transactional
    public void steady(String organizationId, LocalDate date) {
        steady(organizationId, date, 600);
    }

    /** Likewise, with as many as this from the team Web. */
    @Transactional
    public void steady(String organizationId, LocalDate date, long ofWeb) {
        steady(organizationId, date, 1000, ofWeb);
    }

    /** Sixty days of as many events as this. */
    @Transactional
    public void steady(String organizationId, LocalDate date, long events, long ofWeb) {
        jdbc.sql(
                        "insert into organization (id, shard, name, team_names, described_on) values (?, ?, 'Acme', ?::jsonb, ?)")
                .params(organizationId, UsageHistories.shardOf(organizationId), "{\"7\": \"Web\"}", date)
                .update();
        date.minusDays(60).datesUntil(date).forEach(earlier -> day(organizationId, earlier, events, ofWeb));
    }

    /** A report for the date, the first or a corrected one. */
    @Transactional
    public void report(String organizationId, LocalDate date, long events, long ofWeb) {
        day(organizationId, date, events, ofWeb);
        this.events.publishEvent(new UsageReported(Map.of(organizationId, Set.of(date))));
    }

    /** Shares out among teams what was reported of a date. */
    @Transactional
    public void share(String organizationId, LocalDate date, Map<String, Long> events) {
        var teams = new TeamCountsPacker();
        events.forEach((team, count) -> {
            teams.team(team);
            teams.count("event_count_in_period", count);
        });
        jdbc.sql("update daily_usage set teams = ? where organization_id = ? and usage_date = ?")
                .params(teams.pack(), organizationId, date)
                .update();
    }

    /** As if nothing had been reported of the date. */
    @Transactional
    public void forget(String organizationId, LocalDate date) {
        jdbc.sql("delete from daily_usage where organization_id = ? and usage_date = ?")
                .params(organizationId, date)
                .update();
    }

    private void day(String organizationId, LocalDate date, long events, long ofWeb) {
        var teams = new TeamCountsPacker();
        teams.team("7");
        teams.count("event_count_in_period", ofWeb);
        teams.team("8");
        teams.count("event_count_in_period", Math.max(0, events - ofWeb));
        jdbc.sql("""
                        insert into usage_report (organization_id, usage_date, document, origin, received_at)
                        values (?, ?, '{}', 'live', now()) on conflict do nothing
                        """).params(organizationId, date).update();
        jdbc.sql("""
                        insert into daily_usage values (?, ?, jsonb_build_object('event_count_in_period', ?), ?)
                        on conflict (organization_id, usage_date) do update set
                            counts = excluded.counts, teams = excluded.teams
                        """).params(organizationId, date, events, teams.pack()).update();
    }
}
