package io.spikewatch.app.recall;

import io.spikewatch.app.event.Event;
import io.spikewatch.app.event.EventWithdrawn;
import io.spikewatch.app.event.Withdrawal;
import io.spikewatch.app.ledger.SendFilter;
import io.spikewatch.app.ledger.Sends;
import io.spikewatch.app.notification.Notifications;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Withdraws what people were told of events that no longer hold, and says on every notification of them what doesn't. What
 * was withdrawn stays so, though the event may hold again.
 */
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
        var told = sends.notificationsOf(event.name(), event.id());
        notifications.lock(told); // all of them before any campaign's
        if (withdrawn.withdrawal().whole()) {
            recall(event, withdrawn.withdrawal());
        }
        notifications.annotate(told, withdrawn.withdrawal().metadata());
    }

    private void recall(Event event, Withdrawal withdrawal) {
        for (var campaign : sends.campaignsThatTold(event.name(), event.id())) {
            recalls.recall(SOURCE, campaign, SendFilter.deliveredOf(campaign, event.id()), withdrawal);
        }
    }
}
