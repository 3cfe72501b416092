package io.spikewatch.app.send;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody an event concerns, and what they would read, or nobody; and what keeps a campaign from telling them. */
public record Candidate(
        @Nullable UUID userId,
        @Nullable Copy copy,
        @Nullable Suppression suppression) {

    static Candidate nobody(Suppression why) {
        return new Candidate(null, null, why);
    }
}
