package io.spikewatch.billing.spike;

import io.spikewatch.messages.Direction;
import java.util.Arrays;
import java.util.Optional;

/**
 * How far off is far: a day must be improbable (score), different by a telling factor, and by an amount that matters to
 * the organization. The less is known, the more is asked.
 */
final class DecisionTable {

    /** From this many usual days on, a series is no longer new. */
    private static final int SETTLED = 28;

    private static final double SMALLEST_RISE = 20;
    private static final double SMALLEST_EXPECTED_TO_DROP = 40;

    /** The share of the average day that a difference must reach to matter. */
    private static final double MATERIAL = 0.25;

    private static final double NOISY = 0.4;
    private static final int RUN_DAYS = 3;

    /** No rule asks for less. */
    private static final double SMALLEST_SCORE = 1.8;

    private final SeriesMemory memory;
    private final int day;
    private final Comparison today;
    private final Baseline baseline;
    private final RecentPast past;

    private DecisionTable(SeriesMemory memory, int day, Comparison today, Baseline baseline) {
        this.memory = memory;
        this.day = day;
        this.today = today;
        this.baseline = baseline;
        this.past = RecentPast.of(memory, day);
    }

    static Optional<Decision> decide(SeriesMemory memory, int day, Comparison today, Baseline baseline) {
        return Math.abs(today.score()) < SMALLEST_SCORE
                ? Optional.empty()
                : new DecisionTable(memory, day, today, baseline).decide();
    }

    private Optional<Decision> decide() {
        if (!today.weekdaysKnown()) {
            return past.intermittent() ? Optional.empty() : decideOnShortHistory();
        }
        if (past.intermittent()) {
            return risesAboveIntermittent() ? found(Direction.UP, Rule.INTERMITTENT) : Optional.empty();
        }
        if (rises()) {
            return found(Direction.UP, Rule.POINT);
        }
        if (drops()) {
            return found(Direction.DOWN, Rule.POINT);
        }
        return past.days() < SETTLED ? Optional.empty() : decideOnRun();
    }

    private Optional<Decision> decideOnShortHistory() {
        if (today.score() >= 3.5
                && today.factor() >= 3
                && risesMaterially()
                && today.observed() >= 2 * past.highest()) {
            return found(Direction.UP, Rule.SHORT_HISTORY);
        }
        var steady = past.days() >= 10 && past.lowest() >= 0.15 * today.expected();
        if (steady && hasEnoughToDrop() && today.observed() <= 0.2 * past.lowest() && today.score() <= -4) {
            return found(Direction.DOWN, Rule.SHORT_HISTORY);
        }
        return Optional.empty();
    }

    private boolean rises() {
        var clear = today.score() >= 4 && today.factor() >= (past.days() < SETTLED ? 2.1 : 1.7);
        var large = today.score() >= 3.5 && today.factor() >= 2.2;
        return risesMaterially() && (clear || large);
    }

    private boolean risesAboveIntermittent() {
        var aboveAll = today.observed() >= past.highest() * (past.days() < SETTLED ? 6 : 3);
        var farAboveAll = today.score() >= 2 && today.observed() >= past.highest() * 6;
        return risesMaterially() && (rises() && aboveAll || farAboveAll);
    }

    private boolean drops() {
        var wild = Math.max(0, today.noise().sigma() - 0.25);
        return today.score() <= -4 * (1 + 1.2 * wild)
                && today.factor() <= 0.5
                && dropsMaterially()
                && past.silentSameWeekday() < 0.25
                && !looksLikeDayOff()
                && !isOneLowDayAmongMany();
    }

    /** A workday hardly quieter than the weekend is more likely a holiday than trouble. */
    private boolean looksLikeDayOff() {
        return !memory.isWeekend(day) && today.observed() >= 0.8 * baseline.expectedOnDayOff();
    }

    /** In a noisy series a single low day is no news, unless it is lower than all. */
    private boolean isOneLowDayAmongMany() {
        if (today.noise().sigma() < NOISY || today.observed() <= 0.2 * past.lowest()) {
            return false;
        }
        var yesterday = memory.lastJudged(day, 2)[0];
        return yesterday.observed() >= 0.3 * yesterday.expected();
    }

    /** Finds a move by half in a series too noisy to tell on one day: two days late instead of never. */
    private Optional<Decision> decideOnRun() {
        var run = memory.lastJudged(day, RUN_DAYS);
        var observed = Arrays.stream(run).mapToDouble(Comparison::observed).sum();
        var expected = Arrays.stream(run).mapToDouble(Comparison::expected).sum();
        var scores = Arrays.stream(run).mapToDouble(Comparison::score).summaryStatistics();
        var difference = (observed - expected) / RUN_DAYS;
        if (scores.getMin() >= SMALLEST_SCORE
                && scores.getAverage() >= 2.7
                && observed >= 1.6 * expected
                && isMaterial(difference)) {
            return Optional.of(new Decision(Direction.UP, Rule.RUN, observed / expected, RUN_DAYS));
        }
        var low = scores.getMax() <= -SMALLEST_SCORE && scores.getAverage() <= -2.7 && observed <= 0.6 * expected;
        if (low && hasEnoughToDrop() && -difference >= MATERIAL * past.average()) {
            return Optional.of(new Decision(Direction.DOWN, Rule.RUN, (observed + 0.5) / (expected + 0.5), RUN_DAYS));
        }
        return Optional.empty();
    }

    private boolean risesMaterially() {
        return isMaterial(today.difference());
    }

    private boolean isMaterial(double rise) {
        return rise >= Math.max(SMALLEST_RISE, MATERIAL * past.average());
    }

    private boolean dropsMaterially() {
        return hasEnoughToDrop() && -today.difference() >= MATERIAL * past.average();
    }

    private boolean hasEnoughToDrop() {
        return today.expected() >= SMALLEST_EXPECTED_TO_DROP;
    }

    private Optional<Decision> found(Direction direction, Rule rule) {
        return Optional.of(new Decision(direction, rule, today.factor(), 1));
    }
}
