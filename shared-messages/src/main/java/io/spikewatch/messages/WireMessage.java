package io.spikewatch.messages;

import java.util.Map;

/**
 * A message as the queue carries it.
 *
 * @param attributes String attributes that tell a receiver how to read the body
 */
public record WireMessage(String body, Map<String, String> attributes) {

    public WireMessage {
        attributes = Map.copyOf(attributes);
    }
}
