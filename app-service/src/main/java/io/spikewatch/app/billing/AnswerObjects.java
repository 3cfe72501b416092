package io.spikewatch.app.billing;

import io.spikewatch.web.Problem;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

/** Reads answers as objects. One that is none, or is longer than any honest one, comes from a broken neighbour. */
class AnswerObjects {

    private final JsonMapper json;
    private final int mostBytes;

    AnswerObjects(JsonMapper json, int mostBytes) {
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        this.mostBytes = mostBytes;
    }

    /** Throws a {@link Problem} for what can't be read. */
    <T> T read(BillingAnswer answer, Class<T> type) throws IOException {
        return read(answer, json.constructType(type));
    }

    /** The same of what an envelope carries as its {@code data}. */
    <T> T readData(BillingAnswer answer, Class<T> type) throws IOException {
        return readData(answer, json.constructType(type));
    }

    /** Likewise where it is objects by their names. */
    <T> Map<String, T> readDataByName(BillingAnswer answer, Class<T> type) throws IOException {
        return readData(answer, json.getTypeFactory().constructMapType(Map.class, String.class, type));
    }

    private <T> T readData(BillingAnswer answer, JavaType type) throws IOException {
        var envelope = json.getTypeFactory().constructParametricType(Envelope.class, type);
        var data = this.<Envelope<T>>read(answer, envelope).data();
        if (data == null) {
            throw BillingErrors.broken();
        }
        return data;
    }

    private <T> T read(BillingAnswer answer, JavaType type) throws IOException {
        try {
            T object = json.readValue(answer.body().readNBytes(mostBytes), type);
            if (object != null) {
                return object;
            }
        } catch (JacksonException unreadable) {
            // answered below
        }
        throw BillingErrors.broken();
    }

    private record Envelope<T>(@Nullable T data) {}
}
