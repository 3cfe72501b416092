package io.spikewatch.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.headers.Header;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.customizers.ParameterCustomizer;
import org.springdoc.core.extractor.DelegatingMethodParameter;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.method.HandlerMethod;

/** Describes in OpenAPI what {@link WebConduct} does to every endpoint. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    private static final String PROBLEM = "Problem";
    private static final String REQUEST_ID = "RequestId";

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Paging.class);
    }

    @Bean
    ModelResolver snakeCaseNames() {
        return new ModelResolver(json()).openapi31(true);
    }

    @Bean
    NullMarkedSchemas nullMarkedSchemas() {
        return new NullMarkedSchemas(json());
    }

    private static ObjectMapper json() {
        return Json31.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
    }

    @Bean
    OperationCustomizer conduct() {
        return (operation, method) -> {
            if (isPaged(method)) {
                operation.addParametersItem(number("limit", Paging.DEFAULT_LIMIT, 1));
                operation.addParametersItem(number("offset", 0, 0));
            }
            operation.setOperationId(idOf(method));
            describeProblems(operation, method);
            return operation;
        };
    }

    /** The members of a query are named as those of a body are. */
    @Bean
    ParameterCustomizer snakeCaseParameters() {
        return (described, parameter) -> {
            if (parameter instanceof DelegatingMethodParameter member && member.isParameterObject()) {
                described.setName(new PropertyNamingStrategies.SnakeCaseStrategy().translate(described.getName()));
            }
            return described;
        };
    }

    /** Named for what it does to what, so that the name of one never depends on what other operations there are. */
    private static String idOf(HandlerMethod method) {
        var action = method.getMethod().getName();
        var thing = method.getBeanType().getSimpleName().replaceFirst("(Proxy)?Controller$", "");
        return StringUtils.endsWithIgnoreCase(action, thing) ? action : action + thing;
    }

    private static boolean isPaged(HandlerMethod method) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(each -> each.getParameterType() == Paging.class);
    }

    private static QueryParameter number(String name, int fallback, int least) {
        var schema = new IntegerSchema();
        schema.setDefault(fallback);
        schema.setMinimum(BigDecimal.valueOf(least));
        var parameter = new QueryParameter();
        parameter.setName(name);
        parameter.setSchema(schema);
        return parameter;
    }

    private static void describeProblems(Operation operation, HandlerMethod method) {
        describe(operation, "400", "A parameter or the body can't be accepted");
        if (operation.getSecurity() == null || !operation.getSecurity().isEmpty()) {
            describe(operation, "401", "Nobody known is calling");
            describe(operation, "403", "The caller may not do this, or not for this organization");
        }
        if (takes(method, PathVariable.class)) {
            describe(operation, "404", "What the path names was not found");
        }
        if (operation.getRequestBody() != null || consumes(method)) {
            describe(operation, "415", "The body has another type of content");
        }
        describe(operation, "default", "Something went wrong on our side");
    }

    private static boolean takes(HandlerMethod method, Class<? extends Annotation> annotation) {
        return Arrays.stream(method.getMethodParameters()).anyMatch(each -> each.hasParameterAnnotation(annotation));
    }

    private static boolean consumes(HandlerMethod method) {
        var mapping = method.getMethodAnnotation(RequestMapping.class);
        return mapping != null && mapping.consumes().length > 0;
    }

    private static void describe(Operation operation, String status, String description) {
        operation.getResponses().putIfAbsent(status, new ApiResponse().description(description));
    }

    /** Of problems, operations say when they come about; what they look like is the same everywhere. */
    @Bean
    OpenApiCustomizer completion() {
        return document -> {
            document.getComponents().addSchemas(PROBLEM, problem()).addHeaders(REQUEST_ID, requestId());
            document.getPaths().values().stream()
                    .flatMap(path -> path.readOperations().stream())
                    .forEach(operation -> operation.getResponses().forEach(ApiDescription::complete));
            document.getPaths().values().stream()
                    .map(PathItem::getPatch)
                    .filter(Objects::nonNull)
                    .forEach(patch -> describePatch(patch, document.getComponents()));
        };
    }

    /** Has the members of the whole object, none of which has to be there. */
    private static void describePatch(Operation patch, Components components) {
        patch.getRequestBody().getContent().values().forEach(body -> {
            var whole = body.getSchema().get$ref();
            var name = whole.substring(whole.lastIndexOf('/') + 1);
            Schema<?> described = Objects.requireNonNull(components.getSchemas().get(name), name);
            var changes = new ObjectSchema();
            changes.setProperties(described.getProperties());
            components.addSchemas(name + "Patch", changes);
            body.setSchema(new Schema<>().$ref(name + "Patch"));
        });
    }

    private static void complete(String status, ApiResponse response) {
        response.addHeaderObject(RequestIdFilter.HEADER, new Header().$ref(REQUEST_ID));
        if (status.compareTo("400") >= 0) {
            response.setContent(new Content()
                    .addMediaType("application/problem+json", new MediaType().schema(new Schema<>().$ref(PROBLEM))));
        }
    }

    private static Header requestId() {
        return new Header().description("Quote it when you report a problem").schema(new StringSchema());
    }

    private static Schema<?> problem() {
        var problem = new ObjectSchema();
        problem.setDescription("A problem (RFC 9457); its code says what kind");
        problem.addProperty("type", new StringSchema().format("uri-reference"));
        problem.addProperty("title", new StringSchema());
        problem.addProperty("status", new IntegerSchema());
        problem.addProperty("detail", new StringSchema());
        problem.addProperty("instance", new StringSchema().format("uri-reference"));
        problem.addProperty("code", new StringSchema());
        problem.addProperty("errors", new ArraySchema().items(fieldError()).description("Which fields are wrong"));
        problem.setRequired(List.of("type", "title", "status", "detail", "code"));
        return problem;
    }

    private static Schema<?> fieldError() {
        var error = new ObjectSchema();
        error.addProperty("field", new StringSchema());
        error.addProperty("message", new StringSchema());
        error.setRequired(List.of("field", "message"));
        return error;
    }
}
