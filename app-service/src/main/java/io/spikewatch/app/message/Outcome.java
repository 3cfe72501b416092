package io.spikewatch.app.message;

import java.util.Set;

/** What a message came to. */
public sealed interface Outcome {

    record Handled() implements Outcome {}

    /**
     * Nobody could be told so far.
     *
     * @param awaits words for {@link Messages#retryWaiting}: what would make it worth another try
     */
    record Unrouted(String reason, Set<String> awaits) implements Outcome {}
}
