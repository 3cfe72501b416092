package io.spikewatch.app.campaign;

import io.spikewatch.app.notification.NewNotification;
import io.spikewatch.app.notification.Notifications;
import java.time.Clock;
import java.util.List;
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
    private final Audience audience;
    private final Clock clock;

    Delivery(SendRepository sends, Notifications notifications, Audience audience, Clock clock) {
        this.sends = sends;
        this.notifications = notifications;
        this.audience = audience;
        this.clock = clock;
    }

    void deliver(Campaign campaign, Content content, List<PlannedSend> planned) {
        if (planned.isEmpty()) {
            return;
        }
        var delivered = notifications.deliver(planned.stream()
                .map(send -> notification(campaign, content, Objects.requireNonNull(send.userId())))
                .toList());
        sends.markDelivered(planned, delivered, clock.instant());
        log.info(
                "Notifications delivered: campaign={} source={} people={}",
                campaign.key(),
                content.sourceId(),
                planned.size());
    }

    private NewNotification notification(Campaign campaign, Content content, UUID userId) {
        return new NewNotification(
                audience.organizationId(),
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
