package io.spikewatch.app.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notices campaigns in use that used to plan sends and have planned none for 28 days: what they tell of may be broken. */
@Repository
class SilentCampaigns {

    private static final Logger log = LoggerFactory.getLogger(SilentCampaigns.class);

    private static final Duration PATIENCE = Duration.ofDays(28);

    /** Of every campaign that ever planned anything: when it did last, and whether that is too long ago. */
    private static final String LAST = """
            with planned as (
                select campaign, max(planned_at) as last_at from send where state <> 'suppressed' group by campaign),
            last as (
                select planned.*, last_at < :limit and exists (
                    select from campaign_version v where v.campaign = planned.campaign and v.state = 'active') as is_silent
                from planned)
            """;

    private final JdbcClient jdbc;
    private final Clock clock;

    SilentCampaigns(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** However many do so at once, only one of them gives the warning. */
    void notice() {
        changed("""
                update campaign set silent_since = last.last_at from last
                where key = last.campaign and silent_since is null and last.is_silent
                returning key
                """).forEach(key -> log.warn("Campaign fell silent: campaign={} days={}", key, PATIENCE.toDays()));
        changed("""
                update campaign set silent_since = null from last
                where key = last.campaign and silent_since is not null and not last.is_silent
                returning key
                """).forEach(key -> log.info("Campaign is silent no more: campaign={}", key));
    }

    private List<String> changed(String update) {
        return jdbc.sql(LAST + update)
                .param("limit", clock.instant().minus(PATIENCE).atOffset(ZoneOffset.UTC))
                .query(String.class)
                .list();
    }
}
