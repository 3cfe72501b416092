package io.spikewatch.app.send;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which sends to show; what is null doesn't filter. {@code from} is inclusive, {@code to} exclusive, both of the due time. */
record SendFilter(
        @Nullable String campaign,
        @Nullable String family,
        @Nullable Integer version,
        @Nullable String state,
        @Nullable String reason,
        @Nullable String origin,
        @Nullable String cohort,
        @Nullable String organizationId,
        @Nullable UUID userId,
        @Nullable String eventId,
        @Nullable Instant from,
        @Nullable Instant to) {}
