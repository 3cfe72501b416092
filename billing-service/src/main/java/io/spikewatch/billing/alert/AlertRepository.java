package io.spikewatch.billing.alert;

import io.spikewatch.billing.alert.Condition.Usage;
import io.spikewatch.billing.limit.UsageForecast;
import io.spikewatch.messages.BillingAlertRaised.Severity;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Alerts in the database. What it lets see and change, {@link AlertsRole} says. */
@Repository
class AlertRepository {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AlertRepository(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** Newest first. */
    List<BillingAlert> list(String organizationId, boolean openOnly, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                        select * from billing_alert
                        where organization_id = :organization
                          and (not :openOnly or acknowledged_at is null and resolved_at is null)
                          and (:after::uuid is null
                            or (created_at, id) < (select created_at, id from billing_alert where id = :after::uuid))
                        order by created_at desc, id desc limit :limit
                        """)
                .param("organization", organizationId)
                .param("openOnly", openOnly)
                .param("after", after)
                .param("limit", limit)
                .query(this::alert)
                .list();
    }

    Optional<BillingAlert> find(String organizationId, UUID id) {
        return jdbc.sql("select * from billing_alert where organization_id = ? and id = ?")
                .params(organizationId, id)
                .query(this::alert)
                .optional();
    }

    List<AlertSummary.Count> count(String organizationId) {
        return jdbc.sql("""
                        select alert_type, severity, count(*) as total,
                            count(*) filter (where acknowledged_at is null and resolved_at is null) as open
                        from billing_alert where organization_id = ? group by alert_type, severity
                        """)
                .param(organizationId)
                .query(AlertSummary.Count.class)
                .list();
    }

    /** False if it was acknowledged before, or is not there. */
    boolean acknowledge(String organizationId, UUID id, String userId, Instant now) {
        return jdbc.sql("""
                                update billing_alert set acknowledged_at = :now, acknowledged_by = :user
                                where organization_id = :organization and id = :id and acknowledged_at is null
                                """)
                        .param("organization", organizationId)
                        .param("id", id)
                        .param("user", userId)
                        .param("now", now.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** In the order in which they were raised. */
    List<StandingAlert> standing(Collection<String> organizationIds) {
        return jdbc.sql("""
                        select * from billing_alert where organization_id = any(:organizations) and resolved_at is null
                        order by created_at, id
                        """)
                .param("organizations", organizationIds.toArray(String[]::new))
                .query(this::standingAlert)
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
                .param("alerts", rows(alerts))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(this::alert)
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
                        """).param("alerts", rows(alerts)).query(this::alert).list();
    }

    void resolve(Collection<UUID> ids, Instant now) {
        jdbc.sql("update billing_alert set resolved_at = :now where id = any(:ids) and resolved_at is null")
                .param("ids", ids.toArray(UUID[]::new))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Of alerts that nobody has to look at any more. */
    int deleteClosed(Instant createdBefore) {
        return jdbc.sql("""
                        delete from billing_alert
                        where created_at < :before and (acknowledged_at is not null or resolved_at is not null)
                        """)
                .param("before", createdBefore.atOffset(ZoneOffset.UTC))
                .update();
    }

    long countOpen() {
        return jdbc.sql("select count(*) from billing_alert where acknowledged_at is null and resolved_at is null")
                .query(Long.class)
                .single();
    }

    private String rows(List<StandingAlert> alerts) {
        return json.writeValueAsString(alerts.stream().map(Row::of).toList());
    }

    private StandingAlert standingAlert(ResultSet row, int number) throws SQLException {
        return new StandingAlert(
                row.getObject("id", UUID.class),
                row.getString("organization_id"),
                condition(row),
                row.getObject("acknowledged_at") != null);
    }

    private Condition condition(ResultSet row) throws SQLException {
        var forecast = forecast(row);
        return new Condition(
                AlertType.of(row.getString("alert_type")),
                row.getString("subject"),
                severity(row),
                row.getString("message"),
                metadata(row),
                forecast == null
                        ? null
                        : new Usage(
                                row.getObject("period_start", LocalDate.class),
                                row.getBigDecimal("percent"),
                                forecast));
    }

    private BillingAlert alert(ResultSet row, int number) throws SQLException {
        return new BillingAlert(
                row.getObject("id", UUID.class),
                row.getString("organization_id"),
                AlertType.of(row.getString("alert_type")),
                severity(row),
                row.getString("message"),
                metadata(row),
                forecast(row),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "acknowledged_at"),
                row.getString("acknowledged_by"),
                instant(row, "resolved_at"));
    }

    private static Severity severity(ResultSet row) throws SQLException {
        return Severity.valueOf(row.getString("severity").toUpperCase(Locale.ROOT));
    }

    private Metadata metadata(ResultSet row) throws SQLException {
        return json.readValue(
                row.getString("metadata"),
                AlertType.of(row.getString("alert_type")).metadata());
    }

    private @Nullable UsageForecast forecast(ResultSet row) throws SQLException {
        var forecast = row.getString("forecast");
        return forecast == null ? null : json.readValue(forecast, UsageForecast.class);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    /** An alert as the columns of the table. */
    private record Row(
            UUID id,
            String organizationId,
            String alertType,
            String subject,
            Severity severity,
            String message,
            Metadata metadata,
            @Nullable UsageForecast forecast,
            @Nullable LocalDate periodStart,
            @Nullable BigDecimal percent) {

        static Row of(StandingAlert alert) {
            var condition = alert.condition();
            var usage = condition.usage();
            return new Row(
                    alert.id(),
                    alert.organizationId(),
                    condition.type().word(),
                    condition.subject(),
                    condition.severity(),
                    condition.message(),
                    condition.metadata(),
                    condition.forecast(),
                    usage == null ? null : usage.periodStart(),
                    usage == null ? null : usage.percent());
        }
    }
}
