package io.spikewatch.billing.sensitivity;

import io.spikewatch.billing.StartRefusedException;
import io.spikewatch.billing.catalog.UsageTypes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** The smallest rise that matters at medium sensitivity, by usage type and in its unit. */
final class SmallestChanges {

    private static final Map<String, Double> SHIPPED = Map.of(
            "event_count_in_period", 100.0,
            "enhanced_persons_event_count_in_period", 100.0,
            "billable_feature_flag_requests_count_in_period", 100.0,
            "exceptions_captured_in_period", 50.0,
            "rows_synced_in_period", 1_000.0);

    private static final double OTHERS = 20;

    private final Map<String, Double> byUsageType = new HashMap<>(SHIPPED);

    SmallestChanges(Map<String, String> configured, UsageTypes usageTypes) {
        configured.forEach((name, count) -> {
            var usageType = keyOf(name);
            if (usageTypes.find(usageType).isEmpty()) {
                throw new StartRefusedException(
                        property(usageType) + " must name a usage type of the catalogue, but there is none such");
            }
            byUsageType.put(usageType, count(usageType, count));
        });
    }

    double of(String usageType) {
        return byUsageType.getOrDefault(usageType, OTHERS);
    }

    /** Named by an environment variable, a usage type has dots for its underscores. */
    private static String keyOf(String name) {
        return name.toLowerCase(Locale.ROOT).replace('.', '_');
    }

    private static double count(String usageType, String count) {
        try {
            var number = Double.parseDouble(count);
            if (number >= 0 && number < Double.POSITIVE_INFINITY) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Refused like all that is no count.
        }
        throw new StartRefusedException(property(usageType) + " must be a number from 0 on, but is " + count);
    }

    private static String property(String usageType) {
        return "billing.detection.smallest-change." + usageType;
    }
}
