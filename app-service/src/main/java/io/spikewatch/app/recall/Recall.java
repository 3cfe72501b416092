package io.spikewatch.app.recall;

import java.time.Instant;
import java.util.UUID;

/** Notifications of a campaign that were withdrawn together. */
public record Recall(UUID id, String campaign, String reason, Instant recalledAt, String recalledBy) {

    /** As the audit log names it. */
    String target() {
        return campaign + "/recalls/" + id;
    }
}
