package io.spikewatch.app.account;

import java.util.Set;
import java.util.UUID;

/**
 * Accounts were created, are known by other identifiers, or got somebody assigned: what found nobody to tell may do so
 * now. Published inside the transaction that makes the changes, once for all of them.
 */
public record AccountsChanged(Set<UUID> accountIds) {

    AccountsChanged(UUID accountId) {
        this(Set.of(accountId));
    }
}
