package io.spikewatch.app.organization;

import java.util.UUID;

/** A user was deactivated or got another password: sessions from before must end. */
public record AccessRevoked(UUID userId) {}
