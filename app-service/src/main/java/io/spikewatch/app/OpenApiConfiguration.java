package io.spikewatch.app;

import io.spikewatch.app.organization.Caller;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.HeaderParameter;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.util.List;
import java.util.stream.Stream;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.bind.annotation.GetMapping;

@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        info = @Info(title = "app-service", version = "1", description = """
                                Accounts and their people, campaigns and the inbox. Whoever belongs to several \
                                organizations names one in X-Organization-Id, or chooses one for the session; \
                                staff may name any customer's. In a session, calls that change something carry the \
                                csrf_token of /api/users/@me as X-CSRF-Token.

                                Codes of problems (type /problems/<code with dashes>): unauthenticated, \
                                bad_credentials (401); csrf, foreign_organization, no_membership, operator_only, \
                                owner_only, staff_only (403); invalid_request, malformed_json, not_a_member, \
                                no_session, organization_required (400); not_found (404); email_taken, \
                                external_id_taken, organization_taken (409); too_many_attempts (429)."""),
        security = {@SecurityRequirement(name = "api_key"), @SecurityRequirement(name = "session")})
@SecurityScheme(
        name = "api_key",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "A personal API key, such as POST /api/users/{id}/api_keys answers once.")
@SecurityScheme(
        name = "session",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.COOKIE,
        paramName = "SESSION",
        description = "The session that POST /api/login opens.")
@SecurityScheme(
        name = "csrf_token",
        type = SecuritySchemeType.APIKEY,
        in = SecuritySchemeIn.HEADER,
        paramName = "X-CSRF-Token",
        description = "In a session: the csrf_token of /api/users/@me.")
class OpenApiConfiguration {

    private static final Parameter ORGANIZATION = new HeaderParameter()
            .name("X-Organization-Id")
            .description("For whom to act; needed by members of several organizations who chose none for the session")
            .schema(new StringSchema());

    private static final List<io.swagger.v3.oas.models.security.SecurityRequirement> FOR_CHANGES = List.of(
            new io.swagger.v3.oas.models.security.SecurityRequirement().addList("api_key"),
            new io.swagger.v3.oas.models.security.SecurityRequirement()
                    .addList("session")
                    .addList("csrf_token"));

    @Bean
    OperationCustomizer callerDescription() {
        return (operation, method) -> {
            if (Stream.of(method.getMethodParameters()).anyMatch(each -> each.getParameterType() == Caller.class)) {
                operation.addParametersItem(ORGANIZATION);
            }
            if (operation.getSecurity() == null && !method.hasMethodAnnotation(GetMapping.class)) {
                operation.setSecurity(FOR_CHANGES);
            }
            return operation;
        };
    }
}
