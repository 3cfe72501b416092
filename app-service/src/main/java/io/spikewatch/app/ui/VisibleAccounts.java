package io.spikewatch.app.ui;

import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.Problem;
import io.spikewatch.web.Uuids;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Accounts are for staff; anybody else learns nothing of them, not even that they exist. */
@Component
class VisibleAccounts {

    private final Accounts accounts;

    VisibleAccounts(Accounts accounts) {
        this.accounts = accounts;
    }

    /** @throws Problem 404 */
    Account get(Caller caller, String id) {
        return find(caller, id).orElseThrow(() -> Problem.notFound("This account"));
    }

    String nameOf(Caller caller, String id) {
        return find(caller, id).map(Account::name).orElse("one account");
    }

    private Optional<Account> find(Caller caller, String id) {
        return caller.staff() ? Uuids.parse(id).flatMap(accounts::find) : Optional.empty();
    }
}
