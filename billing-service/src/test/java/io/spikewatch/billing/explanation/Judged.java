package io.spikewatch.billing.explanation;

import io.spikewatch.detector.CalendarDay;
import io.spikewatch.detector.Finding;
import io.spikewatch.detector.Judgement;
import io.spikewatch.detector.Outcome;
import io.spikewatch.detector.Rule;
import io.spikewatch.messages.Direction;
import java.time.LocalDate;

/** Judgements made of plain numbers. */
final class Judged {

    private LocalDate date = LocalDate.of(2026, 3, 10);
    private double score = 6;
    private int historyDays = 60;
    private double sigma = 0.1;
    private Rule rule = Rule.POINT;

    static Judged day() {
        return new Judged();
    }

    Judged on(LocalDate day) {
        date = day;
        return this;
    }

    Judged score(double value) {
        score = value;
        return this;
    }

    Judged historyDays(int days) {
        historyDays = days;
        return this;
    }

    Judged sigma(double value) {
        sigma = value;
        return this;
    }

    Judged rule(Rule value) {
        rule = value;
        return this;
    }

    Judgement judgement(long observed, double expected) {
        var factor = (observed + 0.5) / (expected + 0.5);
        return new Judgement(
                (int) date.toEpochDay(),
                observed,
                Outcome.SPIKE,
                expected,
                expected,
                expected,
                score,
                factor,
                historyDays,
                sigma,
                true,
                expected,
                expected,
                CalendarDay.UNKNOWN,
                new Finding(factor < 1 ? Direction.DOWN : Direction.UP, rule, factor, 1),
                null,
                null);
    }
}
