package io.spikewatch.app.message;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The registered handlers by the type of message they know. */
@Component
class MessageHandlers {

    private final Map<String, MessageHandler> byType = new HashMap<>();

    MessageHandlers(ObjectProvider<MessageHandler> handlers) {
        handlers.forEach(handler -> handler.types().forEach(type -> byType.put(type, handler)));
    }

    Set<String> types() {
        return byType.keySet();
    }

    Outcome handle(ReceivedMessage message) {
        var handler = byType.get(message.envelope().message().type());
        return handler == null ? new Outcome.Unrouted("no_handler", Set.of()) : handler.handle(message);
    }
}
