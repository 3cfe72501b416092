package io.spikewatch.detector;

import io.spikewatch.messages.Direction;
import org.jspecify.annotations.Nullable;

/** What the rules say of the judged day. Filled anew for each day, so that judging allocates nothing. */
final class Decision {

    /** 1 up, -1 down, 0 within its range. */
    int direction;

    @Nullable
    Rule rule;

    double factor;

    /** Why people need not be told, for a reason of the day itself; null: they should, if it is news. */
    @Nullable
    Suppression excuse;

    /** Judged days up to and including today that are far off together. */
    int days;

    void none() {
        direction = 0;
        rule = null;
        factor = 1;
        days = 0;
        excuse = null;
    }

    void found(int found, Rule by, double times, int together, @Nullable Suppression because) {
        direction = found;
        rule = by;
        factor = times;
        days = together;
        excuse = because;
    }

    boolean isFound() {
        return direction != 0;
    }

    @Nullable
    Finding toFinding() {
        return rule == null ? null : new Finding(direction > 0 ? Direction.UP : Direction.DOWN, rule, factor, days);
    }

    double move() {
        return Math.log(factor);
    }
}
