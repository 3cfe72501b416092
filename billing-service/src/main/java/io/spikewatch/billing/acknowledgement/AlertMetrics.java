package io.spikewatch.billing.acknowledgement;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.spikewatch.billing.alert.BillingAlerts;
import java.time.Duration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Figures about what becomes of alerts. */
@Component
class AlertMetrics {

    private final Timer acknowledged;

    AlertMetrics(MeterRegistry meters, TransactionOperations transactions, BillingAlerts alerts) {
        acknowledged = Timer.builder("billing.alerts.acknowledged")
                .description("Alerts that were acknowledged, and how long they were open")
                .register(meters);
        Gauge.builder("billing.alerts.open", () -> transactions.execute(status -> alerts.countOpen()))
                .description("Alerts that are neither acknowledged nor resolved")
                .register(meters);
    }

    void acknowledged(Duration open) {
        acknowledged.record(open);
    }
}
