package io.spikewatch.app.notification;

import java.util.Map;
import java.util.UUID;

/** Notifications to deliver in tests. */
public final class TestNotifications {

    private TestNotifications() {}

    public static NewNotification of(String organizationId, UUID userId) {
        return of(organizationId, userId, UUID.randomUUID().toString());
    }

    static NewNotification of(String organizationId, UUID userId, String sourceId) {
        return of(organizationId, userId, sourceId, "usage_spike", Priority.NORMAL);
    }

    static NewNotification of(String organizationId, UUID userId, String type, Priority priority) {
        return of(organizationId, userId, UUID.randomUUID().toString(), type, priority);
    }

    private static NewNotification of(
            String organizationId, UUID userId, String sourceId, String type, Priority priority) {
        return new NewNotification(
                organizationId,
                userId,
                type,
                priority,
                "Usage spike: Acme",
                "events up",
                "account",
                "7",
                "billing",
                sourceId,
                null,
                Map.of("spikes", 1));
    }
}
