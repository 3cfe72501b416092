package io.spikewatch.app.organization;

import java.time.Instant;
import java.util.UUID;

/** There is a new user. Published inside the transaction that creates it. */
public record UserCreated(UUID userId, Instant createdAt) {}
