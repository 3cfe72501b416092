package io.spikewatch.billing.sensitivity;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.detector.Preset;
import io.spikewatch.detector.Sensitivity;
import io.spikewatch.detector.SpikeDetector;
import io.spikewatch.web.Problem;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** How much it takes, of each usage type of the catalogue, to tell people. */
public final class Sensitivities {

    private final Preset preset;
    private final SmallestChanges smallestChanges;
    private final List<UsageType> usageTypes;
    private final Map<String, Sensitivity> byUsageType = new LinkedHashMap<>();
    private final int fingerprint;

    Sensitivities(Preset preset, SmallestChanges smallestChanges, List<UsageType> usageTypes) {
        this.preset = preset;
        this.smallestChanges = smallestChanges;
        this.usageTypes = usageTypes;
        usageTypes.forEach(type -> byUsageType.put(type.key(), sensitivity(type)));
        this.fingerprint = byUsageType.toString().hashCode();
    }

    /** As shipped, without an operator's changes. */
    public static Sensitivities shipped(Preset preset) {
        var usageTypes = UsageTypes.shipped();
        return new Sensitivities(preset, new SmallestChanges(Map.of(), usageTypes), usageTypes.all());
    }

    /** By its name, in whatever case; empty if there is none such. */
    public static Optional<Preset> preset(String name) {
        return Arrays.stream(Preset.values())
                .filter(preset -> preset.name().equalsIgnoreCase(name))
                .findFirst();
    }

    /** The one that a request names; 400 if there is none such. */
    public static Preset requested(String name) {
        return preset(name).orElseThrow(() -> Problem.invalid("sensitivity", "must be high, medium or low"));
    }

    private Sensitivity sensitivity(UsageType type) {
        return smallestChanges
                .of(type.key())
                .map(count -> Sensitivity.of(preset).withSmallestChange(count))
                .orElseGet(() -> Sensitivity.of(preset, type.metric()));
    }

    public Preset preset() {
        return preset;
    }

    /** The same catalogue and smallest rises at another sensitivity. */
    public Sensitivities at(Preset other) {
        return new Sensitivities(other, smallestChanges, usageTypes);
    }

    public Sensitivity of(String usageType) {
        return byUsageType.getOrDefault(usageType, Sensitivity.of(preset));
    }

    /** Differs where the numbers behind the sensitivity or the detector do; empty: the catalogue has no such usage type. */
    public Optional<String> hash(String usageType) {
        return Optional.ofNullable(byUsageType.get(usageType))
                .map(numbers -> "%08x"
                        .formatted(
                                31 * SpikeDetector.VERSION + numbers.toString().hashCode()));
    }

    /** In the order of the catalogue. */
    public void forEach(BiConsumer<String, Sensitivity> consumer) {
        byUsageType.forEach(consumer);
    }

    /** Differs between catalogues, and between sensitivities: what one judged says nothing about the other. */
    public int fingerprint() {
        return fingerprint;
    }
}
