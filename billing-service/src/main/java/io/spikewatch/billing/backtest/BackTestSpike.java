package io.spikewatch.billing.backtest;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.explanation.Figures;
import io.spikewatch.billing.explanation.Severity;
import io.spikewatch.billing.judgement.EpisodeDay;
import io.spikewatch.messages.Direction;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A day of which people would have been told.
 *
 * @param teamId the team that moved alone; null: the organization did
 * @param sentence as people would have read it
 * @param told whether they were told of the episode
 */
record BackTestSpike(
        String metric,
        String usageType,
        @Nullable String teamId,
        LocalDate usageDate,
        String weekday,
        Direction direction,

        @Schema(allowableValues = {"point", "run", "short_history", "intermittent", "escalation"})
        String rule,

        Severity severity,
        @Nullable BigDecimal factor,
        @Nullable Long percentChange,
        BigDecimal observed,
        BigDecimal expected,
        BigDecimal expectedLow,
        BigDecimal expectedHigh,
        BigDecimal score,
        UUID episodeId,
        String sentence,
        boolean told) {

    static BackTestSpike of(EpisodeDay day, UsageType type, String sentence, boolean told) {
        var judgement = day.judgement();
        var figures = Figures.of(judgement);
        return new BackTestSpike(
                type.metric(),
                type.key(),
                day.teamId(),
                day.date(),
                figures.weekday(),
                day.episode().direction(),
                Objects.requireNonNull(judgement.finding()).rule().name().toLowerCase(Locale.ROOT),
                Severity.of(judgement),
                figures.factor(),
                figures.percentChange(),
                figures.observed(),
                figures.expected(),
                figures.expectedLow(),
                figures.expectedHigh(),
                figures.score(),
                day.episodeId(),
                sentence,
                told);
    }
}
