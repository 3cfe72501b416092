package io.spikewatch.app.event;

import io.spikewatch.app.account.Accounts;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.LifecycleEvent;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The registered kinds of events. */
@Component
public class EventKinds {

    private final Map<String, EventKind> byMessageType;
    private final Accounts accounts;
    private final Organizations organizations;

    EventKinds(ObjectProvider<EventKind> kinds, Accounts accounts, Organizations organizations) {
        this.byMessageType =
                kinds.stream().collect(Collectors.toUnmodifiableMap(EventKind::messageType, Function.identity()));
        this.accounts = accounts;
        this.organizations = organizations;
    }

    public Set<String> messageTypes() {
        return byMessageType.keySet();
    }

    /** Whether campaigns may tell these events without a template: those that a type of message is made for. */
    public boolean wordThemselves(String event) {
        return byMessageType.containsKey(event) && !event.equals(LifecycleEvent.TYPE);
    }

    /** What happened, by the message that brings it. */
    public Event event(Envelope envelope) {
        return of(envelope).event(envelope);
    }

    /** The same, and whom it is about on today's facts. */
    public Occasion occasion(Envelope envelope) {
        return occasions(List.of(envelope)).get(0);
    }

    /** In the same order; what is known of customers is looked up for all of them at once. */
    public List<Occasion> occasions(List<Envelope> envelopes) {
        var events = envelopes.stream().map(this::event).toList();
        var subjects = subjects(envelopes, customers(events));
        return envelopes.stream()
                .map(each -> new Occasion(event(each), subjects.apply(each), each.origin(), each.occurredAt()))
                .toList();
    }

    private Function<Envelope, Subject> subjects(List<Envelope> envelopes, Customers customers) {
        var subjects = new HashMap<EventKind, Function<Envelope, Subject>>();
        envelopes.stream()
                .collect(Collectors.groupingBy(this::of))
                .forEach((kind, its) -> subjects.put(kind, kind.subjects(its, customers)));
        return each -> Objects.requireNonNull(subjects.get(of(each))).apply(each);
    }

    private Customers customers(List<Event> events) {
        return new Customers(
                accounts.resolve(events.stream().map(Event::customer).collect(Collectors.toSet())),
                organizations.names(events.stream()
                        .map(Event::organizationId)
                        .filter(Objects::nonNull)
                        .collect(Collectors.toSet())));
    }

    /** The kind of event that a message brings. */
    public EventKind of(Envelope envelope) {
        var type = envelope.message().type();
        var kind = byMessageType.get(type);
        if (kind == null) {
            throw new IllegalStateException("No kind of event comes by messages of the type " + type);
        }
        return kind;
    }
}
