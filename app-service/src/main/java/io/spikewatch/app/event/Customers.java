package io.spikewatch.app.event;

import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.CustomerIds;
import java.util.Map;
import java.util.Optional;

/** What is known today of the customers of some events: their accounts, and what their organizations are called. */
public record Customers(Map<CustomerIds, Account> accounts, Map<String, String> organizationNames) {

    public Optional<Account> account(CustomerIds customer) {
        return Optional.ofNullable(accounts.get(customer));
    }

    public String nameOf(String organizationId) {
        return organizationNames.getOrDefault(organizationId, organizationId);
    }
}
