package io.spikewatch.app.campaign;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody an event concerns, or nobody, and what keeps a campaign from telling them. */
record Candidate(@Nullable UUID userId, @Nullable Suppression suppression) {

    static Candidate nobody(Suppression why) {
        return new Candidate(null, why);
    }
}
