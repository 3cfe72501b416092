package io.spikewatch.app.organization;

import java.util.UUID;

/** Somebody who belongs to an organization; only the active may sign in. */
public record Member(UUID userId, Role role, boolean active) {}
