package io.spikewatch.app.message;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Keys of received messages: a message's own id where that is a UUID, else one derived from it. */
final class MessageIds {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private MessageIds() {}

    static UUID of(String messageId) {
        return parse(messageId).orElseGet(() -> derivedFrom("id\n" + messageId));
    }

    static UUID ofContent(String json) {
        return derivedFrom("content\n" + json);
    }

    static Optional<UUID> parse(String text) {
        return Optional.of(text).filter(ID.asMatchPredicate()).map(UUID::fromString);
    }

    private static UUID derivedFrom(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
