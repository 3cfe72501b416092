package io.spikewatch.app.billing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A usage date on which an organization's usage left its range, one entry per usage type. */
public record FoundSpike(String id, LocalDate usageDate, List<Entry> spikes) {

    public FoundSpike {
        spikes = List.copyOf(spikes);
    }

    /** One usage type of a spike. */
    public record Entry(
            String metric,
            @Nullable String usageType,
            String direction,
            @Nullable BigDecimal factor,
            @Nullable BigDecimal percentChange,
            @Nullable BigDecimal observed,
            @Nullable BigDecimal expected,
            @Nullable String sentence) {}
}
