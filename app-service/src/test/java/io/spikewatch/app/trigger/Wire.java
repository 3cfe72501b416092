package io.spikewatch.app.trigger;

import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Events as analytics receives them, for comparison; every one has a uuid of its own. */
final class Wire {

    private static final JsonMapper JSON = new JsonMapper();

    private Wire() {}

    static List<JsonNode> shapes(List<JsonNode> events) {
        return events.stream().map(Wire::shape).toList();
    }

    private static JsonNode shape(JsonNode event) {
        var shape = (ObjectNode) event.deepCopy();
        UUID.fromString(shape.remove("uuid").asString());
        return shape;
    }

    static List<String> names(List<JsonNode> events) {
        return events.stream().map(event -> event.path("event").asString()).toList();
    }

    static JsonNode json(String text) {
        return JSON.readTree(text);
    }

    static JsonNode event(String name, Object distinctId, Object timestamp, String properties) {
        return json("""
                {"event":"%s","distinct_id":"%s","timestamp":"%s","properties":%s}
                """.formatted(name, distinctId, timestamp, properties));
    }

    static JsonNode groupUpdate(String organization, Object timestamp, String properties) {
        return event("$groupidentify", standIn(organization), timestamp, """
                {"$group_type":"organization","$group_key":"%s","$group_set":%s}
                """.formatted(organization, properties));
    }

    static String standIn(String organization) {
        return "$organization_" + organization;
    }
}
