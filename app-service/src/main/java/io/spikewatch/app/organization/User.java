package io.spikewatch.app.organization;

import java.util.UUID;

/** A person who can sign in while {@code active}. */
public record User(UUID id, String email, String name, boolean active) {}
