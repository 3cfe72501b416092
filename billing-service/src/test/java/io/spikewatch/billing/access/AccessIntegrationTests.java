package io.spikewatch.billing.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jwt.JWTClaimsSet;
import io.spikewatch.billing.AppServiceStub;
import io.spikewatch.billing.IntegrationTest;
import io.spikewatch.infrastructure.TestServers;
import java.time.Instant;
import java.util.Date;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class AccessIntegrationTests {

    private static final String NOWHERE = "/api/nowhere";

    @Autowired
    private MockMvcTester http;

    @Test
    void letsInTokensOfAppService() {
        assertThat(get(NOWHERE, AppServiceStub.bearer("org-1", "owner"))).hasStatus(404);
    }

    @Test
    void letsInTokensSignedWithANewKey() {
        get(NOWHERE, AppServiceStub.bearer("org-1", "owner"));

        AppServiceStub.rotateKey();

        assertThat(get(NOWHERE, AppServiceStub.bearer("org-1", "owner"))).hasStatus(404);
    }

    @ParameterizedTest
    @MethodSource
    void refusesTokens(String token) {
        assertThat(get(NOWHERE, "Bearer " + token))
                .hasStatus(401)
                .hasContentType(MediaType.APPLICATION_PROBLEM_JSON)
                .bodyJson()
                .extractingPath("$.code")
                .isEqualTo("unauthenticated");
    }

    static Stream<String> refusesTokens() {
        var valid = token(claims -> {});
        return Stream.of(
                "nonsense",
                valid.substring(0, valid.length() - 8) + "AAAAAAAA",
                token(claims -> claims.expirationTime(inSeconds(-1))),
                token(claims -> claims.expirationTime(inSeconds(600))),
                token(claims -> claims.expirationTime(null)),
                token(claims -> claims.notBeforeTime(inSeconds(60))),
                token(claims -> claims.issuer("somebody")),
                token(claims -> claims.audience("app-service")),
                token(claims -> claims.subject(null)),
                token(claims -> claims.claim("organization_id", null)),
                token(claims -> claims.claim("organization_role", 5)));
    }

    @Test
    void takesReportsWithAnIngestKeyOnly() {
        assertThat(post("Bearer " + TestServers.INGEST_KEY)).hasStatusOk();
        assertThat(post("bearer " + TestServers.INGEST_KEY)).hasStatusOk();
        assertThat(post("Bearer another-key-that-is-long-enough")).hasStatus(401);
        assertThat(post(AppServiceStub.bearer("org-1", "operator"))).hasStatus(401);
    }

    @Test
    void answersNothingButReportsToAnIngestKey() {
        assertThat(get(NOWHERE, "Bearer " + TestServers.INGEST_KEY)).hasStatus(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness", "/v3/api-docs"})
    void showsHealthAndDescriptionToAnyone(String path) {
        assertThat(http.get().uri(path).exchange()).hasStatusOk();
    }

    private static String token(Consumer<JWTClaimsSet.Builder> change) {
        return AppServiceStub.token(change);
    }

    private static Date inSeconds(int seconds) {
        return Date.from(Instant.now().plusSeconds(seconds));
    }

    private MvcTestResult get(String path, String authorization) {
        return http.get()
                .uri(path)
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .exchange();
    }

    private MvcTestResult post(String authorization) {
        return http.post()
                .uri("/api/usage-reports")
                .header(HttpHeaders.AUTHORIZATION, authorization)
                .contentType(MediaType.APPLICATION_JSON)
                .content("[]")
                .exchange();
    }
}
