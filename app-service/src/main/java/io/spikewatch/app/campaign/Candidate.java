package io.spikewatch.app.campaign;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody an event concerns, and the organization they would be told in, or nobody; and what keeps a campaign from it. */
record Candidate(
        @Nullable UUID userId,
        @Nullable String organizationId,
        @Nullable Suppression suppression) {

    static Candidate nobody(Suppression why) {
        return new Candidate(null, null, why);
    }
}
