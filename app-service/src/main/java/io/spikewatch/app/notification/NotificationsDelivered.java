package io.spikewatch.app.notification;

import java.util.List;
import java.util.UUID;

/** People have new notifications in their inboxes. Published inside the transaction that puts them there. */
public record NotificationsDelivered(List<Delivered> all) {

    /** One person's. */
    public record Delivered(UUID id, String organizationId, UUID userId, String notificationType) {}
}
