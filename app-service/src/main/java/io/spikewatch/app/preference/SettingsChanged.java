package io.spikewatch.app.preference;

import java.util.UUID;

/** Somebody wants to be told in another way from now on. Published inside the transaction that makes the change. */
public record SettingsChanged(UUID userId) {}
