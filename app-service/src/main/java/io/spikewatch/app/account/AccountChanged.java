package io.spikewatch.app.account;

import java.util.UUID;

/**
 * An account was created, is known by other identifiers, or somebody was assigned to it: what found nobody to tell may
 * do so now. Published inside the transaction that makes the change.
 */
public record AccountChanged(UUID accountId) {}
