package io.spikewatch.billing.why;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.explanation.Explainer;
import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.billing.judgement.Judgements;
import io.spikewatch.billing.story.Related;
import io.spikewatch.billing.story.Sentence;
import io.spikewatch.billing.story.Subject;
import io.spikewatch.billing.story.Subjects;
import io.spikewatch.billing.story.TeamShares;
import io.spikewatch.billing.why.WhyAnswer.Day;
import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Outcome;
import io.spikewatch.messages.UsageSpikeDetected.TopTeam;
import io.spikewatch.web.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Answers why people were told of a date, or why not. */
@Component
class Why {

    private static final int DAYS_AFTER = 6;
    private static final int DAYS_SHOWN = 60;

    private final Subjects subjects;
    private final Judgements judgements;
    private final TeamShares teamShares;
    private final Explainer explainer;
    private final UsageTypes usageTypes;
    private final Fates fates;

    Why(
            Subjects subjects,
            Judgements judgements,
            TeamShares teamShares,
            Explainer explainer,
            UsageTypes usageTypes,
            Fates fates) {
        this.subjects = subjects;
        this.judgements = judgements;
        this.teamShares = teamShares;
        this.explainer = explainer;
        this.usageTypes = usageTypes;
        this.fates = fates;
    }

    /**
     * Throws a 404 problem for a team that the organization never reported.
     *
     * @param teamId null: the organization as a whole
     */
    WhyAnswer answer(String organizationId, UsageType type, @Nullable String teamId, LocalDate date) {
        var subject = subjects.of(organizationId, type, teamId);
        var all = subjects.histories(subject, date.plusDays(DAYS_AFTER));
        return subject.among(all)
                .map(history -> answer(history, subject, date, all))
                .orElseGet(() -> notUsed(subject, date));
    }

    private WhyAnswer notUsed(Subject subject, LocalDate date) {
        if (!subjects.isKnown(subject)) {
            throw Problem.notFound("The team");
        }
        return WhyAnswer.notReported(subject, date, List.of());
    }

    private WhyAnswer answer(UsageHistory history, Subject subject, LocalDate date, List<UsageHistory> all) {
        var first = date.plusDays(DAYS_AFTER + 1L - DAYS_SHOWN);
        var judged = judgements.of(subject.organization(), history, first);
        var days = days(judged, first, history.last());
        var judgement = judged.get(date);
        if (judgement == null) {
            return WhyAnswer.notReported(subject, date, days);
        }
        return judgement.outcome() == Outcome.TOO_LITTLE_HISTORY
                ? WhyAnswer.tooLittleHistory(subject, judgement, days)
                : compared(history, subject, judgement, days, all);
    }

    private static List<Day> days(Map<LocalDate, Judgement> judged, LocalDate first, LocalDate last) {
        return last.isBefore(first)
                ? List.of()
                : first.datesUntil(last.plusDays(1))
                        .map(day -> Day.of(day, judged.get(day)))
                        .toList();
    }

    private WhyAnswer compared(
            UsageHistory history, Subject subject, Judgement judgement, List<Day> days, List<UsageHistory> all) {
        var topTeams = topTeams(subject, judgement);
        var extreme = explainer.extreme(history, judgement);
        var related = related(subject, judgement, all);
        var explained = explainer.explain(subject.organization(), history, judgement, extreme, related.metrics());
        var sentence = judgement.episode() == null
                ? Sentence.notTold(subject.label(), judgement, explained.calendarNote())
                : Sentence.of(subject.label(), judgement, extreme, topTeams, related.followersInFamily());
        var fate = fates.of(subject, judgement);
        return WhyAnswer.compared(subject, judgement, fate, explained, sentence, topTeams, days);
    }

    private List<TopTeam> topTeams(Subject subject, Judgement judgement) {
        var usageType = subject.type().key();
        return subject.team() == null
                ? teamShares
                        .of(subject.organization(), Map.of(usageType, judgement))
                        .getOrDefault(usageType, List.of())
                : List.of();
    }

    private Related related(Subject subject, Judgement judgement, List<UsageHistory> all) {
        if (judgement.episode() == null) {
            return Related.none(subject.type());
        }
        var sameDay = all.stream()
                .flatMap(history -> judgements
                        .episodeDays(subject.organization(), history, LocalDate.ofEpochDay(judgement.epochDay()))
                        .filter(day -> day.judgement().epochDay() == judgement.epochDay()))
                .toList();
        return sameDay.stream()
                .filter(day -> day.usageType().equals(subject.type().key()))
                .findFirst()
                .map(day -> Related.to(day, sameDay, usageTypes))
                .orElseThrow();
    }
}
