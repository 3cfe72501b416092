package io.spikewatch.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A service's OpenAPI document, as tests read it: taken at its word, so that what it doesn't name must not appear. */
public final class ApiDocument {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(Dialects.getOpenApi31());

    private final JsonNode document;
    private final List<Operation> operations;
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    private ApiDocument(JsonNode document) {
        this.document = document;
        this.operations = operationsOf(document);
    }

    public static ApiDocument of(String json) {
        var document = JsonMapper.shared().readTree(json);
        refuseUnnamedProperties(document);
        return new ApiDocument(document);
    }

    public List<Operation> operations() {
        return operations;
    }

    /** The operation that answers a request, the most specific if several would. */
    public Optional<Operation> find(String method, String path) {
        var asked = PathContainer.parsePath(
                path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path);
        return operations.stream()
                .filter(each -> each.pattern().matches(asked))
                .min(Comparator.comparing(Operation::pattern, PathPattern.SPECIFICITY_COMPARATOR))
                .flatMap(best -> operations.stream()
                        .filter(each ->
                                each.path().equals(best.path()) && each.method().equals(method))
                        .findFirst());
    }

    /** Compares an answer with what the operation's description promises. */
    public void verify(Operation operation, int status, @Nullable String contentType, String body) {
        var response = operation.response(status);
        assertThat(response)
                .as("%s answers %d, which is not described", operation, status)
                .isNotNull();
        var content = response.path("content");
        assertThat(body.isEmpty())
                .as("%s answers %d without a body: %s", operation, status, body)
                .isEqualTo(content.isMissingNode());
        if (body.isEmpty()) {
            return;
        }
        var type = MediaType.parseMediaType(String.valueOf(contentType));
        var described = content.path(type.getType() + "/" + type.getSubtype());
        assertThat(described.isObject())
                .as("%s answers %d with %s, which is not described", operation, status, type)
                .isTrue();
        if (type.getSubtype().endsWith("json")) {
            assertThat(schemaOf(operation + " " + status, described.path("schema"))
                            .validate(
                                    body,
                                    InputFormat.JSON,
                                    context -> context.executionConfig(config -> config.formatAssertionsEnabled(true))))
                    .as("%s answers %d with %s", operation, status, body)
                    .isEmpty();
        }
    }

    /**
     * Schemas that clients can't be generated for: of values of several types (null is none), and of texts other than
     * JSON that aren't told to be taken as they come.
     */
    public List<JsonNode> ungeneratable() {
        var mixed = document.findParents("type").stream()
                .filter(each -> each.path("type").isArray())
                .filter(each -> each.path("type")
                                .valueStream()
                                .filter(type -> !type.asString().equals("null"))
                                .count()
                        > 1);
        var parsed = document.findValues("text/csv").stream()
                .map(each -> each.path("schema"))
                .filter(each -> !"binary".equals(each.path("format").asString("")));
        return Stream.concat(mixed, parsed).toList();
    }

    private Schema schemaOf(String answer, JsonNode described) {
        return schemas.computeIfAbsent(answer, first -> {
            var schema = (ObjectNode) described.deepCopy();
            schema.set("components", document.path("components"));
            return SCHEMAS.getSchema(schema);
        });
    }

    private static List<Operation> operationsOf(JsonNode document) {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(method -> new Operation(
                                method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue())))
                .toList();
    }

    private static void refuseUnnamedProperties(JsonNode node) {
        if (node instanceof ObjectNode schema
                && schema.path("properties").isObject()
                && !schema.has("additionalProperties")) {
            schema.put("additionalProperties", false);
        }
        node.forEach(ApiDocument::refuseUnnamedProperties);
    }

    /** One method of one path. */
    public record Operation(String method, String path, JsonNode description) {

        PathPattern pattern() {
            return PathPatternParser.defaultInstance.parse(path);
        }

        public String id() {
            return description.path("operationId").asString("");
        }

        /** The names of all its parameters, wherever they go. */
        public Stream<String> parameters() {
            return description
                    .path("parameters")
                    .valueStream()
                    .map(each -> each.path("name").asString());
        }

        /** What its body is sent as, if it takes one. */
        public Optional<String> contentType() {
            return description.path("requestBody").path("content").propertyNames().stream()
                    .findFirst();
        }

        /** Failures on our side are alike everywhere: {@code default} describes them, and nothing else. */
        @Nullable
        JsonNode response(int status) {
            var responses = description.path("responses");
            return responses
                    .optional(String.valueOf(status))
                    .or(() -> status == 500 ? responses.optional("default") : Optional.empty())
                    .orElse(null);
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }
}
