package io.spikewatch.app.proxy;

import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem.HttpMethod;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/**
 * Describes what billing-service answers in its own words. They come from a copy of its OpenAPI document, which its
 * tests hold to be the present one.
 */
@Component
@SuppressWarnings("rawtypes") // as the library has them
class BillingDescription implements OperationCustomizer, OpenApiCustomizer {

    private static final Pattern REFERENCE = Pattern.compile("\"#/components/schemas/([^\"]+)\"");

    private final OpenAPI billing = read();
    private final Map<String, Schema> schemas = new HashMap<>();

    private static OpenAPI read() {
        try (var copy = BillingDescription.class.getResourceAsStream("billing-service.json")) {
            return Json31.mapper().readValue(copy, OpenAPI.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        var answered = method.getMethodAnnotation(AnsweredByBilling.class);
        if (answered != null) {
            describe(operation, original(answered, method));
        }
        return operation;
    }

    private Operation original(AnsweredByBilling answered, HandlerMethod endpoint) {
        var mapping = Objects.requireNonNull(endpoint.getMethodAnnotation(RequestMapping.class));
        var path = Objects.requireNonNull(billing.getPaths().get(answered.value()), answered.value());
        var method = HttpMethod.valueOf(mapping.method()[0].name());
        return Objects.requireNonNull(path.readOperationsMap().get(method), answered.value());
    }

    private void describe(Operation operation, Operation original) {
        operation.summary(original.getSummary()).description(original.getDescription());
        operation.operationId(original.getOperationId()).requestBody(original.getRequestBody());
        parametersOf(original).forEach(each -> add(operation, each));
        operation.responses(original.getResponses());
        operation.getResponses().addApiResponse("502", new ApiResponse().description("billing-service is broken"));
        operation.getResponses().addApiResponse("503", new ApiResponse().description("billing-service is busy"));
        operation.getResponses().addApiResponse("504", new ApiResponse().description("billing-service is late"));
        collectSchemas(Json31.pretty(original));
    }

    private static List<Parameter> parametersOf(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static void add(Operation operation, Parameter parameter) {
        if (parameter.getName().equals("organization_id")) {
            parameter.required(false).description("Must be the caller's, where it is given");
        }
        if (parametersOf(operation).stream()
                .noneMatch(each -> parameter.getName().equals(each.getName()))) {
            operation.addParametersItem(parameter);
        }
    }

    private void collectSchemas(String description) {
        var references = REFERENCE.matcher(description);
        while (references.find()) {
            var name = references.group(1);
            var schema = billing.getComponents().getSchemas().get(name);
            if (schemas.put(name, schema) == null) {
                collectSchemas(Json31.pretty(schema));
            }
        }
    }

    @Override
    public void customise(OpenAPI document) {
        schemas.forEach(document.getComponents()::addSchemas);
    }
}
