package io.spikewatch.billing.sensitivity;

import io.spikewatch.billing.StartRefusedException;
import io.spikewatch.billing.catalog.UsageTypes;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The smallest rise that matters at medium sensitivity, by usage type and in its unit, as far as operators chose it. */
final class SmallestChanges {

    private final Map<String, Double> byUsageType = new HashMap<>();

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

    /** Empty: what is shipped is good enough. */
    Optional<Double> of(String usageType) {
        return Optional.ofNullable(byUsageType.get(usageType));
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
