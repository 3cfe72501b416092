package io.spikewatch.messages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a received body turned out to be. Reasons and oddities name fields, never their contents. */
public sealed interface Decoded {

    /**
     * A message to act on.
     *
     * @param json the message as it was sent, unpacked
     * @param oddities what was left out: entries that are no objects, optional fields of a wrong type
     */
    record Valid(Envelope envelope, String json, List<String> oddities) implements Decoded {

        public Valid {
            oddities = List.copyOf(oddities);
        }
    }

    /** A JSON object that makes no sense as a message: of no known type, or without something required. */
    record Rejected(@Nullable String messageId, @Nullable String type, String reason, String json) implements Decoded {}

    /** Something that can never be understood. */
    record Undecodable(String reason) implements Decoded {}
}
