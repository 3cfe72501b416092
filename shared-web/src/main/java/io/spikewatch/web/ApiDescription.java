package io.spikewatch.web;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.QueryParameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.math.BigDecimal;
import java.util.Arrays;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.method.HandlerMethod;

/** Describes in OpenAPI what {@link WebConduct} does to every endpoint. */
@Configuration(proxyBeanMethods = false)
class ApiDescription {

    static {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Paging.class);
    }

    @Bean
    ModelResolver snakeCaseNames() {
        var mapper = Json31.mapper().copy().setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE);
        return new ModelResolver(mapper).openapi31(true);
    }

    @Bean
    OperationCustomizer conduct() {
        return (operation, method) -> {
            if (isPaged(method)) {
                operation.addParametersItem(number("limit", Paging.DEFAULT_LIMIT, 1));
                operation.addParametersItem(number("offset", 0, 0));
            }
            describeProblems(operation);
            return operation;
        };
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

    private static void describeProblems(Operation operation) {
        var problem = new ObjectSchema()
                .addProperty("type", new StringSchema())
                .addProperty("title", new StringSchema())
                .addProperty("status", new IntegerSchema())
                .addProperty("detail", new StringSchema())
                .addProperty("code", new StringSchema());
        var content = new Content().addMediaType("application/problem+json", new MediaType().schema(problem));
        var response = new ApiResponse().description("A problem (RFC 9457)").content(content);
        operation.getResponses().addApiResponse("default", response);
    }
}
