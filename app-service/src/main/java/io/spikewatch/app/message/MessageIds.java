package io.spikewatch.app.message;

import io.spikewatch.web.Uuids;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** Keys of received messages: a message's own id where that is a UUID, else one derived from it. */
final class MessageIds {

    private MessageIds() {}

    static UUID of(String messageId) {
        return Uuids.parse(messageId).orElseGet(() -> derivedFrom("id\n" + messageId));
    }

    static UUID ofContent(String json) {
        return derivedFrom("content\n" + json);
    }

    private static UUID derivedFrom(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
