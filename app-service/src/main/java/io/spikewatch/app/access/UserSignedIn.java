package io.spikewatch.app.access;

import java.time.Instant;
import java.util.UUID;

/** Somebody signed in and has a session now. Published outside of any transaction. */
public record UserSignedIn(UUID userId, Instant signedInAt) {}
