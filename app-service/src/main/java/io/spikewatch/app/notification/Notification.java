package io.spikewatch.app.notification;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonRawValue;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line in a person's inbox.
 *
 * @param metadata what pages show beside the text, as JSON
 * @param createdAt to the microsecond, as it is stored
 */
public record Notification(
        UUID id,
        String notificationType,
        Priority priority,
        String title,
        String body,
        boolean read,
        @Nullable Instant readAt,
        @Nullable Instant archivedAt,
        @Nullable Instant snoozedUntil,
        String targetType,
        String targetId,
        String resourceType,
        String resourceId,
        String sourceType,
        String sourceId,
        @Nullable String sourceUrl,
        @JsonRawValue @Schema(types = "object") String metadata,
        @Nullable Instant retractedAt,
        @Nullable String retractionReason,
        @Nullable UUID corrects,

        @JsonFormat(pattern = "yyyy-MM-dd'T'HH:mm:ss.SSSSSSX", timezone = "UTC")
        Instant createdAt) {}
