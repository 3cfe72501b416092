package io.spikewatch.app.proxy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.jsonResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Nobody has to sign in, every byte and the signature arrive, and Stripe hears whether to come again. */
@IntegrationTest
class StripeWebhookProxyIntegrationTests {

    private final String signature = "t=1781855100,v1=" + UUID.randomUUID();

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private WireMockServer billing;

    @Test
    void handsEveryByteOnWithItsSignature() {
        answer(okJson("{\"outcome\":\"applied\"}"));
        var event = "{ \"id\":\"evt_1\",\r\n  \"näme\" : \"\\u00e4\",\"id\":\"evt_2\"}\n".getBytes(UTF_8);

        var answer = send("/webhooks/stripe/", event);

        assertThat(answer).hasStatusOk().bodyJson().isStrictlyEqualTo("{\"outcome\":\"applied\"}");
        var handed = billing.findAll(
                postRequestedFor(urlEqualTo("/webhooks/stripe")).withHeader("Stripe-Signature", equalTo(signature)));
        assertThat(handed).hasSize(1);
        assertThat(handed.get(0).getBody()).isEqualTo(event);
    }

    @Test
    void vouchesForNobody() {
        answer(okJson("{\"outcome\":\"ignored\"}"));

        var answer = mvc.post()
                .uri("/webhooks/stripe")
                .header(HttpHeaders.AUTHORIZATION, people.bearer(people.operator()))
                .header("Stripe-Signature", signature)
                .content("{}")
                .exchange();

        assertThat(answer).hasStatusOk();
        billing.verify(
                1,
                postRequestedFor(urlEqualTo("/webhooks/stripe"))
                        .withHeader("Stripe-Signature", equalTo(signature))
                        .withoutHeader("Authorization"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, bad_signature, 400, bad_signature",
        "400, malformed_event, 400, malformed_event",
        "500, internal_error, 502, billing_service_error",
        "503, stripe_not_configured, 502, billing_service_error",
        "503, busy, 503, billing_service_busy"
    })
    void tellsStripeWhetherToComeAgain(int status, String code, int passedStatus, String passedCode) {
        answer(jsonResponse("{\"code\":\"" + code + "\"}", status));

        assertProblem(send("/webhooks/stripe", "{}".getBytes(UTF_8)), passedStatus, passedCode);
    }

    @Test
    void asksStripeToComeAgainWhileBillingIsAway() {
        answer(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        assertProblem(send("/webhooks/stripe", "{}".getBytes(UTF_8)), 502, "billing_service_error");
    }

    @Test
    void handsOnNothingThatIsTooLarge() {
        assertProblem(send("/webhooks/stripe", new byte[256 * 1024 + 1]), 413, "too_large");

        billing.verify(
                0, postRequestedFor(urlEqualTo("/webhooks/stripe")).withHeader("Stripe-Signature", equalTo(signature)));
    }

    private void answer(ResponseDefinitionBuilder answer) {
        billing.stubFor(post("/webhooks/stripe")
                .withHeader("Stripe-Signature", equalTo(signature))
                .willReturn(answer));
    }

    private MvcTestResult send(String path, byte[] event) {
        return mvc.post()
                .uri(path)
                .contentType(MediaType.APPLICATION_JSON)
                .header("Stripe-Signature", signature)
                .content(event)
                .exchange();
    }

    private static void assertProblem(MvcTestResult answer, int status, String code) {
        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo(code);
    }
}
