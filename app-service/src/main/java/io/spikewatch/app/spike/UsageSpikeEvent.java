package io.spikewatch.app.spike;

import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.account.Assignment;
import io.spikewatch.app.campaign.Content;
import io.spikewatch.app.campaign.Event;
import io.spikewatch.app.campaign.EventKind;
import io.spikewatch.app.campaign.Judgement;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.UsageSpikeDetected;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** A usage spike concerns whoever looks after the account today. */
@Component
class UsageSpikeEvent implements EventKind {

    private final Accounts accounts;
    private final SpikeText text;

    UsageSpikeEvent(Accounts accounts, SpikeText text) {
        this.accounts = accounts;
        this.text = text;
    }

    @Override
    public String name() {
        return UsageSpikeDetected.TYPE;
    }

    @Override
    public Event event(Envelope envelope) {
        var spike = spike(envelope);
        return new Event(spike.spikeId(), spike.spikeId(), spike.organizationId(), AccountIdentifiers.of(spike));
    }

    @Override
    public Judgement judge(Envelope envelope) {
        var spike = spike(envelope);
        return accounts.resolve(spike.organizationId(), spike.billingId(), spike.stripeCustomerId())
                .map(account -> judge(account, spike))
                .orElseGet(Judgement.NoAccount::new);
    }

    private Judgement judge(Account account, UsageSpikeDetected spike) {
        var people =
                accounts.team(account.id()).stream().map(Assignment::userId).collect(Collectors.toSet());
        return people.isEmpty()
                ? new Judgement.NoPerson()
                : new Judgement.AccountTeam(account.id(), people, content(account, spike));
    }

    private Content content(Account account, UsageSpikeDetected spike) {
        return new Content(
                text.title(account.name(), spike),
                text.body(spike),
                text.priority(spike),
                "account",
                account.id().toString(),
                "billing",
                spike.spikeId(),
                SpikeLink.of(account.id(), spike),
                SpikeMetadata.of(account, spike));
    }

    private static UsageSpikeDetected spike(Envelope envelope) {
        return (UsageSpikeDetected) envelope.message();
    }
}
