package io.spikewatch.billing.watch;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.spikewatch.billing.alert.BillingAlert;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Figures about looking after alerts. */
@Component
class WatchMetrics {

    private final MeterRegistry meters;
    private final Timer evaluation;
    private final Counter failures;

    WatchMetrics(MeterRegistry meters) {
        this.meters = meters;
        evaluation = Timer.builder("billing.alerts.evaluation")
                .description("Looks at what organizations are to be alerted of")
                .register(meters);
        failures = Counter.builder("billing.alerts.failures")
                .description("Looks that failed")
                .register(meters);
    }

    <T> T timed(Supplier<T> look) {
        try {
            return Objects.requireNonNull(evaluation.record(look));
        } catch (RuntimeException e) {
            failures.increment();
            throw e;
        }
    }

    void raised(List<BillingAlert> alerts) {
        alerts.forEach(alert -> Counter.builder("billing.alerts.raised")
                .description("Alerts raised")
                .tag("type", alert.alertType().word())
                .tag("severity", alert.severity().name().toLowerCase(Locale.ROOT))
                .register(meters)
                .increment());
    }
}
