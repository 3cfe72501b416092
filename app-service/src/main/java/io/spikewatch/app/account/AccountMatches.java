package io.spikewatch.app.account;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Accounts by their identifiers. Several may share a billing or Stripe id; the oldest of them is meant. */
class AccountMatches {

    private static final Logger log = LoggerFactory.getLogger(AccountMatches.class);

    private final Map<String, Account> byExternalId = new HashMap<>();
    private final Map<String, Account> byBillingId = new HashMap<>();
    private final Map<String, Account> byStripeCustomerId = new HashMap<>();

    AccountMatches(List<Account> oldestFirst) {
        oldestFirst.forEach(account -> {
            add(byExternalId, account.externalId(), account);
            add(byBillingId, account.billingId(), account);
            add(byStripeCustomerId, account.stripeCustomerId(), account);
        });
    }

    private static void add(Map<String, Account> accounts, @Nullable String id, Account account) {
        var older = id == null ? null : accounts.putIfAbsent(id, account);
        if (older != null) {
            log.warn("Several accounts share an identifier, took the oldest: account={}", older.id());
        }
    }

    Optional<Account> of(CustomerIds customer) {
        return find(byExternalId, customer.organizationId())
                .or(() -> find(byBillingId, customer.billingId()))
                .or(() -> find(byStripeCustomerId, customer.stripeCustomerId()));
    }

    private static Optional<Account> find(Map<String, Account> accounts, @Nullable String id) {
        return Optional.ofNullable(id).map(accounts::get);
    }
}
