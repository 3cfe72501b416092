package io.spikewatch.app.recall;

import java.util.UUID;

/** Notifications of a campaign that were withdrawn together. */
record Recall(UUID id, String campaign) {

    /** As the audit log names it. */
    String target() {
        return campaign + "/recalls/" + id;
    }
}
