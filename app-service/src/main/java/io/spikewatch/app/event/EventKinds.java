package io.spikewatch.app.event;

import io.spikewatch.messages.Envelope;
import io.spikewatch.messages.LifecycleEvent;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The registered kinds of events. */
@Component
public class EventKinds {

    private final Map<String, EventKind> byMessageType;

    EventKinds(ObjectProvider<EventKind> kinds) {
        this.byMessageType =
                kinds.stream().collect(Collectors.toUnmodifiableMap(EventKind::messageType, Function.identity()));
    }

    public Set<String> messageTypes() {
        return byMessageType.keySet();
    }

    /** Whether campaigns may tell these events without a template: those that a type of message is made for. */
    public boolean wordThemselves(String event) {
        return byMessageType.containsKey(event) && !event.equals(LifecycleEvent.TYPE);
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
