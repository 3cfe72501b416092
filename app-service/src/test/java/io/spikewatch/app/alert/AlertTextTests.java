package io.spikewatch.app.alert;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.messages.BillingAlertRaised;
import io.spikewatch.messages.BillingAlertRaised.Severity;
import org.junit.jupiter.api.Test;

class AlertTextTests {

    private static final String FORECAST = "At this pace the plan's limit is reached on 2026-06-24, in 6 days";

    @Test
    void cutsLongNamesOnCodePoints() {
        var title = AlertText.title("🚀".repeat(100));

        assertThat(title).isEqualTo("Billing alert: " + "🚀".repeat(85));
    }

    @Test
    void addsTheForecastToTheMessage() {
        assertThat(AlertText.body(alert("Token usage at 80% (400,000 of 500,000)", FORECAST)))
                .isEqualTo("Token usage at 80% (400,000 of 500,000). " + FORECAST);
        assertThat(AlertText.body(alert("Trial expires today", null))).isEqualTo("Trial expires today");
    }

    @Test
    void leavesOutAForecastThatDoesNotFitWhole() {
        var message = "🚀".repeat(200 - 2 - FORECAST.length());

        assertThat(AlertText.body(alert(message, FORECAST))).isEqualTo(message + ". " + FORECAST);
        assertThat(AlertText.body(alert(message + "🚀", FORECAST))).isEqualTo(message + "🚀");
        assertThat(AlertText.body(alert("🚀".repeat(201), FORECAST))).isEqualTo("🚀".repeat(200));
    }

    private static BillingAlertRaised alert(String message, String forecast) {
        return new BillingAlertRaised(
                "7", "org-123", null, null, null, "usage_soft_warning", Severity.WARNING, message, forecast, false);
    }
}
