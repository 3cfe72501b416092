package io.spikewatch.app.message;

import java.util.Set;

/** What a message came to. */
public sealed interface Outcome {

    record Handled() implements Outcome {}

    /** Nobody is told of it as it was sent; the same message of another origin may still have an effect. */
    record Untold(String reason) implements Outcome {}

    /**
     * Nobody could be told so far.
     *
     * @param awaits words for {@link Messages#retryWaiting}: what would make it worth another try
     */
    record Unrouted(String reason, Set<String> awaits) implements Outcome {}
}
