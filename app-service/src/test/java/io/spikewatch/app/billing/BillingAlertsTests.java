package io.spikewatch.app.billing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BillingAlertsTests {

    private final List<Object> told = new ArrayList<>();
    private final BillingAlerts alerts = new BillingAlerts(
            BillingStub.gateway(URI.create("http://localhost:1"), BillingStub.PATIENCE), BillingStub.JSON, told::add);

    @Test
    void tellWhatWasAcknowledgedPastThem() {
        var caller = BillingStub.adminOf("org-1");

        alerts.tellOfAcknowledgement(caller, null, """
                {"success":true,"data":{"alertId":"7","acknowledgedAt":"2026-06-09T10:00:00Z"}}""".getBytes(UTF_8));

        assertThat(told)
                .containsExactly(
                        new AlertAcknowledged("7", caller, caller.userId(), Instant.parse("2026-06-09T10:00:00Z")));
    }

    @Test
    void tellNothingOfAnAnswerThatMakesNoSense() {
        alerts.tellOfAcknowledgement(BillingStub.adminOf("org-1"), null, "acknowledged".getBytes(UTF_8));

        assertThat(told).isEmpty();
    }
}
