package io.spikewatch.app.billing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static io.spikewatch.app.billing.BillingStub.adminOf;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.spikewatch.web.Problem;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BillingGatewayTests {

    private static final Duration IMPATIENCE = Duration.ofMillis(300);
    private static final BillingCall CALL = BillingCall.get("/api/spikes", "/api/billing/spikes", Map.of());
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
        assertTimeOut(okJson("{\"a\":1}").withChunkedDribbleDelay(7, 4_000));
    }

    @Test
    void givesUpOnAnAnswerThatIsPassedOnAndHardlyBegins() {
        billing.stubFor(any(anyUrl()).willReturn(okJson("0123456789".repeat(8)).withChunkedDribbleDelay(40, 4_000)));

        assertLate(() -> impatient().pass(adminOf("org-1"), CALL, BillingGatewayTests::wholeOf));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nX-Drip: ",
                "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n1;drip=",
                "HTTP/1.1 400 Bad Request\r\nContent-Length: 80\r\n\r\n"
            })
    void givesUpOnBytesThatDrip(String beginning) throws IOException {
        try (var dripping = new DrippingServer(beginning)) {
            var gateway = BillingStub.gateway(dripping.address(), IMPATIENCE);

            assertLate(() -> gateway.ask(adminOf("org-1"), CALL, BillingGatewayTests::wholeOf));
            assertLate(() -> gateway.pass(adminOf("org-1"), CALL, BillingGatewayTests::wholeOf));
        }
    }

    @Test
    void leavesAnswersToOthersWhereAnOrganizationHasMany() {
        billing.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        var gateway = billing.gateway();

        assertThat(passThrough(gateway, BillingStub.ANSWERS_PER_ORGANIZATION, "org-2"))
                .isEqualTo("{}");
        assertThatThrownBy(() -> passThrough(gateway, BillingStub.ANSWERS_PER_ORGANIZATION, "org-1"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        busy -> assertThat(busy.getStatusCode().value()).isEqualTo(503));
    }

    @Test
    void leavesCallsToOthersWhileManyOfAnOrganizationWait() {
        billing.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        var gateway = billing.gateway();

        assertThat(askWithin(gateway, BillingStub.CALLS_PER_ORGANIZATION, "org-2"))
                .isEqualTo("{}");
        assertThatThrownBy(() -> askWithin(gateway, BillingStub.CALLS_PER_ORGANIZATION, "org-1"))
                .isInstanceOfSatisfying(
                        Problem.class,
                        busy -> assertThat(busy.getStatusCode().value()).isEqualTo(503));
    }

    @Test
    void handsOnOnlySoManyWebhooksAtATime() {
        billing.stubFor(any(anyUrl()).willReturn(okJson("{}")));
        var gateway = billing.gateway();

        assertThat(handOnWithin(gateway, BillingStub.CONCURRENT_WEBHOOKS - 1)).isEqualTo("{}");
        assertThatThrownBy(() -> handOnWithin(gateway, BillingStub.CONCURRENT_WEBHOOKS))
                .isInstanceOfSatisfying(
                        Problem.class,
                        busy -> assertThat(busy.getStatusCode().value()).isEqualTo(503));
    }

    @Test
    void givesUpOnASlowAnswerToAWebhook() {
        billing.stubFor(any(anyUrl()).willReturn(aResponse().withFixedDelay(4_000)));

        assertLate(() -> impatient().handOn(CALL, headers -> {}, BillingGatewayTests::wholeOf));
    }

    /** What a webhook is answered while so many others wait. */
    private static String handOnWithin(BillingGateway gateway, int others) {
        return gateway.handOn(
                CALL,
                headers -> {},
                answer -> others == 0 ? new String(wholeOf(answer), UTF_8) : handOnWithin(gateway, others - 1));
    }

    /** What an organization is answered while so many calls of one wait. */
    private static String askWithin(BillingGateway gateway, int others, String organization) {
        return others == 0
                ? gateway.ask(adminOf(organization), CALL, answer -> new String(wholeOf(answer), UTF_8))
                : gateway.ask(adminOf("org-1"), CALL, waiting -> askWithin(gateway, others - 1, organization));
    }

    /** What an organization is answered while so many answers to one are on their way. */
    private static String passThrough(BillingGateway gateway, int others, String organization) {
        return others == 0
                ? gateway.pass(adminOf(organization), CALL, answer -> new String(wholeOf(answer), UTF_8))
                : gateway.pass(adminOf("org-1"), CALL, unread -> passThrough(gateway, others - 1, organization));
    }

    private static void assertTimeOut(ResponseDefinitionBuilder answer) {
        billing.stubFor(any(anyUrl()).willReturn(answer));

        assertLate(() -> impatient().ask(adminOf("org-1"), CALL, BillingGatewayTests::wholeOf));
    }

    private static void assertLate(ThrowingCallable asking) {
        assertThatThrownBy(asking).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.getStatusCode().value()).isEqualTo(504);
            assertThat(problem.getBody().getProperties()).containsEntry("code", "usage_query_timeout");
        });
    }

    private static BillingGateway impatient() {
        return billing.gateway(IMPATIENCE);
    }

    private static byte[] wholeOf(BillingAnswer answer) throws IOException {
        return answer.body().readAllBytes();
    }
}
