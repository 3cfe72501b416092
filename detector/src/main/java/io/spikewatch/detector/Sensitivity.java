package io.spikewatch.detector;

import java.util.Map;

/**
 * How much it takes to tell people.
 *
 * @param score how improbable a rise must be, in standard deviations, together with {@code factor}
 * @param largeScore the same for a rise by {@code largeFactor}
 * @param dropScore how improbable a drop must be, together with {@code dropFactor}
 * @param leastChange the smallest rise that ever matters, in the usage type's unit
 * @param smallestChange the smallest rise that matters where the average day brings no less than that
 * @param material the smallest change that matters, as a share of the average day
 * @param runScore the mean score of three days that only together are far off, with {@code runFactor}
 */
public record Sensitivity(
        double score,
        double largeScore,
        double factor,
        double largeFactor,
        double dropScore,
        double dropFactor,
        double leastChange,
        double smallestChange,
        double material,
        double runScore,
        double runFactor) {

    private static final Sensitivity HIGH = new Sensitivity(3.4, 3.0, 1.5, 2.0, 3.5, 0.5, 10, 10, 0.15, 2.4, 1.4);
    private static final Sensitivity MEDIUM = new Sensitivity(4.5, 3.0, 1.7, 2.2, 4.0, 0.5, 20, 20, 0.25, 2.7, 1.8);
    private static final Sensitivity LOW = new Sensitivity(5.0, 4.5, 2.0, 3.0, 5.0, 0.4, 50, 50, 0.40, 3.5, 2.0);

    /** At medium sensitivity, by metric and in its unit. */
    private static final Map<String, Double> SMALLEST_CHANGES = Map.of(
            "events", 100.0,
            "enhanced_persons_events", 100.0,
            "feature_flag_requests", 100.0,
            "exceptions", 50.0,
            "rows_synced", 1_000.0);

    /** As shipped for a metric; of one that is not known, any unit counts alike. */
    public static Sensitivity of(Preset preset, String metric) {
        var numbers = of(preset);
        var smallestChange = SMALLEST_CHANGES.get(metric);
        return smallestChange == null ? numbers : numbers.withSmallestChange(smallestChange);
    }

    public static Sensitivity of(Preset preset) {
        return switch (preset) {
            case HIGH -> HIGH;
            case MEDIUM -> MEDIUM;
            case LOW -> LOW;
        };
    }

    /**
     * The same, for a usage type of which smaller rises don't matter but to those who use little of it.
     *
     * @param count at medium sensitivity; the other presets ask for more or less of each usage type alike
     */
    public Sensitivity withSmallestChange(double count) {
        return new Sensitivity(
                score,
                largeScore,
                factor,
                largeFactor,
                dropScore,
                dropFactor,
                leastChange,
                count * leastChange / MEDIUM.leastChange,
                material,
                runScore,
                runFactor);
    }

    /** The smallest rise that matters where the average day brings so much. */
    double smallestRise(double average) {
        return Math.max(Math.max(leastChange, Math.min(smallestChange, average)), material * average);
    }
}
