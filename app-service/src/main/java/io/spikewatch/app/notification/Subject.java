package io.spikewatch.app.notification;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a notification is about, without its text.
 *
 * @param organizationId in whose inbox it is
 * @param customerId the organization that its event names, if any
 * @param retractedAt when it was withdrawn, if it was
 */
public record Subject(
        UUID id,
        String notificationType,
        Priority priority,
        String organizationId,
        String resourceType,
        String resourceId,
        @Nullable String customerId,
        Instant createdAt,
        @Nullable Instant retractedAt) {}
