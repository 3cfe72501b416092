package io.spikewatch.app.send;

import io.spikewatch.app.campaign.Campaign;
import io.spikewatch.app.notification.NewNotification;
import io.spikewatch.app.notification.Notifications;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Turns planned sends into notifications, in the transaction that holds the campaign's switch. */
@Component
class Delivery {

    private static final Logger log = LoggerFactory.getLogger(Delivery.class);

    private final SendRepository sends;
    private final Notifications notifications;
    private final Clock clock;

    Delivery(SendRepository sends, Notifications notifications, Clock clock) {
        this.sends = sends;
        this.notifications = notifications;
        this.clock = clock;
    }

    /** @param copies what each of the people reads */
    void deliver(Campaign campaign, List<PlannedSend> planned, Map<UUID, Copy> copies) {
        if (planned.isEmpty()) {
            return;
        }
        var delivered = notifications.deliver(planned.stream()
                .map(send -> Objects.requireNonNull(send.userId()))
                .map(user -> notification(campaign, Objects.requireNonNull(copies.get(user)), user))
                .toList());
        sends.markDelivered(planned, delivered, clock.instant());
        log.info(
                "Notifications delivered: campaign={} source={} people={}",
                campaign.key(),
                copies.values().iterator().next().contentOrThrow().sourceId(),
                planned.size());
    }

    private static NewNotification notification(Campaign campaign, Copy copy, UUID userId) {
        var content = copy.contentOrThrow();
        return new NewNotification(
                copy.organizationId(),
                userId,
                campaign.key(),
                content.priority(),
                content.title(),
                content.body(),
                content.resourceType(),
                content.resourceId(),
                content.sourceType(),
                content.sourceId(),
                content.sourceUrl(),
                content.metadata());
    }
}
