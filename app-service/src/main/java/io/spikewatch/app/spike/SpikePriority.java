package io.spikewatch.app.spike;

import io.spikewatch.app.notification.Priority;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How urgent a change of usage is: by its factor, in either direction. Without a factor it counts as unchanged. */
@Component
public class SpikePriority {

    private final BigDecimal criticalFactor;

    SpikePriority(SpikeProperties properties) {
        this.criticalFactor = properties.criticalFactor();
    }

    public Priority of(@Nullable BigDecimal factor) {
        return factor != null && isCritical(factor) ? Priority.CRITICAL : Priority.NORMAL;
    }

    private boolean isCritical(BigDecimal factor) {
        return factor.signum() >= 0
                && (factor.compareTo(criticalFactor) >= 0
                        || factor.multiply(criticalFactor).compareTo(BigDecimal.ONE) <= 0);
    }
}
