package io.spikewatch.app.campaign;

import io.spikewatch.app.message.MessageHandler;
import io.spikewatch.app.message.Outcome;
import io.spikewatch.app.message.ReceivedMessage;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Has every campaign tell of an event that arrived: all in the transaction that records the message. */
@Component
class CampaignMessages implements MessageHandler {

    private final EventKinds kinds;
    private final CampaignRepository campaigns;
    private final Audience audience;
    private final SendRepository sends;
    private final Delivery delivery;
    private final Clock clock;

    CampaignMessages(
            EventKinds kinds,
            CampaignRepository campaigns,
            Audience audience,
            SendRepository sends,
            Delivery delivery,
            Clock clock) {
        this.kinds = kinds;
        this.campaigns = campaigns;
        this.audience = audience;
        this.sends = sends;
        this.delivery = delivery;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return kinds.names();
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        var kind = kinds.get(message.envelope().message().type());
        campaigns.lockForDelivery(kind.name());
        var event = kind.event(message.envelope());
        sends.hold(event.occurrence());
        var judgement = kind.judge(message.envelope());
        var active = campaigns.telling(kind.name());
        if (active.isEmpty()) {
            return new Outcome.Unrouted("campaign_off", event.awaits());
        }
        var told = active.stream()
                .flatMap(each -> tell(each, message, event, judgement))
                .toList();
        return active.stream().anyMatch(each -> each.tells(message.envelope().origin()))
                ? outcome(event, told)
                : new Outcome.Untold(Suppression.ORIGIN.word());
    }

    private Stream<PlannedSend> tell(Campaign campaign, ReceivedMessage message, Event event, Judgement judgement) {
        var candidates = audience.of(campaign, message.envelope().origin(), judgement);
        var written = sends.plan(campaign, message, event, candidates.all(), clock.instant());
        if (!campaign.paused()) {
            delivery.deliver(
                    campaign,
                    written.stream().filter(send -> send.suppression() == null).toList(),
                    candidates.tellable());
        }
        return written.stream();
    }

    private static Outcome outcome(Event event, List<PlannedSend> written) {
        var isUnrouted = !written.isEmpty() && written.stream().allMatch(PlannedSend::hasNobody);
        return isUnrouted ? new Outcome.Unrouted(reason(written), event.awaits()) : new Outcome.Handled();
    }

    /** An account whose people are all gone has nobody to tell, like one that never had any. */
    private static String reason(List<PlannedSend> written) {
        return written.stream().anyMatch(send -> send.suppression() == Suppression.NO_ACCOUNT)
                ? Suppression.NO_ACCOUNT.word()
                : Suppression.NO_PERSON.word();
    }
}
