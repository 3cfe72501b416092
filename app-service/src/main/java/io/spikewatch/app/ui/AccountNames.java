package io.spikewatch.app.ui;

import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.organization.Caller;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Account names are for staff; to anybody else every account is nameless. */
@Component
class AccountNames {

    private final Accounts accounts;

    AccountNames(Accounts accounts) {
        this.accounts = accounts;
    }

    String nameOf(Caller caller, String accountId) {
        return Optional.of(accountId)
                .filter(id -> caller.staff())
                .flatMap(Ids::parse)
                .flatMap(accounts::find)
                .map(Account::name)
                .orElse("one account");
    }
}
