package io.spikewatch.billing.spike;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.spikewatch.messages.Direction;
import io.spikewatch.messages.UsageSpikeDetected;
import io.spikewatch.messages.UsageSpikeDetected.TopTeam;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One usage type's part in a spike, with everything that explains it. */
record SpikeEntry(
        String metric,
        String usageType,
        Direction direction,
        @Nullable BigDecimal factor,
        @Nullable Long percentChange,
        BigDecimal observed,
        BigDecimal expected,
        BigDecimal expectedLow,
        BigDecimal expectedHigh,
        LocalDate usageDate,
        String weekday,
        BigDecimal score,
        UUID episodeId,
        Rule rule,
        @Nullable BigDecimal typicalSameWeekday,
        @JsonProperty("mean_last_28") BigDecimal meanLast28,
        @Nullable LocalDate highestSince,
        @Nullable LocalDate lowestSince,
        int historyDays,
        String sentence,
        List<TopTeam> topTeams) {

    UsageSpikeDetected.Spike toMessage() {
        return new UsageSpikeDetected.Spike(
                metric,
                usageType,
                direction,
                factor,
                percentChange,
                observed,
                expected,
                expectedLow,
                expectedHigh,
                usageDate,
                weekday,
                score,
                episodeId.toString(),
                topTeams);
    }
}
