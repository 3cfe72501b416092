package io.spikewatch.app.send;

import io.spikewatch.app.event.Occasion;
import io.spikewatch.app.subscription.Subscription;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What conditions and templates can name: an event's properties, its customer, and the subscription as known today.
 *
 * @param subscriptions of the customers' organizations
 */
record Facts(Map<String, Subscription> subscriptions) {

    private static final String SUBSCRIPTION = "subscription.";

    Map<String, Object> of(Occasion occasion) {
        var facts = new HashMap<>(occasion.event().properties());
        facts.keySet().removeIf(name -> name.startsWith(SUBSCRIPTION)); // ours to say
        facts.put("account", occasion.subject().name());
        var organizationId = occasion.subject().organizationId();
        if (organizationId != null) {
            facts.put("organization_id", organizationId);
            add(facts, subscriptions.get(organizationId));
        }
        return facts;
    }

    private static void add(Map<String, Object> facts, @Nullable Subscription known) {
        if (known != null && known.plan() != null) {
            facts.put(SUBSCRIPTION + "plan", known.plan());
        }
        if (known != null && known.status() != null) {
            facts.put(SUBSCRIPTION + "status", known.status());
        }
    }
}
