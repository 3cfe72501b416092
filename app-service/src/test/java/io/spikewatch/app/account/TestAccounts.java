package io.spikewatch.app.account;

import java.util.UUID;

/** Accounts and their people for tests of other features. */
public class TestAccounts {

    private final Accounts accounts;

    TestAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    public Account create(String organizationId, String name) {
        return accounts.create(new AccountDetails(organizationId, name, null, null));
    }

    public void assign(UUID accountId, AssignmentRole role, UUID userId) {
        accounts.assign(accountId, role, new Assignee(null, userId));
    }
}
