package io.spikewatch.app.ledger;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One person's part in one campaign's event, as operators see it. */
public record Send(
        UUID id,
        String campaign,
        int version,
        String eventId,
        String occurrence,
        @Nullable String organizationId,
        @Nullable UUID userId,
        String origin,
        String cohort,
        String state,
        @Nullable String reason,
        Instant dueAt,
        @Nullable Instant decidedAt,
        @Nullable UUID notificationId,
        @Nullable Instant readAt) {}
