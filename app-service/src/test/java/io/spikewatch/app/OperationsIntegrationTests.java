package io.spikewatch.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class OperationsIntegrationTests {

    @Autowired
    private MockMvcTester mvc;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/actuator/health/liveness",
                "/actuator/health/readiness",
                "/actuator/prometheus",
                "/v3/api-docs",
                "/.well-known/jwks.json"
            })
    void answersOperatorsToolsWithoutASignIn(String uri) {
        assertThat(mvc.get().uri(uri)).hasStatusOk();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/env", "/actuator/beans", "/actuator/heapdump", "/actuator/loggers"})
    void keepsItsInsideToItself(String uri) {
        assertThat(mvc.get().uri(uri)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void documentsItsEndpoints() {
        assertThat(mvc.get().uri("/v3/api-docs"))
                .bodyJson()
                .extractingPath("$.paths")
                .asMap()
                .containsKeys("/api/login", "/api/accounts/{id}", "/api/organizations");
    }

    @Test
    void measuresTheDatabase() {
        assertThat(mvc.get().uri("/actuator/prometheus")).bodyText().contains("hikaricp_connections_active");
    }
}
