package io.spikewatch.app.message;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import io.micrometer.observation.transport.ReceiverContext;
import io.spikewatch.messages.Decoded;
import io.spikewatch.messages.Decoded.Rejected;
import io.spikewatch.messages.Decoded.Valid;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.stereotype.Component;

/** Puts a message's id and organization into the log, and its work into the trace of whoever sent it. */
@Component
class MessageTrace {

    private static final String MESSAGE_ID = "message_id";
    private static final String ORGANIZATION_ID = "organization_id";

    private final ObservationRegistry observations;

    MessageTrace(ObservationRegistry observations) {
        this.observations = observations;
    }

    /** Until the returned scope is closed. A message without an id goes by the one the queue gave it. */
    Scope follow(Map<String, String> attributes, Decoded decoded, String queueMessageId) {
        var context = new ReceiverContext<Map<String, String>>(Map::get);
        context.setCarrier(attributes);
        var observation = Observation.createNotStarted("spikewatch.message", () -> context, observations)
                .contextualName("billing-events process")
                .start();
        var scope = observation.openScope();
        MDC.put(MESSAGE_ID, printable(idOf(decoded, queueMessageId)));
        MDC.put(ORGANIZATION_ID, printable(organizationOf(decoded)));
        return () -> {
            MDC.remove(MESSAGE_ID);
            MDC.remove(ORGANIZATION_ID);
            scope.close();
            observation.stop();
        };
    }

    static String currentMessage() {
        return String.valueOf(MDC.get(MESSAGE_ID));
    }

    private static String idOf(Decoded decoded, String queueMessageId) {
        if (decoded instanceof Valid valid) {
            return valid.envelope().id();
        }
        return decoded instanceof Rejected rejected && rejected.messageId() != null
                ? rejected.messageId()
                : queueMessageId;
    }

    private static @Nullable String organizationOf(Decoded decoded) {
        return decoded instanceof Valid valid ? valid.envelope().message().organizationId() : null;
    }

    /** Senders write ids, so they get neither a line of their own nor a whole page. */
    private static @Nullable String printable(@Nullable String text) {
        return text == null
                ? null
                : text.substring(0, Math.min(text.length(), 100)).replaceAll("\\p{Cntrl}", "?");
    }

    /** The time in which a message is worked on. */
    interface Scope extends AutoCloseable {

        @Override
        void close();
    }
}
