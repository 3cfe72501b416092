package io.spikewatch.app.send;

import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.campaign.Campaigns;
import io.spikewatch.app.event.EventKinds;
import io.spikewatch.app.message.Messages;
import io.spikewatch.messages.Envelope;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Delivers what waited, to those it still concerns. */
@Component
class DueSends {

    private final SendRepository sends;
    private final Campaigns campaigns;
    private final EventKinds kinds;
    private final Messages messages;
    private final Audience audience;
    private final Delivery delivery;
    private final Clock clock;

    DueSends(
            SendRepository sends,
            Campaigns campaigns,
            EventKinds kinds,
            Messages messages,
            Audience audience,
            Delivery delivery,
            Clock clock) {
        this.sends = sends;
        this.campaigns = campaigns;
        this.kinds = kinds;
        this.messages = messages;
        this.audience = audience;
        this.delivery = delivery;
        this.clock = clock;
    }

    List<DueEvent> next(int limit) {
        return sends.due(clock.instant(), limit);
    }

    /** False if there was nothing to do: the campaign was paused in between, or another replica was faster. */
    @Transactional
    boolean settle(DueEvent due) {
        campaigns.lockForDelivery(due.event());
        sends.lock(due); // as whoever takes the event back does, so that each sees what the other has done
        var version = campaigns
                .find(due.campaign(), due.version())
                .filter(each -> !each.campaign().paused());
        var waiting = sends.lockDue(due, clock.instant());
        if (version.isEmpty() || waiting.isEmpty()) {
            return false;
        }
        settle(version.get(), waiting, envelopeOf(waiting));
        return true;
    }

    private void settle(CampaignVersion version, List<PlannedSend> waiting, Envelope envelope) {
        var tellable = audience.of(version, kinds.occasion(envelope)).tellable();
        sends.markOutdated(
                waiting.stream()
                        .filter(send -> !tellable.containsKey(send.userId()))
                        .toList(),
                clock.instant());
        delivery.deliver(
                version.campaign(),
                waiting.stream()
                        .filter(send -> tellable.containsKey(send.userId()))
                        .toList(),
                tellable);
    }

    private Envelope envelopeOf(List<PlannedSend> waiting) {
        return messages.find(waiting.get(0).messageId())
                .orElseThrow(() -> new IllegalStateException("A send's message is gone"));
    }
}
