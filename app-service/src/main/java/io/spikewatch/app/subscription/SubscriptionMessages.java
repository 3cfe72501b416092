package io.spikewatch.app.subscription;

import io.spikewatch.app.message.MessageHandler;
import io.spikewatch.app.message.Outcome;
import io.spikewatch.app.message.ReceivedMessage;
import io.spikewatch.messages.SubscriptionChanged;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Takes over what billing-service tells about subscriptions; what is older than what is known has no effect. */
@Component
class SubscriptionMessages implements MessageHandler {

    private static final Logger log = LoggerFactory.getLogger(SubscriptionMessages.class);

    private final SubscriptionRepository subscriptions;
    private final ApplicationEventPublisher events;

    SubscriptionMessages(SubscriptionRepository subscriptions, ApplicationEventPublisher events) {
        this.subscriptions = subscriptions;
        this.events = events;
    }

    @Override
    public Set<String> types() {
        return Set.of(SubscriptionChanged.TYPE);
    }

    @Override
    public Outcome handle(ReceivedMessage message) {
        var told = (SubscriptionChanged) message.envelope().message();
        var stands = subscriptions.put(told, message.envelope().occurredAt());
        events.publishEvent(new SubscriptionTold(told, message.envelope().origin(), stands));
        if (stands) {
            log.info(
                    "Subscription changed: organization={} change={} plan={} status={}",
                    told.organizationId(),
                    told.change(),
                    told.newPlan(),
                    told.status());
        }
        return new Outcome.Handled();
    }
}
