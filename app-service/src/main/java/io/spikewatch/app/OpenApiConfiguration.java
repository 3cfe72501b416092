package io.spikewatch.app;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeIn;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.context.annotation.Configuration;

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
                                external_id_taken, organization_taken, no_spike (409); too_large (413); \
                                too_many_attempts (429); too_many_streams (429, 503)."""),
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
class OpenApiConfiguration {}
