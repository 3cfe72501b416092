package io.spikewatch.billing.feedback;

import org.jspecify.annotations.Nullable;

/**
 * What people think of one spike.
 *
 * @param useful how many found it useful
 * @param notUseful how many didn't
 * @param yours what whoever asks said of it; null: nothing
 */
public record Feedback(
        long useful, long notUseful, @Nullable Boolean yours) {

    /** Nobody said anything so far. */
    public static final Feedback NONE = new Feedback(0, 0, null);
}
