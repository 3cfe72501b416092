package io.spikewatch.web;

import java.time.Instant;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;
import tools.jackson.databind.ext.javatime.deser.InstantDeserializer;

/** Reads instants from texts alone: a number could be of seconds or of milliseconds. */
class InstantReader extends StdDeserializer<Instant> {

    InstantReader() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser parser, DeserializationContext context) {
        return parser.hasToken(JsonToken.VALUE_STRING)
                ? InstantDeserializer.INSTANT.deserialize(parser, context)
                : (Instant) context.handleUnexpectedToken(getValueType(context), parser);
    }
}
