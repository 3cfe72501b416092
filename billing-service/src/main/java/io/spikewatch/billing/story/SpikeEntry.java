package io.spikewatch.billing.story;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.spikewatch.billing.explanation.DecidingRule;
import io.spikewatch.billing.explanation.Explanation;
import io.spikewatch.messages.Direction;
import io.spikewatch.messages.UsageSpikeDetected;
import io.spikewatch.messages.UsageSpikeDetected.TopTeam;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One usage type's part in a spike, with everything that explains it.
 *
 * @param teamId the team that moved alone; null: the organization did
 * @param withdrawnAt when what became known later took away the reason for it; null: it holds
 */
public record SpikeEntry(
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
        @Nullable DecidingRule rule,
        @JsonUnwrapped Explanation explanation,
        String sentence,
        List<TopTeam> topTeams,
        @Nullable String teamId,
        @Nullable String teamName,
        @Nullable Instant withdrawnAt,
        @Nullable String withdrawnReason) {

    /** Nobody is told, as so many dropped. */
    @JsonIgnore
    public boolean isSuppressed() {
        return explanation.suppression() != null;
    }

    public UsageSpikeDetected.Spike toMessage() {
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
                topTeams,
                teamId,
                teamName);
    }
}
