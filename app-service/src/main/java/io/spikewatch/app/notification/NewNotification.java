package io.spikewatch.app.notification;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notification about to be delivered to one person in one organization. */
public record NewNotification(
        String organizationId,
        UUID userId,
        String notificationType,
        Priority priority,
        String title,
        String body,
        String resourceType,
        String resourceId,
        String sourceType,
        String sourceId,
        @Nullable String sourceUrl,
        Map<String, Object> metadata) {}
