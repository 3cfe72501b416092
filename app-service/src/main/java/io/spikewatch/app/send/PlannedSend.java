package io.spikewatch.app.send;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A send that isn't delivered: planned, unless something suppresses it. */
record PlannedSend(UUID id, @Nullable UUID userId, @Nullable Suppression suppression, UUID messageId) {

    boolean hasNobody() {
        return suppression != null && suppression.isAbsence();
    }
}
