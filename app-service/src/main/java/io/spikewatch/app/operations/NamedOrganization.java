package io.spikewatch.app.operations;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The organization that a message names, as a person would: also where nobody knows it, or the message makes no sense. */
@Component
class NamedOrganization {

    /** No name or id is longer. */
    private static final int MOST = 300;

    private final JsonMapper json;

    NamedOrganization(JsonMapper json) {
        this.json = json;
    }

    /** Null if it names none. */
    @Nullable
    String in(String body) {
        var data = data(body);
        var id = text(data, "organization_id");
        var name = text(data, "organization_name");
        if (name == null || id == null) {
            return name == null ? id : name;
        }
        return "%s (%s)".formatted(name, id);
    }

    private JsonNode data(String body) {
        try {
            return json.readTree(body).path("data");
        } catch (JacksonException malformed) {
            return json.missingNode();
        }
    }

    private static @Nullable String text(JsonNode data, String member) {
        var text = data.path(member).stringValue("");
        return text.isBlank() || text.length() > MOST ? null : text;
    }
}
