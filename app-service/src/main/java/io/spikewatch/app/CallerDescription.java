package io.spikewatch.app;

import io.spikewatch.app.access.Admission;
import io.spikewatch.app.organization.Caller;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.method.HandlerMethod;

/** Describes in OpenAPI how callers say for whom they act, and what a session adds to calls that change something. */
@Component
class CallerDescription implements OperationCustomizer {

    private static final Parameter ORGANIZATION = new HeaderParameter()
            .name("X-Organization-Id")
            .description("For whom to act; needed by members of several organizations who chose none for the session."
                    + " Staff name a customer's: without it they ask about the vendor's own usage")
            .schema(new StringSchema());

    private static final Set<Class<?>> CHOOSING = Set.of(Caller.class, Admission.class);

    private static final List<SecurityRequirement> FOR_CHANGES = List.of(
            new SecurityRequirement().addList("api_key"),
            new SecurityRequirement().addList("session").addList("csrf_token"));

    @Override
    public Operation customize(Operation operation, HandlerMethod method) {
        if (isForAnOrganization(method) && !isSaid(operation)) {
            operation.addParametersItem(ORGANIZATION);
        }
        if (operation.getSecurity() == null && !method.hasMethodAnnotation(GetMapping.class)) {
            operation.setSecurity(FOR_CHANGES);
        }
        return operation;
    }

    private static boolean isForAnOrganization(HandlerMethod method) {
        return Stream.of(method.getMethodParameters()).anyMatch(each -> CHOOSING.contains(each.getParameterType()));
    }

    /** Two methods, for two kinds of bodies, can be one operation. */
    private static boolean isSaid(Operation operation) {
        return operation.getParameters() != null && operation.getParameters().contains(ORGANIZATION);
    }
}
