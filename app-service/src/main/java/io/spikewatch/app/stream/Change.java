package io.spikewatch.app.stream;

import java.util.UUID;

/** That a notification came, changed or was withdrawn; what it is like since, the inbox says. */
record Change(UUID id, long horizon, UUID notificationId, UUID userId, String organizationId) {

    Position position() {
        return new Position(id, horizon);
    }
}
