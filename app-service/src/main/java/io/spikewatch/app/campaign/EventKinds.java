package io.spikewatch.app.campaign;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The registered kinds of events by name. */
@Component
class EventKinds {

    private final Map<String, EventKind> byName;

    EventKinds(ObjectProvider<EventKind> kinds) {
        this.byName = kinds.stream().collect(Collectors.toUnmodifiableMap(EventKind::name, Function.identity()));
    }

    Set<String> names() {
        return byName.keySet();
    }

    EventKind get(String name) {
        var kind = byName.get(name);
        if (kind == null) {
            throw new IllegalStateException("No kind of event has the name " + name);
        }
        return kind;
    }
}
