package io.spikewatch.billing.spike;

import io.spikewatch.billing.StartRefusedException;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.spike.SensitivityProperties.SmallestChange;
import io.spikewatch.detector.Sensitivity;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Component;

/** How much it takes, of each usage type of the catalogue, to tell people. */
@Component
public class Sensitivities {

    private final Map<String, Sensitivity> byUsageType = new LinkedHashMap<>();

    Sensitivities(SensitivityProperties properties, UsageTypes usageTypes) {
        var preset = Sensitivity.of(properties.preset());
        usageTypes.all().forEach(type -> byUsageType.put(type.key(), preset));
        properties.smallestChanges().forEach(this::limit);
    }

    private void limit(SmallestChange smallest) {
        if (byUsageType.computeIfPresent(
                        smallest.usageType(), (type, preset) -> preset.withSmallestChange(smallest.count()))
                == null) {
            throw new StartRefusedException("billing.sensitivity.smallest-changes names " + smallest.usageType()
                    + ", which is not a usage type of the catalogue");
        }
    }

    /** In the order of the catalogue. */
    public void forEach(BiConsumer<String, Sensitivity> consumer) {
        byUsageType.forEach(consumer);
    }

    /** Empty for a usage type that isn't in the catalogue. */
    Optional<Sensitivity> of(String usageType) {
        return Optional.ofNullable(byUsageType.get(usageType));
    }

    /** Differs between catalogues, and between sensitivities: what one judged says nothing about the other. */
    public int fingerprint() {
        return byUsageType.toString().hashCode();
    }
}
