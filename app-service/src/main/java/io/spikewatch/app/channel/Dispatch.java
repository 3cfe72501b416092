package io.spikewatch.app.channel;

import io.spikewatch.app.notification.NotificationsDelivered;
import io.spikewatch.app.notification.NotificationsDelivered.Delivered;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.organization.Users;
import io.spikewatch.app.preference.NotificationSettings;
import io.spikewatch.app.preference.Settings;
import io.spikewatch.app.preference.SettingsChanged;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        var told = event.all().stream()
                .filter(each -> hasChosenAny(each, Objects.requireNonNull(chosen.get(each.userId()))))
                .toList();
        if (!told.isEmpty()) {
            dispatch(told, chosen);
        }
    }

    /** What waits is judged anew: quiet hours may be over, or an address mended. */
    @EventListener
    void on(SettingsChanged changed) {
        deliveries.bringForward(changed.userId(), clock.instant());
    }

    private boolean hasChosenAny(Delivered told, Settings chosen) {
        return senders.stream().anyMatch(sender -> chosen.hasChosen(sender.channel(), told.notificationType()));
    }

    private void dispatch(List<Delivered> told, Map<UUID, Settings> chosen) {
        var now = clock.instant();
        var people = users.findAll(told.stream().map(Delivered::userId).toList()).stream()
                .collect(Collectors.toMap(User::id, person -> person));
        deliveries.add(
                told.stream()
                        .flatMap(each -> deliveries(
                                each,
                                Objects.requireNonNull(people.get(each.userId())),
                                Objects.requireNonNull(chosen.get(each.userId())),
                                now))
                        .toList(),
                now);
    }

    private Stream<NewDelivery> deliveries(Delivered told, User person, Settings chosen, Instant now) {
        return senders.stream()
                .filter(sender -> chosen.hasChosen(sender.channel(), told.notificationType()))
                .filter(sender -> sender.addressOf(person, chosen).isPresent())
                .map(sender -> new NewDelivery(
                        told.id(), sender.channel(), told.organizationId(), told.userId(), chosen.loudFrom(now)));
    }
}
