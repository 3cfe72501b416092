package io.spikewatch.app.ledger;

import io.spikewatch.app.campaign.Campaigns;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notices campaigns that used to plan sends and have planned none for 28 days: what they tell of may be broken. */
@Repository
class SilentCampaigns {

    private static final Duration PATIENCE = Duration.ofDays(28);

    private final JdbcClient jdbc;
    private final Campaigns campaigns;
    private final Clock clock;

    SilentCampaigns(JdbcClient jdbc, Campaigns campaigns, Clock clock) {
        this.jdbc = jdbc;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    void notice() {
        campaigns.noteSilent(lastPlanned(clock.instant().minus(PATIENCE)));
    }

    /** When each that has planned nothing since then did last. */
    private Map<String, Instant> lastPlanned(Instant since) {
        var last = new HashMap<String, Instant>();
        jdbc.sql("""
                        select campaign, max(planned_at) as last_at from send where state <> 'suppressed'
                        group by campaign having max(planned_at) < :since
                        """).param("since", since.atOffset(ZoneOffset.UTC)).query(row -> {
            last.put(
                    row.getString("campaign"),
                    row.getObject("last_at", OffsetDateTime.class).toInstant());
        });
        return last;
    }
}
