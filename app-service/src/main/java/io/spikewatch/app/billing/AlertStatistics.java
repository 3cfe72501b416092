package io.spikewatch.app.billing;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of the alerts that were raised on some days.
 *
 * @param meanSecondsToAcknowledge null where none was acknowledged
 * @param byType most common first
 */
public record AlertStatistics(
        long total, long acknowledged, @Nullable Double meanSecondsToAcknowledge, List<TypeCount> byType) {

    public AlertStatistics {
        byType = List.copyOf(byType);
    }

    public record TypeCount(String alertType, long count) {}
}
