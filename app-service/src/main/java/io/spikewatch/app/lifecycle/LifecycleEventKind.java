package io.spikewatch.app.lifecycle;

import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.CustomerIds;
import io.spikewatch.app.event.Customers;
import io.spikewatch.app.event.Event;
import io.spikewatch.app.event.EventKind;
import io.spikewatch.app.event.Subject;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.LifecycleEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A lifecycle event is about an organization and its account; campaigns word it. */
@Component
class LifecycleEventKind implements EventKind {

    private final JsonMapper json;

    LifecycleEventKind(JsonMapper json) {
        this.json = json;
    }

    @Override
    public String messageType() {
        return LifecycleEvent.TYPE;
    }

    @Override
    public Event event(Envelope envelope) {
        var event = told(envelope);
        return new Event(
                event.event(),
                event.id(),
                Objects.requireNonNullElse(event.occurrenceKey(), event.organizationId()),
                customer(event),
                properties(event));
    }

    @Override
    public Function<Envelope, Subject> subjects(List<Envelope> envelopes, Customers customers) {
        return each -> subject(each, customers);
    }

    private static Subject subject(Envelope envelope, Customers customers) {
        var organizationId = told(envelope).organizationId();
        var account = customers.account(customer(told(envelope)));
        return new Subject(
                organizationId,
                account.map(Account::id).orElse(null),
                account.map(Account::name).orElseGet(() -> customers.nameOf(organizationId)),
                Map.of());
    }

    private static CustomerIds customer(LifecycleEvent event) {
        return new CustomerIds(event.organizationId(), null, null);
    }

    private Map<String, Object> properties(LifecycleEvent event) {
        var properties = new HashMap<String, Object>();
        event.properties().forEach((name, value) -> {
            if (!value.isNull()) {
                properties.put(name, plain(value));
            }
        });
        return properties;
    }

    private Object plain(JsonNode value) {
        return json.treeToValue(value, Object.class);
    }

    private static LifecycleEvent told(Envelope envelope) {
        return (LifecycleEvent) envelope.message();
    }
}
