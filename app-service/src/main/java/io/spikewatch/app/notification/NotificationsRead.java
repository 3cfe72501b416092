package io.spikewatch.app.notification;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A person read notifications that were unread. Published inside the transaction that marks them. */
public record NotificationsRead(UUID userId, List<UUID> ids, Instant readAt) {}
