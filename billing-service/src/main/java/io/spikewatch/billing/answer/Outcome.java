package io.spikewatch.billing.answer;

import java.util.Locale;

/** How a query ended. */
enum Outcome {
    SUCCESS,
    /** The caller had the answer already. */
    NOT_MODIFIED,
    /** The caller left before the answer was complete. */
    ABORTED,
    FAILURE;

    String tag() {
        return name().toLowerCase(Locale.ROOT);
    }
}
