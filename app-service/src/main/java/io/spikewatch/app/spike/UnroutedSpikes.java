package io.spikewatch.app.spike;

import io.spikewatch.app.account.AccountChanged;
import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.message.Messages;
import org.springframework.stereotype.Component;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Has spikes that found nobody tried again when their account appears or gets somebody. */
@Component
class UnroutedSpikes {

    private final Accounts accounts;
    private final Messages messages;

    UnroutedSpikes(Accounts accounts, Messages messages) {
        this.accounts = accounts;
        this.messages = messages;
    }

    /** Committed together with the change, so that no crash comes between; the trying itself happens later. */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void on(AccountChanged change) {
        accounts.find(change.accountId()).map(AccountIdentifiers::of).ifPresent(messages::retryWaiting);
    }
}
