package io.spikewatch.app.send;

import io.spikewatch.app.event.Content;
import org.jspecify.annotations.Nullable;

/** What one person reads, if there is anything, and the organization in whose inbox they read it. */
public record Copy(String organizationId, @Nullable Content content) {

    public Content contentOrThrow() {
        if (content == null) {
            throw new IllegalStateException("There is nothing to read");
        }
        return content;
    }
}
