package io.spikewatch.detector;

import org.jspecify.annotations.Nullable;

/**
 * How far off is far: a day must be improbable (score), different by a telling factor, and by an amount that matters to
 * the organization. The less is known, the more is asked.
 */
final class Rules {

    private static final int FEWEST_DAYS_TO_DROP = 10;
    private static final int RUN_DAYS = 3;

    /** Noise above which a drop takes more. */
    private static final double CALM = 0.25;

    private final Past past;
    private final Baseline baseline;
    private final Extremes extremes = new Extremes();
    private final Today today;
    private final Decision decision;
    private final int settledDays;
    private final double newScore;
    private final double newFactor;
    private final double newRecord;
    private final double newLow;
    private final double recordScore;
    private final double smallestExpectedToDrop;
    private final double wildDrop;
    private final double noisy;
    private final double dayOff;
    private final double intermittent;
    private final double intermittentRecord;
    private final double intermittentNewRecord;
    private final double runEachScore;
    private final double runDropFactor;
    private final double holidayScore;
    private final double holidayFactor;

    Rules(Past past, Baseline baseline, Today today, Decision decision, Parameters parameters) {
        this.past = past;
        this.baseline = baseline;
        this.today = today;
        this.decision = decision;
        this.settledDays = parameters.days(Parameter.SETTLED_DAYS);
        this.newScore = parameters.get(Parameter.NEW_SCORE);
        this.newFactor = parameters.get(Parameter.NEW_FACTOR);
        this.newRecord = parameters.get(Parameter.NEW_RECORD);
        this.newLow = parameters.get(Parameter.NEW_LOW);
        this.recordScore = parameters.get(Parameter.RECORD_SCORE);
        this.smallestExpectedToDrop = parameters.get(Parameter.SMALLEST_EXPECTED_TO_DROP);
        this.wildDrop = parameters.get(Parameter.WILD_DROP);
        this.noisy = parameters.get(Parameter.NOISY);
        this.dayOff = parameters.get(Parameter.DAY_OFF);
        this.intermittent = parameters.get(Parameter.INTERMITTENT);
        this.intermittentRecord = parameters.get(Parameter.INTERMITTENT_RECORD);
        this.intermittentNewRecord = parameters.get(Parameter.INTERMITTENT_NEW_RECORD);
        this.runEachScore = parameters.get(Parameter.RUN_EACH_SCORE);
        this.runDropFactor = parameters.get(Parameter.RUN_DROP_FACTOR);
        this.holidayScore = parameters.get(Parameter.HOLIDAY_SCORE);
        this.holidayFactor = parameters.get(Parameter.HOLIDAY_FACTOR);
    }

    /** Says in the decision, empty so far, what becomes of today. */
    void decide(SeriesMemory memory, Sensitivity sensitivity) {
        if (Math.abs(today.score) < runEachScore) {
            return;
        }
        extremes.read(past);
        if (intermittent()) {
            decideIntermittent(sensitivity);
        } else if (today.weekdaysKnown) {
            decideByWeekday(memory, sensitivity);
        } else {
            decideOnShortHistory(sensitivity);
        }
        if (decision.isFound() && today.holiday() && !risesInSpiteOfHoliday()) {
            decision.excuse = Suppression.HOLIDAY;
        }
    }

    private boolean risesInSpiteOfHoliday() {
        return decision.direction > 0 && today.score >= holidayScore && decision.factor >= holidayFactor;
    }

    /** Silent on many days, and not because of a weekday that always is. */
    private boolean intermittent() {
        var days = past.number() - past.firstRecent();
        return extremes.silentDays() >= intermittent * days
                && (days < settledDays || extremes.sameWeekday() < 4 || extremes.silentSameWeekday() > 0.2);
    }

    private void decideOnShortHistory(Sensitivity sensitivity) {
        if (today.score >= newScore
                && today.factor() >= newFactor
                && risesMaterially(sensitivity)
                && today.observed >= newRecord * extremes.highest()) {
            found(1, Rule.SHORT_HISTORY, null);
        } else if (past.daysInWindow() >= FEWEST_DAYS_TO_DROP
                && hasEnoughToDrop()
                && extremes.lowest() >= 0.15 * today.expected
                && today.observed <= newLow * extremes.lowest()
                && today.score <= -sensitivity.dropScore()) {
            found(-1, Rule.SHORT_HISTORY, null);
        }
    }

    private void decideIntermittent(Sensitivity sensitivity) {
        if (!today.weekdaysKnown || !risesMaterially(sensitivity)) {
            return;
        }
        var aboveAll = today.observed >= extremes.highest() * (settled() ? intermittentRecord : intermittentNewRecord);
        var farAboveAll = today.score >= 2 && today.observed >= extremes.highest() * intermittentNewRecord;
        if (rises(sensitivity) && aboveAll || farAboveAll) {
            found(1, Rule.INTERMITTENT, null);
        }
    }

    private void decideByWeekday(SeriesMemory memory, Sensitivity sensitivity) {
        if (rises(sensitivity)) {
            found(1, Rule.POINT, risesMaterially(sensitivity) ? null : Suppression.IMMATERIAL);
        } else if (drops(memory, sensitivity)) {
            found(-1, Rule.POINT, excuseForDrop(memory, sensitivity));
        } else if (settled()) {
            decideOnRun(memory, sensitivity);
        }
    }

    private boolean rises(Sensitivity sensitivity) {
        var clear = today.score >= sensitivity.score() && today.factor() >= sensitivity.factor();
        var large = today.score >= sensitivity.largeScore() && today.factor() >= sensitivity.largeFactor();
        var higher = today.score >= recordScore
                && today.factor() >= newFactor
                && today.observed >= newRecord * extremes.highest();
        return clear || large || higher;
    }

    private boolean drops(SeriesMemory memory, Sensitivity sensitivity) {
        var wild = Math.max(0, today.sigma - CALM);
        return today.score <= -sensitivity.dropScore() * (1 + wildDrop * wild)
                && today.factor() <= sensitivity.dropFactor()
                && !isOneLowDayAmongMany(memory);
    }

    private @Nullable Suppression excuseForDrop(SeriesMemory memory, Sensitivity sensitivity) {
        if (!dropsMaterially(sensitivity, -today.difference())) {
            return Suppression.IMMATERIAL;
        }
        return looksLikeDayOff(memory) ? Suppression.LIKELY_DAY_OFF : null;
    }

    /** Without a calendar, a single workday hardly quieter than the weekend is more likely a holiday than trouble. */
    private boolean looksLikeDayOff(SeriesMemory memory) {
        return today.calendar == CalendarDay.UNKNOWN
                && !today.weekend()
                && today.observed >= dayOff * Math.min(baseline.expectedOn(5), baseline.expectedOn(6))
                && !memory.isFlagged(memory.reportedBefore(today.day));
    }

    /** In a noisy series a single low day is no news, unless it is lower than all. */
    private boolean isOneLowDayAmongMany(SeriesMemory memory) {
        if (today.sigma < noisy || today.observed <= newLow * extremes.lowest()) {
            return false;
        }
        var yesterday = memory.reportedBefore(today.day);
        return memory.move(yesterday) >= Math.log(0.3);
    }

    /** Finds a move by half in a series too noisy to tell on one day: two days late instead of never. */
    private void decideOnRun(SeriesMemory memory, Sensitivity sensitivity) {
        var direction = today.score > 0 ? 1 : -1;
        var observed = (double) today.observed;
        var expected = today.expected;
        var scores = Math.abs(today.score);
        var holiday = today.holiday();
        var day = today.day;
        for (var back = 1; back < RUN_DAYS; back++) {
            day = memory.reportedBefore(day);
            var score = direction * memory.score(day);
            if (score < runEachScore || memory.isFlagged(day)) {
                return;
            }
            scores += score;
            observed += memory.count(day);
            expected += (memory.count(day) + 0.5) / Math.exp(memory.move(day)) - 0.5;
            holiday |= memory.isHoliday(day);
        }
        if (scores < RUN_DAYS * sensitivity.runScore()) {
            return;
        }
        var change = direction * (observed - expected) / RUN_DAYS;
        var far = direction > 0
                ? observed >= sensitivity.runFactor() * expected && isMaterial(sensitivity, change)
                : observed <= runDropFactor * expected
                        && !holiday
                        && hasEnoughToDrop()
                        && dropsMaterially(sensitivity, change);
        if (far) {
            decision.found(direction, Rule.RUN, (observed + 0.5) / (expected + 0.5), RUN_DAYS, null);
        }
    }

    private boolean settled() {
        return past.daysInWindow() >= settledDays;
    }

    private boolean risesMaterially(Sensitivity sensitivity) {
        return isMaterial(sensitivity, today.difference());
    }

    private boolean isMaterial(Sensitivity sensitivity, double rise) {
        return rise >= sensitivity.smallestRise(extremes.average());
    }

    private boolean dropsMaterially(Sensitivity sensitivity, double drop) {
        return hasEnoughToDrop() && drop >= sensitivity.material() * extremes.average();
    }

    private boolean hasEnoughToDrop() {
        return today.expected >= smallestExpectedToDrop;
    }

    private void found(int direction, Rule rule, @Nullable Suppression excuse) {
        decision.found(direction, rule, today.factor(), 1, excuse);
    }
}
