package io.spikewatch.billing.spike;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.billing.spike.Verdict.Conclusion;
import io.spikewatch.billing.spike.Verdict.Judged;
import io.spikewatch.billing.spike.Verdict.TooLittleHistory;
import io.spikewatch.messages.Direction;
import io.spikewatch.messages.UsageSpikeDetected.TopTeam;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What detection makes of one date, and of the days around it. */
record WhyAnswer(
        String organizationId,
        String usageType,
        String metric,
        String label,
        LocalDate date,
        String weekday,
        Conclusion verdict,
        @Nullable Direction direction,
        @Nullable BigDecimal observed,
        @Nullable BigDecimal expected,
        @Nullable BigDecimal expectedLow,
        @Nullable BigDecimal expectedHigh,
        @Nullable BigDecimal factor,
        @Nullable Long percentChange,
        @Nullable BigDecimal score,
        @Nullable Rule rule,
        @Nullable UUID episodeId,
        @Nullable LocalDate episodeStart,
        String sentence,
        List<TopTeam> topTeams,
        List<Day> days) {

    /** Nothing to compare with, or nothing to compare. */
    static WhyAnswer unjudged(String organizationId, UsageType type, Verdict verdict, List<Day> days) {
        var observed = verdict instanceof TooLittleHistory little ? BigDecimal.valueOf(little.observed()) : null;
        return new WhyAnswer(
                organizationId,
                type.key(),
                type.metric(),
                type.label(),
                verdict.date(),
                Figures.weekday(verdict.date()),
                verdict.conclusion(),
                null,
                observed,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Sentence.unjudged(type.label(), verdict),
                List.of(),
                days);
    }

    static WhyAnswer judged(
            UsageHistory history, UsageType type, Judged verdict, List<TopTeam> topTeams, List<Day> days) {
        var figures = Figures.of(verdict.comparison());
        return new WhyAnswer(
                history.organizationId(),
                type.key(),
                type.metric(),
                type.label(),
                verdict.date(),
                figures.weekday(),
                verdict.conclusion(),
                verdict.episode()
                        .map(Episode::direction)
                        .orElse(verdict.comparison().direction()),
                figures.observed(),
                figures.expected(),
                figures.expectedLow(),
                figures.expectedHigh(),
                figures.factor(),
                figures.percentChange(),
                figures.score(),
                verdict.rule().orElse(null),
                verdict.episode()
                        .map(episode -> Explanations.episodeId(history, episode))
                        .orElse(null),
                verdict.episode().map(Episode::start).orElse(null),
                Sentence.of(type.label(), verdict, topTeams),
                topTeams,
                days);
    }

    /**
     * One day of the chart.
     *
     * @param spike people were told on this day
     */
    record Day(
            LocalDate date,
            @Nullable BigDecimal observed,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal expectedLow,
            @Nullable BigDecimal expectedHigh,
            boolean spike) {

        static Day of(Verdict verdict) {
            if (verdict instanceof Judged judged) {
                var figures = Figures.of(judged.comparison());
                return new Day(
                        verdict.date(),
                        figures.observed(),
                        figures.expected(),
                        figures.expectedLow(),
                        figures.expectedHigh(),
                        verdict instanceof Verdict.Spiking);
            }
            var observed = verdict instanceof TooLittleHistory little ? BigDecimal.valueOf(little.observed()) : null;
            return new Day(verdict.date(), observed, null, null, null, false);
        }
    }
}
