package io.spikewatch.app.spike;

import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.campaign.Awaited;
import io.spikewatch.app.campaign.Content;
import io.spikewatch.app.campaign.Event;
import io.spikewatch.app.campaign.EventKind;
import io.spikewatch.app.campaign.Group;
import io.spikewatch.app.campaign.Judgement;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.UsageSpikeDetected;
import java.util.Map;
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
        return new Event(
                spike.spikeId(),
                spike.spikeId(),
                spike.organizationId(),
                Awaited.of(spike.organizationId(), spike.billingId(), spike.stripeCustomerId()));
    }

    @Override
    public Judgement judge(Envelope envelope) {
        var spike = spike(envelope);
        return accounts.resolve(spike.organizationId(), spike.billingId(), spike.stripeCustomerId())
                .<Judgement>map(account -> new Judgement.Concerns(
                        Map.of(Group.ACCOUNT_TEAM, content(account, spike)), spike.organizationId(), account.id()))
                .orElseGet(Judgement.NoAccount::new);
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
