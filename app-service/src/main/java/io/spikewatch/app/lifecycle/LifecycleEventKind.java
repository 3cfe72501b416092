package io.spikewatch.app.lifecycle;

import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.event.Awaited;
import io.spikewatch.app.event.Event;
import io.spikewatch.app.event.EventKind;
import io.spikewatch.app.event.Subject;
import io.spikewatch.app.organization.Organization;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.LifecycleEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A lifecycle event is about an organization and its account; campaigns word it. */
@Component
class LifecycleEventKind implements EventKind {

    private final Accounts accounts;
    private final Organizations organizations;
    private final JsonMapper json;

    LifecycleEventKind(Accounts accounts, Organizations organizations, JsonMapper json) {
        this.accounts = accounts;
        this.organizations = organizations;
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
                event.organizationId(),
                Awaited.of(event.organizationId(), null, null),
                properties(event));
    }

    @Override
    public Subject subject(Envelope envelope) {
        var organizationId = told(envelope).organizationId();
        var account = accounts.resolve(organizationId, null, null);
        return new Subject(
                organizationId,
                account.map(Account::id).orElse(null),
                account.map(Account::name).orElseGet(() -> nameOf(organizationId)),
                Map.of());
    }

    private String nameOf(String organizationId) {
        return organizations.find(organizationId).map(Organization::name).orElse(organizationId);
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
