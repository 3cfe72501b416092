package io.spikewatch.app.panel;

import io.spikewatch.app.billing.AlertList;
import io.spikewatch.app.billing.BillingAlert;
import io.spikewatch.app.billing.BillingAlert.Forecast;
import io.spikewatch.app.page.Dates;
import io.spikewatch.app.page.Figures;
import io.spikewatch.app.page.Severity;
import io.spikewatch.app.panel.AlertsContent.Card;
import io.spikewatch.app.panel.AlertsContent.Moment;
import io.spikewatch.app.panel.AlertsContent.Row;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says alerts in words and numbers. */
class Wording {

    private final Map<String, String> acknowledgers;
    private final Instant now;

    Wording(Map<String, String> acknowledgers, Instant now) {
        this.acknowledgers = acknowledgers;
        this.now = now;
    }

    static String raised(int alerts) {
        return switch (alerts) {
            case 0 -> "Nothing new.";
            case 1 -> "1 new alert.";
            default -> alerts + " new alerts.";
        };
    }

    /** How many are open, and the first of the worst in its own words. */
    static String sentence(AlertList open) {
        var number = open.summary().unacknowledged();
        if (open.alerts().isEmpty()) {
            return "No alert is open.";
        }
        var worst = Stream.of(BillingAlert.Severity.values())
                .flatMap(severity -> open.alerts().stream().filter(each -> each.severity() == severity))
                .findFirst()
                .orElseThrow();
        return (number == 1 ? "One alert is open: " : Figures.number(number) + " alerts are open, the most urgent: ")
                + worst.message() + ".";
    }

    static List<Card> cards(AlertList open) {
        var all = new Card(
                "Open",
                "",
                Figures.number(open.summary().unacknowledged()),
                Figures.number(open.summary().total()));
        return Stream.concat(
                        Stream.of(all),
                        Arrays.stream(BillingAlert.Severity.values()).map(severity -> card(open, severity)))
                .toList();
    }

    private static Card card(AlertList open, BillingAlert.Severity severity) {
        var number = open.alerts().stream()
                .filter(each -> each.severity() == severity)
                .count();
        var shown = severityOf(severity);
        return new Card(
                shown.word(),
                number > 0 && shown.isCritical() ? "up" : "",
                Figures.number(number),
                Figures.number(open.summary().of(severity)));
    }

    Row row(BillingAlert alert, AlertsView view) {
        var closedAt = alert.acknowledgedAt() != null ? alert.acknowledgedAt() : alert.resolvedAt();
        return new Row(
                severityOf(alert.severity()),
                alert.message(),
                alert.forecast() == null || !alert.isOpen() ? null : forecast(alert.forecast()),
                moment(alert.createdAt()),
                alert.isOpen() ? null : closed(alert),
                closedAt == null ? null : moment(closedAt),
                view.address(AlertsView.PATH + "/" + alert.id() + "/acknowledge")
                        .toString());
    }

    private String closed(BillingAlert alert) {
        if (alert.acknowledgedAt() == null) {
            return "Resolved";
        }
        var name = alert.acknowledgedBy() == null ? null : acknowledgers.get(alert.acknowledgedBy());
        return "Acknowledged by " + (name == null ? "an operator" : name);
    }

    private static @Nullable String forecast(Forecast forecast) {
        if (forecast.limitReachedOn() != null) {
            return "At this pace the plan's limit is reached on " + Dates.brief(forecast.limitReachedOn())
                    + in(forecast.daysLeft()) + ".";
        }
        return forecast.projectedUsage() == null
                ? null
                : "At this pace " + Figures.number(forecast.projectedUsage())
                        + " are used by the end of the billing period.";
    }

    private static String in(@Nullable Long days) {
        if (days == null || days < 0) {
            return "";
        }
        return days == 0 ? ", today" : days == 1 ? ", in 1 day" : ", in " + days + " days";
    }

    private Moment moment(Instant instant) {
        return new Moment(instant.toString(), Dates.ago(instant, now), Dates.exact(instant));
    }

    private static Severity severityOf(BillingAlert.Severity severity) {
        return switch (severity) {
            case CRITICAL -> Severity.CRITICAL;
            case WARNING -> Severity.WARNING;
            case INFO -> Severity.INFO;
        };
    }
}
