package io.spikewatch.detector;

import org.jspecify.annotations.Nullable;

/**
 * Compares each day with what its weekday should have brought at the series' recent level, on robust statistics. Judges
 * one day after the other, from nothing but the days before it. Not thread-safe: each thread has its own.
 */
public final class SpikeDetector {

    /** Goes up whenever the same days would be judged or remembered otherwise, other than by the numbers it is given. */
    public static final int VERSION = 2;

    /** The score at which the expected range ends. */
    private static final double RANGE = 3;

    private final int fewestDays;
    private final Past past = new Past();
    private final Today today = new Today();
    private final Decision decision = new Decision();
    private final Baseline baseline;
    private final Rules rules;
    private final Episodes episodes;
    private final Background background = new Background();
    private @Nullable SeriesMemory judged;
    private Outcome outcome = Outcome.TOO_LITTLE_HISTORY;

    public SpikeDetector() {
        this(Parameters.DEFAULT);
    }

    public SpikeDetector(Parameters parameters) {
        this.fewestDays = parameters.days(Parameter.FEWEST_DAYS);
        this.baseline = new Baseline(parameters);
        this.rules = new Rules(past, baseline, today, decision, parameters);
        this.episodes = new Episodes(today, decision, new Recurrence(baseline, parameters), parameters);
    }

    /**
     * Judges the next day of a series. Days ascend; those left out had no report. Allocates nothing unless the day is far
     * off.
     */
    public Outcome judge(SeriesMemory memory, Sensitivity sensitivity, int day, long count, CalendarDay calendar) {
        memory.report(day, count, calendar == CalendarDay.HOLIDAY);
        past.read(memory, day);
        decision.none();
        judged = memory;
        if (past.daysInWindow() < fewestDays) {
            today.take(day, count, calendar);
            outcome = Outcome.TOO_LITTLE_HISTORY;
        } else {
            baseline.fit(past);
            today.compare(day, count, calendar, baseline);
            memory.judge(today.move(), today.score);
            rules.decide(memory, sensitivity);
            outcome = episodes.settle(memory);
        }
        return outcome;
    }

    /** All about the day judged last; allocates. */
    public Judgement judgement() {
        if (judged == null) {
            throw new IllegalStateException("no day has been judged");
        }
        return new Judgement(
                today.day,
                today.observed,
                outcome,
                today.expected,
                today.expectedAt(-RANGE),
                today.expectedAt(RANGE),
                today.score,
                today.factor(),
                past.daysInWindow(),
                today.sigma,
                today.weekdaysKnown,
                background.typicalSameWeekday(past),
                background.meanLast28(past),
                today.calendar,
                decision.toFinding(),
                outcome == Outcome.TOO_LITTLE_HISTORY ? null : episodes.suppression(),
                outcome.belongsToEpisode() ? judged.episode().state() : null);
    }
}
