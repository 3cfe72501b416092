package io.spikewatch.app.notification;

import java.util.List;
import java.util.UUID;

/** Notifications were withdrawn from people's inboxes. Published inside the transaction that does it. */
public record NotificationsRetracted(List<Retracted> all) {

    /** One person's. */
    public record Retracted(UUID id, String organizationId, UUID userId, String notificationType) {}
}
