package io.spikewatch.app.channel;

import io.spikewatch.app.notification.Notification;
import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.organization.Users;
import io.spikewatch.app.preference.Channel;
import io.spikewatch.app.preference.NotificationSettings;
import io.spikewatch.app.preference.Settings;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Judges what waits once more, on the facts of the moment at which it is due. */
@Component
class Letters {

    private final Notifications notifications;
    private final NotificationSettings settings;
    private final Users users;
    private final Organizations organizations;
    private final ChannelProperties properties;
    private final Clock clock;

    Letters(
            Notifications notifications,
            NotificationSettings settings,
            Users users,
            Organizations organizations,
            ChannelProperties properties,
            Clock clock) {
        this.notifications = notifications;
        this.settings = settings;
        this.users = users;
        this.organizations = organizations;
        this.properties = properties;
        this.clock = clock;
    }

    /** What is to be done about a notification that is due. */
    sealed interface Judged {

        record Send(Letter letter) implements Judged {}

        record Wait(Instant until) implements Judged {}

        record Withdraw(String reason) implements Judged {}
    }

    Judged judge(ChannelDelivery delivery, Sender sender) {
        var notification = notifications.find(delivery.notificationId()).orElseThrow();
        var person = users.find(delivery.userId()).orElseThrow();
        var chosen = settings.of(person.id());
        var withdrawn = withdrawn(delivery, notification, chosen);
        if (withdrawn != null) {
            return new Judged.Withdraw(withdrawn);
        }
        var quietUntil = chosen.loudFrom(clock.instant());
        return quietUntil.isAfter(clock.instant())
                ? new Judged.Wait(quietUntil)
                : letter(delivery, sender, notification, person, chosen);
    }

    /** What was read needs no reader elsewhere; a webhook has none, and may count on everything. */
    private @Nullable String withdrawn(ChannelDelivery delivery, Notification notification, Settings chosen) {
        if (notification.retractedAt() != null) {
            return "retracted";
        }
        if (delivery.channel() != Channel.WEBHOOK && (notification.read() || notification.archivedAt() != null)) {
            return "read";
        }
        if (!chosen.hasChosen(delivery.channel(), notification.notificationType())) {
            return "not_chosen";
        }
        if (isMuted(notification, chosen)) {
            return "muted";
        }
        return organizations
                        .activeMembers(delivery.organizationId(), List.of(delivery.userId()))
                        .isEmpty()
                ? "left"
                : null;
    }

    private static boolean isMuted(Notification notification, Settings chosen) {
        var isOfAccount = notification.resourceType().equals("account");
        return chosen.hasMuted(notification.notificationType(), isOfAccount ? notification.resourceId() : null);
    }

    private Judged letter(
            ChannelDelivery delivery, Sender sender, Notification notification, User person, Settings chosen) {
        return sender.addressOf(person, chosen)
                .<Judged>map(address -> new Judged.Send(new Letter(
                        delivery.id(), notification, delivery.organizationId(), person.id(), address, link(delivery))))
                .orElseGet(() -> new Judged.Withdraw("no_address"));
    }

    /** Opens the notification, in the organization it belongs to. */
    private URI link(ChannelDelivery delivery) {
        return properties.page(
                "/inbox/{id}?organization_id={organization}", delivery.notificationId(), delivery.organizationId());
    }
}
