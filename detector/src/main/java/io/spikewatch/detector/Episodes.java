package io.spikewatch.detector;

import org.jspecify.annotations.Nullable;

/** Turns daily decisions into episodes, so that people hear of each once, and lets a series settle on new levels. */
final class Episodes {

    /**
     * Logarithm of the factor within which a day is back at the level before, whatever the noise; and per unit of noise.
     * What comes half as high again is no return.
     */
    private static final double SAME_LEVEL = 0.2;

    private static final double SAME_LEVEL_NOISE = 1.5;
    private static final double LARGEST_MOVE_TO_COMPARE = Math.log(4);

    private final Today today;
    private final Decision decision;
    private final Recurrence recurrence;
    private final double stillAbnormal;
    private final int quietDays;
    private final double louder;
    private final double escalated;
    private final int adoptionDays;
    private final int outageDays;
    private final double outage;
    private final double adoptionShare;
    private final double adoptionSpread;
    private final int revocableDays;
    private final double[] sorted;
    private @Nullable Suppression suppression;

    Episodes(Today today, Decision decision, Recurrence recurrence, Parameters parameters) {
        this.today = today;
        this.decision = decision;
        this.recurrence = recurrence;
        this.stillAbnormal = parameters.get(Parameter.STILL_ABNORMAL);
        this.quietDays = parameters.days(Parameter.QUIET_DAYS);
        this.louder = Math.log(parameters.get(Parameter.LOUDER));
        this.escalated = Math.log(parameters.get(Parameter.ESCALATION));
        this.adoptionDays = parameters.days(Parameter.ADOPTION_DAYS);
        this.outageDays = parameters.days(Parameter.OUTAGE_DAYS);
        this.outage = Math.log(parameters.get(Parameter.OUTAGE));
        this.adoptionShare = parameters.get(Parameter.ADOPTION_SHARE);
        this.adoptionSpread = parameters.get(Parameter.ADOPTION_SPREAD);
        this.revocableDays = parameters.days(Parameter.REVOCABLE_DAYS);
        this.sorted = new double[Math.min(adoptionDays, SeriesMemory.DAYS)];
    }

    /** Why people are not told of today; null: they are, or there is nothing to tell. */
    @Nullable
    Suppression suppression() {
        return suppression;
    }

    /** Takes the judged days one after the other. */
    Outcome settle(SeriesMemory memory) {
        suppression = null;
        var episode = memory.episode();
        if (episode.open && goesOn(episode)) {
            return extend(memory, episode);
        }
        episode.open = false;
        if (decision.excuse == Suppression.HOLIDAY) {
            return suppress(Suppression.HOLIDAY);
        }
        return decision.isFound() ? begin(memory, episode) : Outcome.NORMAL;
    }

    private boolean goesOn(EpisodeMemory episode) {
        if (decision.isFound()) {
            return decision.direction == episode.direction;
        }
        var enough = stillAbnormal * Math.min(episode.peakMove, LARGEST_MOVE_TO_COMPARE);
        return episode.direction * today.move() >= enough;
    }

    private Outcome begin(SeriesMemory memory, EpisodeMemory episode) {
        var move = decision.move();
        if (returnsToOldLevel(episode, move)) {
            goBack(memory, episode);
            return suppress(Suppression.RETURN_TO_OLD_LEVEL);
        }
        var reason = recurrence.explain(memory, today.day, move);
        if (reason != null) {
            memory.flag(today.day);
            if (recurrence.isWeekly(memory, today.day, move)) {
                learnNewHabit(memory);
            }
            return suppress(reason);
        }
        if (isToldAlready(episode, move)) {
            episode.open = true;
            suppression = Suppression.COOL_DOWN;
            return extend(memory, episode);
        }
        open(memory, episode, move);
        return decision.excuse == null ? tell(episode) : suppress(decision.excuse);
    }

    /** What this weekday has brought three times in a row is what it brings from now on, whatever it brought before. */
    private void learnNewHabit(SeriesMemory memory) {
        var times = 0;
        for (var day = today.day; memory.remembers(day); day -= 7) {
            if (times < 3 && memory.isReported(day)) {
                memory.unflag(day);
                times++;
            } else {
                memory.flag(day);
            }
        }
    }

    private Outcome suppress(Suppression reason) {
        suppression = reason;
        return Outcome.SUPPRESSED;
    }

    /** Whether the decision only brings the series back to where it was before it seemed to settle. */
    private boolean returnsToOldLevel(EpisodeMemory episode, double move) {
        return episode.adoptedDirection == -decision.direction
                && today.day - episode.adoptedOn <= revocableDays
                && Math.abs(move + episode.adoptedMove) < SAME_LEVEL + SAME_LEVEL_NOISE * today.sigma;
    }

    /** One day may be chance; with the second the series counts at its old level again. */
    private void goBack(SeriesMemory memory, EpisodeMemory episode) {
        var before = memory.reportedBefore(today.day);
        memory.flag(today.day);
        if (memory.isFlagged(before) && memory.move(before) * decision.direction > 0) {
            memory.unflag(before);
            memory.unflag(today.day);
            memory.rescaleBefore(before, Math.exp(-episode.adoptedMove));
            episode.adoptedDirection = 0;
        }
    }

    private boolean isToldAlready(EpisodeMemory episode, double move) {
        return decision.direction == episode.direction
                && episode.told
                && today.day - episode.lastDay <= quietDays
                && Math.abs(move) <= episode.toldMove + louder;
    }

    private static Outcome tell(EpisodeMemory episode) {
        episode.told = true;
        return Outcome.SPIKE;
    }

    private void open(SeriesMemory memory, EpisodeMemory episode, double move) {
        var first = today.day;
        memory.flag(first);
        for (var back = 1; back < decision.days; back++) {
            first = memory.reportedBefore(first);
            memory.flag(first);
        }
        episode.direction = (byte) decision.direction;
        episode.open = true;
        episode.told = false;
        episode.start = first;
        episode.abnormalDays = decision.days;
        episode.lastDay = today.day;
        episode.toldMove = (float) Math.abs(move);
        episode.peakMove = episode.toldMove;
    }

    private Outcome extend(SeriesMemory memory, EpisodeMemory episode) {
        memory.flag(today.day);
        episode.abnormalDays++;
        var move = Math.abs(decision.isFound() ? decision.move() : today.move());
        var escalates = suppression == null && move >= episode.peakMove + escalated;
        episode.peakMove = (float) Math.max(episode.peakMove, move);
        episode.lastDay = today.day;
        if (decision.isFound() && decision.excuse == null && (escalates || !episode.told)) {
            decision.rule = episode.told ? Rule.ESCALATION : decision.rule;
            episode.toldMove = (float) move;
            return tell(episode);
        }
        adoptIfNewNormal(memory, episode);
        return episode.told
                ? Outcome.IN_EPISODE
                : suppress(decision.excuse == null ? Suppression.IMMATERIAL : decision.excuse);
    }

    /** An outage is not a new normal before it has lasted four weeks. */
    private void adoptIfNewNormal(SeriesMemory memory, EpisodeMemory episode) {
        var reported = reportedDays(memory, episode);
        if (reported < adoptionDays || episode.abnormalDays < adoptionShare * reported) {
            return;
        }
        var move = recentMove(memory, episode);
        if (reported >= (move < outage ? outageDays : adoptionDays)) {
            adopt(memory, episode, move);
        }
    }

    private int reportedDays(SeriesMemory memory, EpisodeMemory episode) {
        var reported = 0;
        for (var day = episode.start; day <= today.day; day++) {
            reported += memory.isReported(day) ? 1 : 0;
        }
        return reported;
    }

    /** The median of the last abnormal days. */
    private double recentMove(SeriesMemory memory, EpisodeMemory episode) {
        var number = 0;
        for (var day = today.day; day >= episode.start && number < sorted.length; day--) {
            if (memory.isFlagged(day)) {
                sorted[number++] = memory.move(day);
            }
        }
        return Quantiles.median(sorted, number);
    }

    /** What lasts becomes usual: the past counts at the new level from now on, and the episode's own days join it. */
    private void adopt(SeriesMemory memory, EpisodeMemory episode, double move) {
        memory.rescaleBefore(episode.start, Math.exp(move));
        for (var day = episode.start; day <= today.day; day++) {
            if (memory.isFlagged(day) && Math.abs(memory.move(day) - move) <= adoptionSpread) {
                memory.unflag(day);
            }
        }
        episode.open = false;
        episode.adoptedDirection = episode.direction;
        episode.adoptedOn = today.day;
        episode.adoptedMove = (float) move;
    }
}
