package io.spikewatch.app.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which notifications of an inbox to show; what is null doesn't filter.
 *
 * @param archived the archived ones instead of the others
 * @param snoozed those that sleep instead of those that are awake
 * @param createdAfter inclusive
 * @param createdBefore exclusive
 */
public record NotificationFilter(
        @Nullable String notificationType,
        @Nullable Priority priority,
        @Nullable Boolean unread,
        boolean archived,
        boolean snoozed,
        @Nullable String resourceType,
        @Nullable String resourceId,
        @Nullable String targetType,
        @Nullable String targetId,
        @Nullable Instant createdAfter,
        @Nullable Instant createdBefore) {}
