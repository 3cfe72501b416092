package io.spikewatch.detector;

/** How soon people want to be told: {@code HIGH} finds more, {@code LOW} errs less. */
public enum Preset {
    HIGH,
    MEDIUM,
    LOW
}
