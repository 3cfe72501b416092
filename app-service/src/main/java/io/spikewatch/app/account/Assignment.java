package io.spikewatch.app.account;

import java.time.Instant;
import java.util.UUID;

/** Somebody who looks after an account today, since when and as what. */
public record Assignment(AssignmentRole role, UUID userId, Instant startedAt) {}
