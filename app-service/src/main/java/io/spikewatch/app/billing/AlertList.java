package io.spikewatch.app.billing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Billing alerts, newest first.
 *
 * @param next what to ask for to get those after them; null at the end
 */
public record AlertList(
        List<BillingAlert> alerts,
        Summary summary,
        @Nullable String next) {

    public AlertList {
        alerts = List.copyOf(alerts);
    }

    /** How many alerts the organization has, whichever of them are listed. */
    public record Summary(long total, long unacknowledged, Map<BillingAlert.Severity, Long> bySeverity) {

        public Summary {
            bySeverity = Map.copyOf(bySeverity);
        }

        public long of(BillingAlert.Severity severity) {
            return bySeverity.getOrDefault(severity, 0L);
        }
    }
}
