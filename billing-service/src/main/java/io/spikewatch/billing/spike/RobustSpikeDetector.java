package io.spikewatch.billing.spike;

import io.spikewatch.billing.history.UsageHistory;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares each day with what its weekday should have brought at the series' recent level, on robust statistics, and
 * walks through the months before it to know which episodes are under way.
 */
final class RobustSpikeDetector implements SpikeDetector {

    private static final int WARM_UP_MONTHS = 3;

    /** With fewer usual days nothing is decided. */
    private static final int FEWEST_DAYS = 5;

    @Override
    public List<Verdict> examine(UsageHistory history, LocalDate from, LocalDate to) {
        var verdicts = new ArrayList<Verdict>();
        for (var month = YearMonth.from(from); !month.isAfter(YearMonth.from(to)); month = month.plusMonths(1)) {
            var first = month.atDay(1).isBefore(from) ? from : month.atDay(1);
            var last = month.atEndOfMonth().isAfter(to) ? to : month.atEndOfMonth();
            verdicts.addAll(examineWithinMonth(history, first, last));
        }
        return verdicts;
    }

    /** Every day of a month is reached from the same start, whatever was asked for. */
    @Override
    public LocalDate firstDayThatMatters(LocalDate date) {
        return YearMonth.from(date).minusMonths(WARM_UP_MONTHS).atDay(1);
    }

    private List<Verdict> examineWithinMonth(UsageHistory history, LocalDate from, LocalDate to) {
        var memory = new SeriesMemory(history, firstDayThatMatters(from), to);
        var episodes = new EpisodeTracker(memory);
        var verdicts = new ArrayList<Verdict>();
        for (var day = 0; day < memory.days(); day++) {
            var verdict = judge(memory, episodes, day);
            if (!verdict.date().isBefore(from)) {
                verdicts.add(verdict);
            }
        }
        return verdicts;
    }

    private static Verdict judge(SeriesMemory memory, EpisodeTracker episodes, int day) {
        var date = memory.date(day);
        if (!memory.reported(day)) {
            return new Verdict.NoReport(date);
        }
        var usualDays = memory.usualDaysBefore(day, Baseline.WINDOW).length;
        if (usualDays < FEWEST_DAYS) {
            return new Verdict.TooLittleHistory(date, (long) memory.observed(day), usualDays);
        }
        var baseline = Baseline.of(memory, day);
        var today = Comparison.of(memory, day, baseline);
        memory.judged(day, today);
        return episodes.settle(day, today, DecisionTable.decide(memory, day, today, baseline));
    }
}
