package io.spikewatch.app.send;

import io.spikewatch.app.event.Event;
import io.spikewatch.app.event.Subject;
import io.spikewatch.app.subscription.Subscription;
import io.spikewatch.app.subscription.Subscriptions;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What conditions and templates can name: an event's properties, its customer, and the subscription as known today. */
@Component
class Facts {

    private static final String SUBSCRIPTION = "subscription.";

    private final Subscriptions subscriptions;

    Facts(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    Map<String, Object> of(Event event, Subject subject) {
        var facts = new HashMap<>(event.properties());
        facts.keySet().removeIf(name -> name.startsWith(SUBSCRIPTION)); // ours to say
        facts.put("account", subject.name());
        var organizationId = subject.organizationId();
        if (organizationId != null) {
            facts.put("organization_id", organizationId);
            subscriptions.find(organizationId).ifPresent(known -> add(facts, known));
        }
        return facts;
    }

    private static void add(Map<String, Object> facts, Subscription known) {
        if (known.plan() != null) {
            facts.put(SUBSCRIPTION + "plan", known.plan());
        }
        if (known.status() != null) {
            facts.put(SUBSCRIPTION + "status", known.status());
        }
    }
}
