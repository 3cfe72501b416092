package io.spikewatch.app.billing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static io.spikewatch.app.billing.BillingStub.adminOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.spikewatch.web.Problem;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BillingGatewayTests {

    private static final BillingStub billing = new BillingStub();

    @BeforeAll
    static void start() {
        billing.start();
    }

    @AfterAll
    static void stop() {
        billing.stop();
    }

    @Test
    void givesUpOnASlowAnswer() {
        assertTimeOut(aResponse().withFixedDelay(4_000));
    }

    @Test
    void givesUpOnAnAnswerThatNeverEnds() {
        assertTimeOut(aResponse().withBody("{\"a\":1}").withChunkedDribbleDelay(7, 4_000));
    }

    private static void assertTimeOut(ResponseDefinitionBuilder answer) {
        billing.stubFor(any(anyUrl()).willReturn(answer));
        var impatient = billing.gateway(Duration.ofMillis(300));
        var call = BillingCall.get("/api/spikes", "/api/billing/spikes", Map.of());

        assertThatThrownBy(() -> impatient.ask(
                        adminOf("org-1"), call, found -> found.body().readAllBytes()))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.getStatusCode().value()).isEqualTo(504);
                    assertThat(problem.getBody().getProperties()).containsEntry("code", "usage_query_timeout");
                });
    }
}
