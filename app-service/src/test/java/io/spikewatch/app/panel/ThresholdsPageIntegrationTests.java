package io.spikewatch.app.panel;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.billing.OrganizationStub;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.page.Browser;
import java.nio.charset.StandardCharsets;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class ThresholdsPageIntegrationTests {

    private static final String THRESHOLDS = "/api/v1/billing/alerts/thresholds";
    private static final String PAGE = "/organization/billing/alerts/thresholds";

    private final MockMvcTester mvc;
    private final TestPeople people;
    private final WireMockServer server;

    private String organization;
    private User admin;
    private OrganizationStub billing;
    private Browser browser;

    ThresholdsPageIntegrationTests(
            @Autowired MockMvcTester mvc, @Autowired TestPeople people, @Autowired WireMockServer billing) {
        this.mvc = mvc;
        this.people = people;
        this.server = billing;
    }

    @BeforeEach
    void signIn() {
        organization = people.organization();
        admin = people.memberOf(organization, Role.ADMIN);
        billing = new OrganizationStub(server, organization);
        browser = new Browser(mvc, people, admin);
        var thresholds = okJson(
                "{\"success\":true,\"data\":{\"tokens\":{\"percent\":70,\"absolute\":null},\"seats\":{\"percent\":null,\"absolute\":5}}}");
        billing.stubFor(get(urlPathEqualTo(THRESHOLDS)).willReturn(thresholds));
        billing.stubFor(put(urlPathEqualTo(THRESHOLDS)).willReturn(thresholds));
        billing.stubFor(get(urlPathEqualTo("/api/usage-v2/limits")).willReturn(okJson("""
                {"period":{"start":"2026-06-01","end":"2026-07-01","plan":"growth","plan_name":"Growth","data_until":null},
                 "limits":[{"usage_type":"tokens","label":"Tokens","level":false,"limit":500000,"soft_limit":400000,"used":0},
                  {"usage_type":"seats","label":"Seats","level":true,"limit":10,"soft_limit":null,"used":3}]}
                """)));
    }

    @Test
    void showsThresholdsBesideLimits() {
        var page = browser.page(PAGE);

        assertThat(page.select("#thresholds tr:contains(Tokens) td").eachText()).contains("500,000, soft 400,000");
        assertThat(page.select("#thresholds tr:contains(Seats) td").eachText()).contains("10");
        assertThat(page.select("#thresholds tr:contains(Playbook) td").eachText())
                .contains("–");
        assertThat(page.select("[name=percent.tokens]").val()).isEqualTo("70");
        assertThat(page.select("[name=absolute.tokens]").val()).isEmpty();
        assertThat(page.select("[name=absolute.seats]").val()).isEqualTo("5");
    }

    @Test
    void savesWhatIsEntered() {
        var action = browser.page(PAGE).select("main form").attr("action");

        var answer = browser.send(
                action,
                "percent.tokens",
                "65",
                "absolute.tokens",
                " 100000 ",
                "percent.seats",
                "",
                "absolute.seats",
                "");

        assertThat(answer)
                .hasRedirectedUrl("/organization/billing/alerts?organization_id=" + organization)
                .flash()
                .containsEntry("said", "Saved.");
        billing.verify(putRequestedFor(urlPathEqualTo(THRESHOLDS))
                .withRequestBody(equalToJson("{\"tokens\":{\"percent\":65,\"absolute\":100000}}")));
    }

    @Test
    void savesNothingWhereSomethingIsWrong() {
        var answer = browser.send(
                PAGE + "?organization_id=" + organization,
                "percent.tokens",
                "101",
                "absolute.tokens",
                "7",
                "absolute.seats",
                "many");

        var page = afterwards(answer);

        assertThat(page.select("[aria-invalid]").eachAttr("name"))
                .containsExactlyInAnyOrder("percent.tokens", "absolute.seats");
        assertThat(page.select("[name=percent.tokens] + strong").text())
                .isEqualTo("must be a whole number from 1 to 100");
        assertThat(page.select("[name=absolute.tokens]").val()).isEqualTo("7");
        assertThat(page.select("main .notice.failed:not(#failed)").text()).startsWith("Nothing was saved.");
        billing.verify(0, putRequestedFor(anyUrl()));
    }

    @Test
    void letsMembersAndStaffLookOnly() {
        people.accountOf(organization);

        var member = new Browser(mvc, people, people.memberOf(organization, Role.MEMBER)).page(PAGE);
        var staff = new Browser(mvc, people, people.staff(), organization).page(PAGE);
        var operator = new Browser(mvc, people, people.operator(), organization).page(PAGE);

        for (var page : new Document[] {member, staff}) {
            assertThat(page.select("#thresholds input:not([disabled]), main button"))
                    .isEmpty();
            assertThat(page.select("[name=percent.tokens]").val()).isEqualTo("70");
        }
        assertThat(operator.select("main button").text()).isEqualTo("Save");
    }

    @Test
    void namesTheRequestWhenBillingIsAway() {
        billing.stubFor(any(anyUrl()).atPriority(1).willReturn(serverError()));

        assertThat(browser.get(PAGE)).hasStatus(HttpStatus.BAD_GATEWAY);
        assertThat(browser.page(PAGE).select("[role=alert]:not(#failed) code").text())
                .isNotBlank();
    }

    /** The page that the answer leads the same session to. */
    private Document afterwards(MvcTestResult answer) {
        var page = mvc.get()
                .uri(String.valueOf(answer.getResponse().getRedirectedUrl()))
                .header(HttpHeaders.AUTHORIZATION, people.bearer(admin))
                .cookie(answer.getResponse().getCookies())
                .exchange();
        return Jsoup.parse(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }
}
