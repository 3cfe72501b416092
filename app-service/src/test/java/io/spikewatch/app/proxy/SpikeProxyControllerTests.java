package io.spikewatch.app.proxy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static io.spikewatch.app.billing.BillingStub.adminOf;
import static io.spikewatch.app.billing.BillingStub.operatorOf;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.spikewatch.app.billing.BillingGateway;
import io.spikewatch.app.billing.BillingStub;
import io.spikewatch.app.organization.Caller;
import io.spikewatch.web.WebConduct;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.webmvc.error.DefaultErrorAttributes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import tools.jackson.databind.json.JsonMapper;

@SpringJUnitWebConfig
class SpikeProxyControllerTests {

    private static final String SPIKES = "/api/billing/spikes";
    private static final String UNTOLD = "is missing, unknown or has an unacceptable value";
    private static final BillingStub billing = new BillingStub();

    private final MockMvcTester mvc;

    SpikeProxyControllerTests(@Autowired WebApplicationContext context) {
        this.mvc = MockMvcTester.from(context);
    }

    @BeforeAll
    static void start() {
        billing.start();
    }

    @AfterAll
    static void stop() {
        billing.stop();
    }

    @BeforeEach
    void forget() {
        billing.resetAll();
    }

    @Test
    void passesBytesOnForTheCallersOrganization() {
        answer(aResponse().withHeader("Content-Type", "application/json").withBody("{\"odd\" :  1.0 }"));

        var answer = get(adminOf("org-1"), SPIKES + "?from=2026-06-01&limit=5");

        assertThat(answer).hasStatusOk().hasContentType(MediaType.APPLICATION_JSON);
        assertThat(answer).bodyText().isEqualTo("{\"odd\" :  1.0 }");
        billing.verify(getRequestedFor(urlPathEqualTo("/api/spikes"))
                .withQueryParam("organization_id", equalTo("org-1"))
                .withQueryParam("from", equalTo("2026-06-01"))
                .withQueryParam("limit", equalTo("5"))
                .withHeader("Authorization", equalTo("Bearer signed"))
                .withHeader("X-Forwarded-Path", equalTo(SPIKES)));
    }

    @Test
    void keepsOddParameterValuesInTheirPlace() {
        answer(okJson("{}"));

        get(adminOf("org-1"), SPIKES + "?from={from}", "a&to=b {x}+%#ü");

        billing.verify(
                getRequestedFor(urlPathEqualTo("/api/spikes")).withQueryParam("from", equalTo("a&to=b {x}+%#ü")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{x}", "a b", "from=2026-06-09&to", "?"})
    void refusesWhatNoParameterIsCalled(String name) {
        var answer = mvc.get()
                .uri(SPIKES)
                .queryParam("from", "2026-06-09")
                .param(name, "1")
                .with(as(adminOf("org-1")))
                .exchange();

        assertProblem(answer, 400, "invalid_request");
        billing.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void asksForOneSpikeAndForReasons() {
        answer(okJson("{}"));

        get(adminOf("org-1"), SPIKES + "/3f6c-1");
        get(adminOf("org-1"), SPIKES + "/why?usage_type=tokens&date=2026-06-09");

        billing.verify(getRequestedFor(urlEqualTo("/api/spikes/3f6c-1")));
        billing.verify(getRequestedFor(urlPathEqualTo("/api/spikes/why"))
                .withQueryParam("organization_id", equalTo("org-1"))
                .withQueryParam("usage_type", equalTo("tokens")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/why"})
    void refusesAnotherOrganizationWithoutAsking(String path) {
        var answer = get(adminOf("org-1"), SPIKES + path + "?organization_id=org-2");

        assertThat(answer).hasStatus(HttpStatus.FORBIDDEN);
        billing.verify(0, getRequestedFor(anyUrl()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/3f6c-1", "/feedback", "/detection-runs", "/detection-runs/1"})
    void takesNoOrganizationWhereTheCallHasNone(String path) {
        var own = get(operatorOf("org-1"), SPIKES + path + "?organization_id=org-1");
        var foreign = get(operatorOf("org-1"), SPIKES + path + "?organization_id=org-2");

        assertProblem(own, 400, "invalid_request");
        assertThat(own).bodyJson().extractingPath("$.errors[0].field").isEqualTo("organization_id");
        assertProblem(foreign, 400, "invalid_request");
        billing.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void runsDetectionForOperators() {
        answer(okJson("{}").withStatus(201));

        var answer = post(operatorOf("vendor"), "{\"from\":\"2026-06-01\"}");

        assertThat(answer).hasStatus(HttpStatus.CREATED);
        billing.verify(postRequestedFor(urlEqualTo("/api/spikes/detection-runs"))
                .withHeader("Content-Type", equalTo("application/json"))
                .withRequestBody(equalToJson("{\"from\":\"2026-06-01\"}")));
    }

    /** For billing-service to refuse: a body that is missing, not one in no format. */
    @Test
    void passesAnEmptyBodyOnAsJson() {
        answer(aResponse().withStatus(400));

        post(operatorOf("vendor"), "");

        billing.verify(postRequestedFor(urlEqualTo("/api/spikes/detection-runs"))
                .withHeader("Content-Type", equalTo("application/json")));
    }

    @Test
    void keepsDetectionRunsFromEverybodyElse() {
        var started = post(adminOf("org-1"), "{}");
        var listed = get(adminOf("org-1"), SPIKES + "/detection-runs");

        assertThat(started).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(listed).hasStatus(HttpStatus.FORBIDDEN);
        billing.verify(0, getRequestedFor(anyUrl()));
    }

    @Test
    void refusesAnOverlongBody() {
        var answer = post(operatorOf("vendor"), "x".repeat(70_000));

        assertThat(answer).hasStatus(HttpStatus.CONTENT_TOO_LARGE);
    }

    @ParameterizedTest
    @CsvSource({"400, invalid_request", "403, forbidden", "404, not_found", "409, conflict"})
    void wordsRefusalsAnew(int status, String code) {
        answer(aResponse().withStatus(status).withBody("<html>org.postgresql.PSQLException: select secret"));

        var answer = get(adminOf("org-1"), SPIKES);

        assertProblem(answer, status, code);
        assertThat(answer).bodyText().doesNotContain("PSQL", "secret");
    }

    @Test
    void takesCodeAndFieldsOverFromOurOwnProblems() {
        answer(aResponse().withStatus(400).withBody("""
                        {"code":"range_too_long","detail":"at io.spikewatch.billing.X","trace":"select 1",
                         "errors":[{"field":"from","message":"select 2"},{"field":"<b>","message":"x"},{"field":null}]}
                        """));

        var answer = get(adminOf("org-1"), SPIKES);

        assertProblem(answer, 400, "range_too_long");
        assertThat(answer).bodyJson().extractingPath("$.errors.length()").isEqualTo(1);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].field").isEqualTo("from");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .asString()
                .isNotEmpty();
        assertThat(answer).bodyText().doesNotContain("io.spikewatch", "select");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "must be a JSON array of strings",
                "must not be more than 3660 days before to",
                "must name one usage type, as counts of different types don't add up",
                "must have no other values than \"type\" and \"team\"",
                "must leave days out, as the range has prices in EUR and USD",
                "must be an instant such as 2026-06-09T10:00:00Z",
                "must be a whole number from 1 to 2^53",
                "needs dry_run: people are told by the configured one",
                "is not a known field",
                "names an unknown usage type",
                "size must be between 1 and 300",
                "must be within 366 days from start_date, both counted",
                "must be a whole number",
                "must be 1 to 255 characters",
                "must not be null",
                "size must be between 1 and 2147483647",
                "is required",
            })
    void saysWhatIsWrongWithAFieldAsBillingDoes(String complaint) {
        answer(refusal(complaint));

        assertThat(get(adminOf("org-1"), SPIKES))
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .isEqualTo(complaint);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "must",
                "select 1",
                "must not be null (select * from usage_report)",
                "is java.lang.IllegalStateException",
                "is NullPointerException",
                "must be <b>bold</b>",
                "must be asked of billing-service:8081/api/spikes",
                "is broken on host db-1 port 5432",
                "is refused by user spikewatch of the billing database",
                "must be retried, as the relation usage_report does not exist",
                "names a column that is not there",
                "needs the password of the owner",
                "must be at least 1 and is stored at line 42",
                "must not be null in column payload",
                "must be within 366 days from start_date of organization 4711",
                "must be a whole number from 1 to 10001",
                "is required\nis required",
            })
    void keepsBackWhatReadsLikeNoComplaint(String text) {
        answer(refusal(text));

        assertThat(get(adminOf("org-1"), SPIKES))
                .bodyJson()
                .extractingPath("$.errors[0].message")
                .isEqualTo(UNTOLD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "1",
                "{\"errors\":[null, 1, [], {}, {\"field\":null}, {\"field\":{}}, {\"field\":1}]}",
                "{\"code\":[], \"errors\":{\"field\":null}}",
                "{\"code\":null, \"errors\":\"field\"}",
                "{\"code\":",
            })
    void keepsToTheStatusOfAProblemItCannotRead(String body) {
        answer(aResponse().withStatus(400).withBody(body));

        var answer = get(adminOf("org-1"), SPIKES);

        assertProblem(answer, 400, "invalid_request");
        assertThat(answer).bodyJson().doesNotHavePath("$.errors");
    }

    @Test
    void takesReadableFieldsFromBesideUnreadableOnes() {
        answer(aResponse().withStatus(400).withBody("""
                        {"errors":[null, {"field":"limit","message":{"sql":"select 1"}}, {"field":7}]}"""));

        var answer = get(adminOf("org-1"), SPIKES);

        assertThat(answer).bodyJson().extractingPath("$.errors.length()").isEqualTo(1);
        assertThat(answer).bodyJson().extractingPath("$.errors[0].message").isEqualTo(UNTOLD);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 401, 418, 429, 500, 503, 504})
    void callsEveryOtherAnswerABrokenNeighbour(int status) {
        answer(aResponse()
                .withStatus(status)
                .withHeader("Location", "/elsewhere")
                .withBody("stack trace"));

        var answer = get(adminOf("org-1"), SPIKES);

        assertProblem(answer, 502, "billing_service_error");
        assertThat(answer).bodyText().doesNotContain("stack trace");
    }

    @Test
    void tellsThatBillingIsBusyOrLate() {
        answer(aResponse().withStatus(503).withBody("{\"code\":\"busy\",\"detail\":\"select 1\"}"));
        var busy = get(adminOf("org-1"), SPIKES);
        answer(aResponse().withStatus(504).withBody("{\"code\":\"usage_query_timeout\",\"detail\":\"select 1\"}"));
        var late = get(adminOf("org-1"), SPIKES);

        assertProblem(busy, 503, "billing_service_busy");
        assertThat(busy).hasHeader("Retry-After", "1");
        assertThat(busy).bodyText().doesNotContain("select");
        assertProblem(late, 504, "usage_query_timeout");
        assertThat(late).bodyText().doesNotContain("select");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void callsABrokenAnswerABrokenNeighbour(Fault fault) {
        answer(aResponse().withFault(fault));

        var answer = get(adminOf("org-1"), SPIKES);

        assertProblem(answer, 502, "billing_service_error");
    }

    @Test
    void passesAHugeAnswerOn() {
        var body = "0123456789".repeat(300_000);
        answer(okJson(body));

        var answer = get(adminOf("org-1"), SPIKES);

        assertThat(answer.getResponse().getContentAsByteArray()).hasSize(body.length());
    }

    @Test
    void turnsCallersAwayWhileTooManyWait() {
        answer(okJson("{}").withFixedDelay(300));
        var threads = Executors.newCachedThreadPool();

        var answers = IntStream.range(0, BillingStub.CONCURRENT_CALLS + 3)
                .mapToObj(each -> CompletableFuture.supplyAsync(() -> get(adminOf("org-1"), SPIKES), threads))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers)
                .filteredOn(each -> each.getResponse().getStatus() == 503)
                .isNotEmpty()
                .allSatisfy(each ->
                        assertThat(each.getResponse().getHeader("Retry-After")).isEqualTo("1"));
        assertThat(get(adminOf("org-1"), SPIKES)).hasStatusOk();
        threads.shutdown();
    }

    private void answer(ResponseDefinitionBuilder answer) {
        billing.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static ResponseDefinitionBuilder refusal(String complaint) {
        return aResponse()
                .withStatus(400)
                .withBody(BillingStub.JSON.writeValueAsString(
                        Map.of("errors", List.of(Map.of("field", "from", "message", complaint)))));
    }

    private MvcTestResult get(Caller caller, String uri, Object... variables) {
        return mvc.get().uri(uri, variables).with(as(caller)).exchange();
    }

    private MvcTestResult post(Caller caller, String body) {
        return mvc.post()
                .uri(SPIKES + "/detection-runs")
                .with(as(caller))
                .content(body)
                .exchange();
    }

    private static RequestPostProcessor as(Caller caller) {
        return request -> {
            request.setAttribute("caller", caller);
            return request;
        };
    }

    private static void assertProblem(MvcTestResult answer, int status, String code) {
        assertThat(answer).hasStatus(status).hasContentType(MediaType.APPLICATION_PROBLEM_JSON);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo(code);
    }

    @Configuration
    @EnableWebMvc
    @Import({WebConduct.class, DefaultErrorAttributes.class, SpikeProxyController.class, BillingProxy.class})
    static class Setup implements CallerFromAttribute {

        @Bean
        JsonMapper json() {
            return BillingStub.JSON;
        }

        @Bean
        BillingGateway gateway() {
            return billing.gateway();
        }
    }
}
