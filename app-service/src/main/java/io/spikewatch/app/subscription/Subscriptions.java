package io.spikewatch.app.subscription;

import java.util.Collection;
import java.util.List;
import java.util.Map;
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
        return Optional.ofNullable(find(List.of(organizationId)).get(organizationId));
    }

    /** Of each organization; one of which nothing is known is absent. */
    public Map<String, Subscription> find(Collection<String> organizationIds) {
        return subscriptions.find(organizationIds);
    }
}
