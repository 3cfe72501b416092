package io.spikewatch.billing.spike;

import io.spikewatch.billing.history.Organization;
import io.spikewatch.billing.outbox.Outbox;
import io.spikewatch.billing.story.SpikeEntry;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.SpikeIds;
import io.spikewatch.messages.UsageSpikeDetected;
import io.spikewatch.messages.UsageSpikeDetected.Withdrawn;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Puts spikes into words for the queue. */
@Component
class SpikeMessages {

    private final Outbox outbox;

    SpikeMessages(Outbox outbox) {
        this.outbox = outbox;
    }

    void tell(Organization organization, Spike spike) {
        outbox.enqueue(new Envelope(
                spike.id().toString(), spike.detectedAt(), spike.origin(), message(organization, spike, null)));
    }

    /** @param number of the times that people are told so of this spike */
    void takeBack(Organization organization, Spike spike, Withdrawn withdrawn, int number) {
        outbox.enqueue(new Envelope(
                SpikeIds.withdrawalId(spike.id(), number).toString(),
                withdrawn.at(),
                spike.origin(),
                message(organization, spike, withdrawn)));
    }

    private static UsageSpikeDetected message(Organization organization, Spike spike, @Nullable Withdrawn withdrawn) {
        return new UsageSpikeDetected(
                spike.id().toString(),
                organization.id(),
                organization.name(),
                organization.billingId(),
                organization.stripeCustomerId(),
                spike.usageDate().toString(),
                spike.heard().spikes().stream().map(SpikeEntry::toMessage).toList(),
                withdrawn);
    }
}
