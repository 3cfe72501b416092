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
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Alerts as rows of their table, and back. */
@Component
public class AlertMapper {

    private final JsonMapper json;

    AlertMapper(JsonMapper json) {
        this.json = json;
    }

    /** As a JSON array of objects that are named as the columns are. */
    String rows(List<StandingAlert> alerts) {
        return json.writeValueAsString(alerts.stream().map(Row::of).toList());
    }

    StandingAlert standingAlert(ResultSet row, int number) throws SQLException {
        return new StandingAlert(
                row.getObject("id", UUID.class),
                row.getString("organization_id"),
                condition(row),
                row.getObject("acknowledged_at") != null,
                row.getBoolean("told_live"));
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

    public BillingAlert alert(ResultSet row, int number) throws SQLException {
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
