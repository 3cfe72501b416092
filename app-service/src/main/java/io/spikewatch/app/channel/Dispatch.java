package io.spikewatch.app.channel;

import io.spikewatch.app.notification.NotificationsDelivered;
import io.spikewatch.app.notification.NotificationsDelivered.Delivered;
import io.spikewatch.app.organization.Users;
import io.spikewatch.app.preference.NotificationSettings;
import io.spikewatch.app.preference.Settings;
import io.spikewatch.app.preference.SettingsChanged;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes down who is told on which channels beside the inbox, in the transaction that puts it there. */
@Component
class Dispatch {

    private final List<Sender> senders;
    private final NotificationSettings settings;
    private final Users users;
    private final ChannelDeliveryRepository deliveries;
    private final Clock clock;

    Dispatch(
            List<Sender> senders,
            NotificationSettings settings,
            Users users,
            ChannelDeliveryRepository deliveries,
            Clock clock) {
        this.senders = senders;
        this.settings = settings;
        this.users = users;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @EventListener
    void on(NotificationsDelivered event) {
        var chosen = settings.of(event.all().stream().map(Delivered::userId).toList());
        event.all().forEach(each -> dispatch(each, Objects.requireNonNull(chosen.get(each.userId()))));
    }

    /** What waits is judged anew: quiet hours may be over, or an address mended. */
    @EventListener
    void on(SettingsChanged changed) {
        deliveries.bringForward(changed.userId(), clock.instant());
    }

    private void dispatch(Delivered told, Settings chosen) {
        senders.stream()
                .filter(sender -> chosen.hasChosen(sender.channel(), told.notificationType()))
                .filter(sender -> isReached(told, chosen, sender))
                .forEach(sender -> dispatch(told, chosen, sender));
    }

    private boolean isReached(Delivered told, Settings chosen, Sender sender) {
        return users.find(told.userId())
                .flatMap(person -> sender.addressOf(person, chosen))
                .isPresent();
    }

    private void dispatch(Delivered told, Settings chosen, Sender sender) {
        var now = clock.instant();
        deliveries.add(told.id(), sender.channel(), told.organizationId(), told.userId(), chosen.loudFrom(now), now);
    }
}
