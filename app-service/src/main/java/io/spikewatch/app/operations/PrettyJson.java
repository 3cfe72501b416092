package io.spikewatch.app.operations;

import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Lays JSON out for people to read, numbers as they were written. */
@Component
class PrettyJson {

    /** As much as anybody reads; a page has many. */
    private static final int MOST = 20_000;

    private final ObjectReader reader;
    private final ObjectWriter writer;

    PrettyJson(JsonMapper json) {
        this.reader = json.reader().with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        this.writer = json.writerWithDefaultPrettyPrinter();
    }

    /** What is no JSON stays as it is; what is too long ends with an ellipsis. */
    String of(String body) {
        var text = laidOut(body);
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }

    private String laidOut(String body) {
        try {
            return writer.writeValueAsString(reader.readTree(body));
        } catch (JacksonException malformed) {
            return body;
        }
    }
}
