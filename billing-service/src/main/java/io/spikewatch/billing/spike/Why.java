package io.spikewatch.billing.spike;

import io.spikewatch.billing.catalog.UsageType;
import io.spikewatch.billing.history.UsageHistories;
import io.spikewatch.billing.history.UsageHistory;
import io.spikewatch.billing.spike.Verdict.Judged;
import io.spikewatch.billing.spike.Verdict.NoReport;
import io.spikewatch.billing.spike.WhyAnswer.Day;
import io.spikewatch.messages.UsageSpikeDetected.TopTeam;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Answers why people were told of a date, or why not. */
@Component
class Why {

    private static final int DAYS_AFTER = 6;
    private static final int DAYS_SHOWN = 60;

    private final UsageHistories histories;
    private final SpikeDetector detector;
    private final TeamShares teamShares;

    Why(UsageHistories histories, SpikeDetector detector, TeamShares teamShares) {
        this.histories = histories;
        this.detector = detector;
        this.teamShares = teamShares;
    }

    WhyAnswer answer(String organizationId, UsageType type, LocalDate date) {
        var last = date.plusDays(DAYS_AFTER);
        var first = last.minusDays(DAYS_SHOWN - 1);
        return histories.ofOrganization(organizationId, detector.firstDayThatMatters(first), last).stream()
                .filter(history -> history.usageType().equals(type.key()))
                .findFirst()
                .map(history -> answer(history, type, date, first))
                .orElseGet(() -> WhyAnswer.unjudged(organizationId, type, new NoReport(date), List.of()));
    }

    private WhyAnswer answer(UsageHistory history, UsageType type, LocalDate date, LocalDate first) {
        var until = history.last().isBefore(date) ? date : history.last();
        var verdicts = detector.examine(history, first, until);
        var days = verdicts.stream()
                .filter(verdict -> !verdict.date().isAfter(history.last()))
                .map(Day::of)
                .toList();
        var verdict = verdicts.stream()
                .filter(each -> each.date().equals(date))
                .findFirst()
                .orElseThrow();
        return verdict instanceof Judged judged
                ? WhyAnswer.judged(history, type, judged, teamShares(history, judged), days)
                : WhyAnswer.unjudged(history.organizationId(), type, verdict, days);
    }

    private List<TopTeam> teamShares(UsageHistory history, Judged judged) {
        return teamShares.of(history.organizationId(), history.usageType(), judged.comparison());
    }
}
