package io.spikewatch.billing.why;

import org.jspecify.annotations.Nullable;

/**
 * Whether people heard of a day.
 *
 * @param told they did, of the episode that it belongs to
 * @param untold why they did not; null: nothing kept it from them so far
 */
record Fate(boolean told, @Nullable Untold untold) {

    static final Fate TOLD = new Fate(true, null);

    static final Fate OPEN = new Fate(false, null);

    static Fate untold(Untold reason) {
        return new Fate(false, reason);
    }
}
