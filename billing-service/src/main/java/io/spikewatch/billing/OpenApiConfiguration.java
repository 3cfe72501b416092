package io.spikewatch.billing;

import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.enums.SecuritySchemeType;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.security.SecurityScheme;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@OpenAPIDefinition(
        info =
                @Info(
                        title = "billing-service",
                        version = "1",
                        description =
                                "Takes usage reports and lifecycle events from reporters and tells app-service about usage,"
                                        + " spikes and events."),
        security = @SecurityRequirement(name = "token"))
@SecurityScheme(
        name = "token",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        bearerFormat = "JWT",
        description = "Signed by app-service, for one caller and one organization, valid for five minutes at most.")
@SecurityScheme(
        name = "ingest_key",
        type = SecuritySchemeType.HTTP,
        scheme = "bearer",
        description = "A reporter's key.")
class OpenApiConfiguration {}
