package io.spikewatch.app.billing;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A usage date on which an organization's usage left its range, one entry per usage type.
 *
 * @param feedback what people said of it
 */
public record FoundSpike(
        String id,
        LocalDate usageDate,
        List<Entry> spikes,
        @Nullable Feedback feedback) {

    public FoundSpike {
        spikes = List.copyOf(spikes);
    }

    /**
     * How many found a spike useful, and how many didn't.
     *
     * @param yours what the caller said; null: nothing
     */
    public record Feedback(
            long useful, long notUseful, @Nullable Boolean yours) {}

    /**
     * One usage type of a spike.
     *
     * @param teamId the team that moved alone; null: the organization as a whole
     * @param withdrawnAt when it turned out not to be one; null: it holds
     */
    public record Entry(
            String metric,
            @Nullable String usageType,
            @Nullable String teamId,
            @Nullable String teamName,
            String direction,
            @Nullable BigDecimal factor,
            @Nullable BigDecimal percentChange,
            @Nullable BigDecimal observed,
            @Nullable BigDecimal expected,
            @Nullable String sentence,
            @Nullable Instant withdrawnAt,
            @Nullable String withdrawnReason) {

        public String usageTypeOrMetric() {
            return usageType == null ? metric : usageType;
        }

        public boolean holds() {
            return withdrawnAt == null;
        }
    }
}
