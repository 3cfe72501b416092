package io.spikewatch.app.preference;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** That somebody has muted a type of notifications: of one account, or altogether. */
public record Muted(UUID userId, @Nullable UUID accountId) {}
