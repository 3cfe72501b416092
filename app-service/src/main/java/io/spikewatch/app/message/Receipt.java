package io.spikewatch.app.message;

import java.util.Locale;

/** What became of something taken from the queue. */
public enum Receipt {
    /** It had its effect now. */
    HANDLED,
    /** It was here before. */
    DUPLICATE,
    /** It is kept until somebody can be told. */
    UNROUTED,
    /** It makes no sense and is kept for a person to look at. */
    REJECTED,
    /** Nobody can understand it; it is in the dead-letter queue. */
    DEAD_LETTERED,
    /** It waits for the database. */
    POSTPONED,
    /** It stays in the queue for another attempt. */
    FAILED;

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
