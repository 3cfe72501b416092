package io.spikewatch.app.proxy;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.billing.OrganizationStub;
import io.spikewatch.app.organization.Role;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class AlertProxyIntegrationTests {

    private static final String ALERTS = "/api/v1/billing/alerts";
    private static final String ID = "00000000-0000-4000-8000-000000000001";
    private static final String NO_ALERTS = """
            {"success":true,"data":{"alerts":[],"next":null,"summary":{"total":0,"unacknowledged":0,
             "bySeverity":{"info":0,"warning":0,"critical":0},"byType":{"usage_soft_warning":0,"usage_hard_warning":0,
              "overage_incurred":0,"trial_expiring":0,"subscription_canceled":0,"plan_upgraded":0,"plan_downgraded":0}}}}""";
    private static final String GENERATED = "{\"success\":true,\"data\":{\"generatedCount\":0,\"alerts\":[]}}";
    private static final String ACKNOWLEDGED =
            "{\"success\":true,\"data\":{\"alertId\":\"%s\",\"acknowledgedAt\":\"2026-06-09T10:00:00Z\"}}"
                    .formatted(ID);

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private WireMockServer server;

    private OrganizationStub billing;
    private String member;

    @BeforeEach
    void signIn() {
        var organization = people.organization();
        billing = new OrganizationStub(server, organization);
        member = people.bearer(people.memberOf(organization, Role.MEMBER));
    }

    @ParameterizedTest
    @CsvSource({"/api/v1/billing/alerts", "/api/v1/billing/alerts/"})
    void listsTheAlertsOfTheCallersOrganization(String path) {
        answer(okJson(NO_ALERTS));

        var answer = call(HttpMethod.GET, path + "?unacknowledgedOnly=true&limit=5&after=" + ID);

        assertThat(answer).hasStatusOk().bodyText().isEqualTo(NO_ALERTS);
        billing.verify(getRequestedFor(urlPathEqualTo(ALERTS))
                .withQueryParam("unacknowledgedOnly", equalTo("true"))
                .withQueryParam("limit", equalTo("5"))
                .withQueryParam("after", equalTo(ID)));
    }

    @Test
    void generates() {
        answer(okJson(GENERATED));

        assertThat(call(HttpMethod.POST, ALERTS + "/generate/"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(GENERATED);
        billing.verify(postRequestedFor(urlPathEqualTo(ALERTS + "/generate")));
    }

    @Test
    void acknowledges() {
        answer(okJson(ACKNOWLEDGED));

        assertThat(call(HttpMethod.POST, ALERTS + "/" + ID + "/acknowledge"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(ACKNOWLEDGED);
        billing.verify(postRequestedFor(urlPathEqualTo(ALERTS + "/" + ID + "/acknowledge")));
    }

    @Test
    void readsAndReplacesThresholds() {
        var thresholds = "{\"success\":true,\"data\":{\"tokens\":{\"percent\":70,\"absolute\":null}}}";
        answer(okJson(thresholds));

        var replaced = mvc.put()
                .uri(ALERTS + "/thresholds/")
                .header(HttpHeaders.AUTHORIZATION, member)
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"tokens\":{\"percent\":70}}")
                .exchange();

        assertThat(replaced).hasStatusOk().bodyText().isEqualTo(thresholds);
        assertThat(call(HttpMethod.GET, ALERTS + "/thresholds"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(thresholds);
        billing.verify(putRequestedFor(urlPathEqualTo(ALERTS + "/thresholds"))
                .withRequestBody(equalTo("{\"tokens\":{\"percent\":70}}")));
    }

    @Test
    void looksBack() {
        var statistics = "{\"success\":true,\"data\":{\"total\":0,\"acknowledged\":0,\"acknowledgedShare\":null,"
                + "\"meanSecondsToAcknowledge\":null,\"byType\":[],\"perDay\":[]}}";
        answer(okJson(statistics));

        assertThat(call(HttpMethod.GET, ALERTS + "/statistics?start_date=2026-06-01&end_date=2026-06-09"))
                .hasStatusOk()
                .bodyText()
                .isEqualTo(statistics);
        billing.verify(getRequestedFor(urlPathEqualTo(ALERTS + "/statistics"))
                .withQueryParam("start_date", equalTo("2026-06-01")));
        assertProblem(
                call(HttpMethod.GET, ALERTS + "/statistics/organizations"), HttpStatus.FORBIDDEN, "operator_only");
    }

    @Test
    void saysThatAlertsAreSwitchedOff() {
        answer(problem(503, "alerts_disabled"));

        assertProblem(call(HttpMethod.GET, ALERTS), HttpStatus.SERVICE_UNAVAILABLE, "alerts_disabled");
    }

    @Test
    void findsNoAlertOfAnotherOrganization() {
        answer(problem(404, "not_found"));

        assertProblem(call(HttpMethod.POST, ALERTS + "/" + ID + "/acknowledge"), HttpStatus.NOT_FOUND, "not_found");
        assertThat(call(HttpMethod.POST, ALERTS + "/a%20b/acknowledge")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void namesTheFieldThatBillingRefuses() {
        var error = "{\"field\":\"unacknowledgedOnly\",\"message\":\"must be true or false\"}";
        answer(problem(400, "invalid_request\",\"errors\":[" + error + "],\"x\":\""));

        var answer = call(HttpMethod.GET, ALERTS + "?unacknowledgedOnly=maybe");

        assertProblem(answer, HttpStatus.BAD_REQUEST, "invalid_request");
        assertThat(answer)
                .bodyJson()
                .extractingPath("$.errors[0]")
                .isEqualTo(Map.of("field", "unacknowledgedOnly", "message", "must be true or false"));
    }

    @Test
    void takesNoOrganizationAsAParameter() {
        var answer = call(HttpMethod.GET, ALERTS + "?organization_id=org-1");

        assertProblem(answer, HttpStatus.BAD_REQUEST, "invalid_request");
        billing.verify(0, getRequestedFor(anyUrl()));
    }

    private MvcTestResult call(HttpMethod method, String path) {
        return mvc.method(method)
                .uri(URI.create(path))
                .header(HttpHeaders.AUTHORIZATION, member)
                .exchange();
    }

    private void answer(ResponseDefinitionBuilder answer) {
        billing.stubFor(any(anyUrl()).willReturn(answer));
    }

    private static ResponseDefinitionBuilder problem(int status, String code) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("{\"code\":\"" + code + "\"}");
    }

    private static void assertProblem(MvcTestResult answer, HttpStatus status, String code) {
        assertThat(answer).hasStatus(status);
        assertThat(answer).bodyJson().extractingPath("$.code").isEqualTo(code);
    }
}
