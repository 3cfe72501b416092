package io.spikewatch.billing.spike;

import io.spikewatch.messages.Direction;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/** An episode under way, or one that ended so recently that another alert would tell people what they know. */
final class OpenEpisode {

    private static final int QUIET_DAYS = 6;
    private static final double LOUDER = Math.log(2);
    private static final double STILL_ABNORMAL = 0.4;
    private static final double LARGEST_MOVE_TO_COMPARE = Math.log(4);
    private static final int DAYS_TO_ADOPT = 7;
    private static final int DAYS_TO_ADOPT_OUTAGE = 28;

    private final SeriesMemory memory;
    private final Episode episode;
    private final int start;
    private int alerted;
    private double alertedMove;
    private double peakMove;
    private boolean open = true;

    OpenEpisode(SeriesMemory memory, int start, int day, Decision decision) {
        this.memory = memory;
        this.start = start;
        this.episode = new Episode(decision.direction(), memory.date(start));
        this.alerted = day;
        this.alertedMove = Math.abs(Math.log(decision.factor()));
        this.peakMove = alertedMove;
    }

    Episode episode() {
        return episode;
    }

    boolean goesOn(Comparison today, Optional<Decision> decision) {
        return open && decision.map(this::isAlike).orElseGet(() -> isStillAbnormal(today));
    }

    /** Whether the decision, after a normal day, is only the same thing again. */
    boolean swallows(int day, Decision decision) {
        return isAlike(decision) && day - alerted <= QUIET_DAYS && moveOf(decision.factor()) <= alertedMove + LOUDER;
    }

    void extend(int day, Comparison today, Optional<Decision> decision) {
        open = true;
        memory.flag(day);
        peakMove = Math.max(peakMove, moveOf(decision.map(Decision::factor).orElse(today.factor())));
        decision.ifPresent(found -> alerted = day);
    }

    void close() {
        open = false;
    }

    /** An outage is not a new normal before it has lasted four weeks. */
    boolean isNewNormal(int day) {
        var reported =
                IntStream.rangeClosed(start, day).filter(memory::reported).count();
        var needed = ratio(day) < 0.05 ? DAYS_TO_ADOPT_OUTAGE : DAYS_TO_ADOPT;
        return reported >= needed && abnormalDays(day).length >= 0.7 * reported;
    }

    /** What lasts becomes usual: the past counts at the new level from now on, and the episode's own days join it. */
    Adoption adopt(int day) {
        var ratio = ratio(day);
        memory.rescaleBefore(start, ratio);
        Arrays.stream(abnormalDays(day))
                .filter(abnormal -> moveOf(factor(abnormal) / ratio) <= 0.6)
                .forEach(memory::unflag);
        open = false;
        return new Adoption(day, ratio, episode.direction());
    }

    private double ratio(int day) {
        var abnormal = abnormalDays(day);
        return Quantiles.of(Arrays.stream(abnormal)
                        .skip(Math.max(0, abnormal.length - DAYS_TO_ADOPT))
                        .mapToDouble(this::factor))
                .median();
    }

    private int[] abnormalDays(int day) {
        return IntStream.rangeClosed(start, day).filter(memory::isFlagged).toArray();
    }

    private double factor(int day) {
        return memory.comparison(day).orElseThrow().factor();
    }

    private boolean isAlike(Decision decision) {
        return decision.direction() == episode.direction();
    }

    private boolean isStillAbnormal(Comparison today) {
        var enough = STILL_ABNORMAL * Math.min(peakMove, LARGEST_MOVE_TO_COMPARE);
        return (today.factor() > 1 == (episode.direction() == Direction.UP)) && moveOf(today.factor()) >= enough;
    }

    private static double moveOf(double factor) {
        return Math.abs(Math.log(factor));
    }
}
