package io.spikewatch.messages;

import java.time.Instant;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A message's JSON: written in the order the contract shows, read within limits. */
final class MessageJson {

    private static final int MAX_NESTING = 64;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_NESTING)
                            .build())
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS, DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /** The same whatever the order of the fields; never in plain notation, as a received exponent may be huge. */
    private static final JsonMapper CANONICAL = MAPPER.rebuild()
            .disable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    private MessageJson() {}

    static String write(Envelope envelope) {
        var message = envelope.message();
        return MAPPER.writeValueAsString(new Wire(
                BillingMessageCodec.SCHEMA_VERSION,
                message.type(),
                envelope.id(),
                envelope.occurredAt(),
                envelope.origin(),
                message));
    }

    static JsonNode read(String json) throws UndecodableException {
        var root = parse(json);
        if (!root.isObject()) {
            throw new UndecodableException("not a JSON object");
        }
        if (holdsUnstorableText(root)) {
            throw new UndecodableException("a NUL character or half a surrogate pair");
        }
        return root;
    }

    /** An id for a message that has none: the same data of the same type is the same message. */
    static UUID idOf(String type, JsonNode data) {
        var canonical = CANONICAL.writeValueAsString(CANONICAL.treeToValue(data, Object.class));
        return NameBasedUuid.of(SpikeIds.NAMESPACE, type + "\n" + canonical);
    }

    private static JsonNode parse(String json) throws UndecodableException {
        try {
            return MAPPER.readTree(json);
        } catch (StreamConstraintsException e) {
            throw new UndecodableException("nested deeper than " + MAX_NESTING + ", or a number or name far too long");
        } catch (JacksonException e) {
            throw new UndecodableException("not JSON");
        }
    }

    /** PostgreSQL stores neither of them. */
    private static boolean holdsUnstorableText(JsonNode node) {
        return node.isString() && isUnstorable(node.stringValue())
                || node.propertyNames().stream().anyMatch(MessageJson::isUnstorable)
                || node.values().stream().anyMatch(MessageJson::holdsUnstorableText);
    }

    private static boolean isUnstorable(String text) {
        return text.codePoints().anyMatch(c -> c == 0 || Character.MIN_SURROGATE <= c && c <= Character.MAX_SURROGATE);
    }

    private record Wire(
            int schemaVersion, String type, String id, Instant occurredAt, Origin origin, BillingMessage data) {}
}
