package io.spikewatch.billing.alert;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Everybody's alerts, raised, changed and deleted; needs {@link AlertsRole#ofAll}. */
@Repository
class StandingAlertRepository {

    private final JdbcClient jdbc;
    private final AlertMapper mapper;

    StandingAlertRepository(JdbcClient jdbc, AlertMapper mapper) {
        this.jdbc = jdbc;
        this.mapper = mapper;
    }

    /** In the order in which they were raised. */
    List<StandingAlert> standing(Collection<String> organizationIds) {
        return jdbc.sql("""
                        select * from billing_alert where organization_id = any(:organizations) and resolved_at is null
                        order by created_at, id
                        """)
                .param("organizations", organizationIds.toArray(String[]::new))
                .query(mapper::standingAlert)
                .list();
    }

    /** Returns those stored; one that is open already is not. */
    List<BillingAlert> insert(List<StandingAlert> alerts, Instant now) {
        return jdbc.sql("""
                        insert into billing_alert (id, organization_id, alert_type, subject, severity, message, metadata,
                            forecast, period_start, percent, created_at)
                        select id, organization_id, alert_type, subject, severity, message, metadata, forecast,
                            period_start, percent, :now
                        from jsonb_to_recordset(:alerts::jsonb) as alert (id uuid, organization_id text, alert_type text,
                            subject text, severity text, message text, metadata jsonb, forecast jsonb,
                            period_start date, percent numeric)
                        on conflict (organization_id, alert_type, subject)
                            where acknowledged_at is null and resolved_at is null do nothing
                        returning *
                        """)
                .param("alerts", mapper.rows(alerts))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(mapper::alert)
                .list();
    }

    /** Returns those changed; one that was acknowledged meanwhile stays as it was seen. */
    List<BillingAlert> follow(List<StandingAlert> alerts) {
        return jdbc.sql("""
                        update billing_alert a set severity = n.severity, message = n.message, metadata = n.metadata,
                            forecast = n.forecast, percent = n.percent
                        from jsonb_to_recordset(:alerts::jsonb) as n (id uuid, severity text, message text,
                            metadata jsonb, forecast jsonb, percent numeric)
                        where a.id = n.id and acknowledged_at is null and resolved_at is null
                        returning a.*
                        """)
                .param("alerts", mapper.rows(alerts))
                .query(mapper::alert)
                .list();
    }

    void resolve(Collection<UUID> ids, Instant now) {
        jdbc.sql("update billing_alert set resolved_at = :now where id = any(:ids) and resolved_at is null")
                .param("ids", ids.toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    int toldLive(Collection<UUID> ids) {
        return jdbc.sql("update billing_alert set told_live = true where id = any(:ids) and not told_live")
                .param("ids", ids.toArray(UUID[]::new))
                .update();
    }

    /** An acknowledged one stays as long as its condition holds, which would be told again without it. */
    int deleteResolved(Instant createdBefore) {
        return jdbc.sql("delete from billing_alert where created_at < :before and resolved_at is not null")
                .param("before", createdBefore.atOffset(ZoneOffset.UTC))
                .update();
    }

    long countOpen() {
        return jdbc.sql("select count(*) from billing_alert where acknowledged_at is null and resolved_at is null")
                .query(Long.class)
                .single();
    }
}
