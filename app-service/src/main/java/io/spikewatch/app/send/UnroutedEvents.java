package io.spikewatch.app.send;

import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.account.AccountsChanged;
import io.spikewatch.app.account.CustomerIds;
import io.spikewatch.app.event.Awaited;
import io.spikewatch.app.message.Messages;
import io.spikewatch.app.organization.MemberAdmitted;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/**
 * Has events that found nobody tried again when their account appears, or it or their organization gets somebody. That is
 * committed together with the change, so that no crash comes between; the trying itself happens later. One statement right
 * before the commit, however many accounts: messages that arrive after it have their second look later than that.
 */
@Component
class UnroutedEvents {

    private final Accounts accounts;
    private final Messages messages;

    UnroutedEvents(Accounts accounts, Messages messages) {
        this.accounts = accounts;
        this.messages = messages;
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(AccountsChanged change) {
        messages.retryWaiting(identifiers(change.accountIds()));
    }

    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(MemberAdmitted admitted) {
        messages.retryWaiting(Awaited.of(new CustomerIds(admitted.organizationId(), null, null)));
    }

    private Set<String> identifiers(Set<UUID> accountIds) {
        return accountIds.stream()
                .map(accounts::find)
                .flatMap(Optional::stream)
                .map(UnroutedEvents::identifiers)
                .flatMap(Set::stream)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Set<String> identifiers(Account account) {
        return Awaited.of(new CustomerIds(account.externalId(), account.billingId(), account.stripeCustomerId()));
    }
}
