package io.spikewatch.app.subscription;

import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who is on which plan today. */
@Component
public class Subscriptions {

    private final SubscriptionRepository subscriptions;

    Subscriptions(SubscriptionRepository subscriptions) {
        this.subscriptions = subscriptions;
    }

    public Optional<Subscription> find(String organizationId) {
        return subscriptions.find(organizationId);
    }
}
