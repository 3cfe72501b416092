package io.spikewatch.app.recall;

import io.spikewatch.app.event.EventWithdrawn;
import io.spikewatch.app.ledger.SendFilter;
import io.spikewatch.app.ledger.Sends;
import io.spikewatch.app.notification.Notifications;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Withdraws what people were told of events that no longer hold; where something of the event is left, says what isn't. */
@Component
class WithdrawnEvents {

    /** Whose word it is that an event no longer holds. */
    private static final String SOURCE = "billing-service";

    private final Sends sends;
    private final Notifications notifications;
    private final Recalls recalls;

    WithdrawnEvents(Sends sends, Notifications notifications, Recalls recalls) {
        this.sends = sends;
        this.notifications = notifications;
        this.recalls = recalls;
    }

    @EventListener
    void on(EventWithdrawn withdrawn) {
        var event = withdrawn.event();
        var withdrawal = withdrawn.withdrawal();
        for (var campaign : sends.campaignsThatTold(event.name(), event.id())) {
            var delivered = SendFilter.deliveredOf(campaign, event.id());
            if (withdrawal.whole()) {
                recalls.recall(SOURCE, campaign, delivered, withdrawal.reason());
            } else {
                notifications.annotate(sends.notifications(delivered), withdrawal.metadata());
            }
        }
    }
}
