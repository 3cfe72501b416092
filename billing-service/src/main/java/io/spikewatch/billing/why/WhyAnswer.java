package io.spikewatch.billing.why;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.spikewatch.billing.explanation.DecidingRule;
import io.spikewatch.billing.explanation.Explanation;
import io.spikewatch.billing.explanation.Figures;
import io.spikewatch.billing.story.Sentence;
import io.spikewatch.billing.story.Subject;
import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Outcome;
import io.spikewatch.messages.Direction;
import io.spikewatch.messages.UsageSpikeDetected.TopTeam;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What detection makes of one date, and of the days around it.
 *
 * @param teamId null: the organization as a whole
 */
record WhyAnswer(
        String organizationId,
        String usageType,
        String metric,
        String label,
        @Nullable String teamId,
        @Nullable String teamName,
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
        @Nullable DecidingRule rule,
        @Nullable UUID episodeId,

        @Schema(description = "Whether people heard of the episode that the day belongs to")
        boolean told,

        @JsonUnwrapped Explanation explanation,
        String sentence,
        List<TopTeam> topTeams,
        List<Day> days) {

    static WhyAnswer notReported(Subject subject, LocalDate date, List<Day> days) {
        return uncompared(subject, date, Conclusion.NO_REPORT, null, Sentence.notReported(subject.label()), days);
    }

    static WhyAnswer tooLittleHistory(Subject subject, Judgement judgement, List<Day> days) {
        return uncompared(
                subject,
                LocalDate.ofEpochDay(judgement.epochDay()),
                Conclusion.TOO_LITTLE_HISTORY,
                BigDecimal.valueOf(judgement.observed()),
                Sentence.tooLittleHistory(subject.label(), judgement),
                days);
    }

    private static WhyAnswer uncompared(
            Subject subject,
            LocalDate date,
            Conclusion verdict,
            @Nullable BigDecimal observed,
            String sentence,
            List<Day> days) {
        return new WhyAnswer(
                subject.organizationId(),
                subject.type().key(),
                subject.type().metric(),
                subject.type().label(),
                subject.teamId(),
                subject.teamName(),
                date,
                Figures.weekday(date),
                verdict,
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
                false,
                Explanation.NONE,
                sentence,
                List.of(),
                days);
    }

    static WhyAnswer compared(
            Subject subject,
            Judgement judgement,
            Fate fate,
            Explanation explanation,
            String sentence,
            List<TopTeam> topTeams,
            List<Day> days) {
        var figures = Figures.of(judgement);
        var episode = judgement.episode();
        var untold = fate.untold();
        return new WhyAnswer(
                subject.organizationId(),
                subject.type().key(),
                subject.type().metric(),
                subject.type().label(),
                subject.teamId(),
                subject.teamName(),
                LocalDate.ofEpochDay(judgement.epochDay()),
                figures.weekday(),
                Conclusion.of(judgement),
                episode == null ? directionOf(judgement) : episode.direction(),
                figures.observed(),
                figures.expected(),
                figures.expectedLow(),
                figures.expectedHigh(),
                figures.factor(),
                figures.percentChange(),
                figures.score(),
                DecidingRule.of(judgement),
                episode == null ? null : subject.episodeId(episode),
                fate.told(),
                untold == null ? explanation : explanation.suppressed(untold.key()),
                untold == null ? sentence : sentence + "; not told, as " + untold.words(),
                topTeams,
                days);
    }

    private static Direction directionOf(Judgement judgement) {
        return judgement.observed() < judgement.expected() ? Direction.DOWN : Direction.UP;
    }

    /** What detection concluded, in a word. */
    enum Conclusion {
        @JsonProperty("spiking")
        SPIKING,
        @JsonProperty("in_episode")
        IN_EPISODE,
        @JsonProperty("normal")
        NORMAL,
        @JsonProperty("too_little_history")
        TOO_LITTLE_HISTORY,
        @JsonProperty("no_report")
        NO_REPORT;

        static Conclusion of(Judgement judgement) {
            return switch (judgement.outcome()) {
                case TOO_LITTLE_HISTORY -> TOO_LITTLE_HISTORY;
                case NORMAL, SUPPRESSED -> NORMAL;
                case SPIKE -> SPIKING;
                case IN_EPISODE -> IN_EPISODE;
            };
        }
    }

    /**
     * One day of the chart.
     *
     * @param spike people should hear of this day, unless something else keeps it from them
     */
    record Day(
            LocalDate date,
            @Nullable BigDecimal observed,
            @Nullable BigDecimal expected,
            @Nullable BigDecimal expectedLow,
            @Nullable BigDecimal expectedHigh,
            boolean spike) {

        static Day of(LocalDate date, @Nullable Judgement judgement) {
            if (judgement == null) {
                return new Day(date, null, null, null, null, false);
            }
            if (judgement.outcome() == Outcome.TOO_LITTLE_HISTORY) {
                return new Day(date, BigDecimal.valueOf(judgement.observed()), null, null, null, false);
            }
            var figures = Figures.of(judgement);
            return new Day(
                    date,
                    figures.observed(),
                    figures.expected(),
                    figures.expectedLow(),
                    figures.expectedHigh(),
                    judgement.outcome() == Outcome.SPIKE);
        }
    }
}
