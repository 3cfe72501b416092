package io.spikewatch.app.preference;

import org.jspecify.annotations.Nullable;

/**
 * Where a person is told outside; e-mail goes to the address they sign in with.
 *
 * @param slack an incoming webhook of Slack, or of something compatible
 * @param webhook what gets signed notifications as JSON
 */
public record Addresses(@Nullable String slack, @Nullable String webhook) {

    static final Addresses NONE = new Addresses(null, null);

    /** Says nothing: who knows an incoming webhook can write to it. */
    @Override
    public String toString() {
        return "Addresses[]";
    }
}
