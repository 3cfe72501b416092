package io.spikewatch.app.explanation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A notification with the send it came of, or that of what it corrects, and the recall of that. */
record ToldNotification(
        UUID id,
        String organizationId,
        UUID userId,
        Instant createdAt,
        String campaign,
        int version,
        String eventId,
        String occurrence,
        String origin,
        String cohort,
        Instant plannedAt,
        UUID messageId,
        @Nullable UUID recallId,
        @Nullable String recallReason,
        @Nullable Instant recalledAt,
        @Nullable UUID corrects,
        @Nullable String corrected,
        @Nullable UUID correctedBy,
        @Nullable String correction,
        @Nullable String correctionOrganization) {}
