package io.spikewatch.app.send;

import io.spikewatch.app.campaign.CampaignVersion;
import io.spikewatch.app.campaign.Campaigns;
import io.spikewatch.app.event.Event;
import io.spikewatch.app.event.EventKinds;
import io.spikewatch.app.event.EventWithdrawn;
import io.spikewatch.app.event.Withdrawal;
import io.spikewatch.app.message.MessageHandler;
import io.spikewatch.app.message.Outcome;
import io.spikewatch.app.message.ReceivedMessage;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Has every campaign tell of an event that arrived, or no more of one that no longer holds: all in the transaction that
 * records the message.
 */
@Component
class EventMessages implements MessageHandler {

    private final EventKinds kinds;
    private final Campaigns campaigns;
    private final SendRepository sends;
    private final Planning planning;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    EventMessages(
            EventKinds kinds,
            Campaigns campaigns,
            SendRepository sends,
            Planning planning,
            ApplicationEventPublisher events,
            Clock clock) {
        this.kinds = kinds;
        this.campaigns = campaigns;
        this.sends = sends;
        this.planning = planning;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Set<String> types() {
        return kinds.messageTypes();
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        var kind = kinds.of(message.envelope());
        var event = kind.event(message.envelope());
        campaigns.lockForDelivery(event.name());
        sends.lock(event.occurrence());
        return kind.withdraws(message.envelope())
                ? takeBack(event, kind.withdraw(message.envelope()))
                : tell(message, event);
    }

    /** Whoever waits to be told hears nothing; what becomes of those who were told is for others to say. */
    private Outcome takeBack(Event event, Withdrawal withdrawal) {
        if (withdrawal.whole()) {
            sends.markOutdated(event, clock.instant());
        }
        events.publishEvent(new EventWithdrawn(event, withdrawal));
        return new Outcome.Handled();
    }

    private Outcome tell(ReceivedMessage message, Event event) {
        var active = campaigns.telling(event.name());
        if (active.isEmpty()) {
            return new Outcome.Untold("campaign_off");
        }
        var told = planning.tell(active, message, kinds.occasion(message.envelope()));
        return tellsAny(active, message) ? outcome(event, told) : new Outcome.Untold(Suppression.ORIGIN.word());
    }

    private static boolean tellsAny(List<CampaignVersion> active, ReceivedMessage message) {
        return active.stream()
                .anyMatch(each -> each.definition().tells(message.envelope().origin()));
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
