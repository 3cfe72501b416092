package io.spikewatch.billing.history;

import java.util.function.ObjLongConsumer;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.json.JsonMapper;

/** Reads the counts of one day as they are stored: a JSON object of usage types and whole numbers. */
public final class Counts {

    private static final JsonMapper JSON = new JsonMapper();

    private Counts() {}

    public static void forEach(String json, ObjLongConsumer<String> consumer) {
        try (var parser = JSON.createParser(json)) {
            parser.nextToken();
            forEach(parser, consumer);
        }
    }

    /** @param parser at the beginning of the object, afterwards at its end */
    public static void forEach(JsonParser parser, ObjLongConsumer<String> consumer) {
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            var usageType = parser.currentName();
            parser.nextToken();
            consumer.accept(usageType, parser.getLongValue());
        }
    }
}
