package io.spikewatch.billing.spike;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.catalog.UsageTypes;
import io.spikewatch.billing.explanation.Explainer;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.billing.spike.WhyAnswer.Day;
import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Outcome;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Answers why people were told of a date, or why not. */
@Component
class Why {

    private static final int DAYS_AFTER = 6;
    private static final int DAYS_SHOWN = 60;

    private final UsageHistories histories;
    private final Judgements judgements;
    private final TeamShares teamShares;
    private final Explainer explainer;
    private final UsageTypes usageTypes;

    Why(
            UsageHistories histories,
            Judgements judgements,
            TeamShares teamShares,
            Explainer explainer,
            UsageTypes usageTypes) {
        this.histories = histories;
        this.judgements = judgements;
        this.teamShares = teamShares;
        this.explainer = explainer;
        this.usageTypes = usageTypes;
    }

    WhyAnswer answer(String organizationId, UsageType type, LocalDate date) {
        var all = histories.ofOrganization(organizationId, date.plusDays(DAYS_AFTER));
        return all.stream()
                .filter(history -> history.usageType().equals(type.key()))
                .findFirst()
                .map(history -> answer(history, type, date, all))
                .orElseGet(() -> WhyAnswer.notReported(organizationId, type, date, List.of()));
    }

    private WhyAnswer answer(UsageHistory history, UsageType type, LocalDate date, List<UsageHistory> all) {
        var first = date.plusDays(DAYS_AFTER + 1L - DAYS_SHOWN);
        var judged = judgements.of(history, first);
        var days = days(judged, first, history.last());
        var judgement = judged.get(date);
        if (judgement == null) {
            return WhyAnswer.notReported(history.organizationId(), type, date, days);
        }
        return judgement.outcome() == Outcome.TOO_LITTLE_HISTORY
                ? WhyAnswer.tooLittleHistory(history.organizationId(), type, judgement, days)
                : compared(history, type, judgement, days, all);
    }

    private static List<Day> days(Map<LocalDate, Judgement> judged, LocalDate first, LocalDate last) {
        return last.isBefore(first)
                ? List.of()
                : first.datesUntil(last.plusDays(1))
                        .map(day -> Day.of(day, judged.get(day)))
                        .toList();
    }

    private WhyAnswer compared(
            UsageHistory history, UsageType type, Judgement judgement, List<Day> days, List<UsageHistory> all) {
        var topTeams = teamShares.of(history.organizationId(), type.key(), judgement);
        var extreme = explainer.extreme(history, judgement);
        var related = related(history, judgement, all);
        var sentence = judgement.episode() == null
                ? Sentence.notTold(type.label(), judgement)
                : Sentence.of(type.label(), judgement, extreme, topTeams, related.followersInFamily());
        var explanation = explainer.explain(history, judgement, extreme, related.metrics());
        return WhyAnswer.compared(history.organizationId(), type, judgement, explanation, sentence, topTeams, days);
    }

    private Related related(UsageHistory history, Judgement judgement, List<UsageHistory> all) {
        var finding = new Finding(history.organizationId(), history.usageType(), judgement);
        return judgement.episode() == null
                ? Related.none(finding, usageTypes)
                : Related.to(finding, foundOn(finding.date(), all), usageTypes);
    }

    private List<Finding> foundOn(LocalDate date, List<UsageHistory> all) {
        return all.stream()
                .flatMap(history -> judgements.of(history, date).headMap(date.plusDays(1)).values().stream()
                        .filter(judgement -> judgement.episode() != null)
                        .map(judgement -> new Finding(history.organizationId(), history.usageType(), judgement)))
                .toList();
    }
}
