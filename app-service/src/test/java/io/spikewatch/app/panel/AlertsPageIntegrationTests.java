package io.spikewatch.app.panel;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.billing.OrganizationStub;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.page.Browser;
import jakarta.servlet.http.Cookie;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class AlertsPageIntegrationTests {

    private static final String ALERTS = "/api/v1/billing/alerts";
    private static final String PAGE = "/organization/billing/alerts";
    private static final String LIMIT = "00000000-0000-4000-8000-000000000001";
    private static final String HOSTILE = "<script>alert(1)</script>";
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final MockMvcTester mvc;
    private final TestPeople people;
    private final WireMockServer server;

    private String organization;
    private User admin;
    private OrganizationStub billing;
    private Browser browser;

    AlertsPageIntegrationTests(
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
        answerOpen(
                alert(LIMIT, "critical", "Token usage limit reached (512,340 tokens used)", null, null, null),
                alert(
                        UUID.randomUUID().toString(),
                        "warning",
                        "Event usage at 85% (8,500,000 of 10,000,000)",
                        "{\"projectedUsage\":12000000,\"limitReachedOn\":\"2026-06-24\",\"daysLeft\":6}",
                        null,
                        null));
    }

    @Test
    void showsWhatIsOpenTheMostUrgentFirstInASentence() {
        var page = browser.page(PAGE);

        assertThat(page.title()).isEqualTo("Billing alerts · Spikewatch");
        assertThat(page.select("#sentence").text())
                .isEqualTo("2 alerts are open, the most urgent: Token usage limit reached (512,340 tokens used).");
        assertThat(page.select(".alerts .tag").eachText()).containsExactly("Critical", "Warning");
        assertThat(page.select(".alerts .message").eachText())
                .containsExactly(
                        "Token usage limit reached (512,340 tokens used)",
                        "Event usage at 85% (8,500,000 of 10,000,000)");
        assertThat(page.select(".alerts .message + p").eachText())
                .containsExactly("At this pace the plan's limit is reached on 24 Jun, in 6 days.");
        assertThat(page.select(".alerts time").eachAttr("datetime")).containsOnly(NOW.toString());
    }

    @Test
    void countsWhatIsOpenAndWhatThereEverWas() {
        var page = browser.page(PAGE);

        assertThat(page.select(".grid4 div").eachText())
                .containsExactly(
                        "Open 2 of 1,234 in all",
                        "Critical 1 of 30 in all",
                        "Warning 1 of 1,200 in all",
                        "Info 0 of 4 in all");
    }

    @Test
    void showsHowFarTheLimitsOfThePlanAre() {
        billing.stubFor(get(urlPathEqualTo("/api/usage-v2/limits")).willReturn(okJson("""
                {"period":{"start":"2026-06-01","end":"2026-07-01","plan":"growth","plan_name":"Growth","data_until":"2026-06-09"},
                 "limits":[{"usage_type":"tokens","label":"Tokens","level":false,"limit":500000,"soft_limit":400000,
                   "used":429999},
                  {"usage_type":"seats","label":"Seats","level":true,"limit":0,"soft_limit":null,"used":3},
                  {"usage_type":"playbook_runs","label":"Playbook runs","level":false,"limit":10,"soft_limit":null,"used":25}]}
                """)));

        var page = browser.page(PAGE);

        assertThat(page.select("#plan").text()).isEqualTo("Growth plan, billing period from 1 Jun 2026 to 30 Jun 2026");
        assertThat(page.select("#limits tbody tr").eachText())
                .containsExactly("Tokens 429,999 of 500,000 85%", "Seats 3 of 0 –", "Playbook runs 25 of 10 250%");
        assertThat(page.select("#limits .value").eachAttr("width")).containsExactly("85", "0", "100");
        assertThat(page.select("#limits a").first().attr("href"))
                .isEqualTo("/organization/billing/usage?organization_id=" + organization
                        + "&type=tokens&breakdown=none&from=2026-06-01&to=2026-06-09");
    }

    @Test
    void looksBackOnAMonth() {
        billing.stubFor(get(urlPathEqualTo(ALERTS + "/statistics")).willReturn(okJson("""
                {"success":true,"data":{"total":12,"acknowledged":9,"acknowledgedShare":0.75,
                 "meanSecondsToAcknowledge":14400.5,"byType":[{"alertType":"usage_soft_warning","count":7},
                 {"alertType":"overage_incurred","count":5}],"perDay":[{"date":"2026-06-09","count":12}]}}
                """)));

        assertThat(browser.page(PAGE).select("#statistics").text())
                .isEqualTo("12 alerts in the last 30 days, 75% acknowledged after 4 hours on average;"
                        + " most often about usage close to its limit.");
    }

    @Test
    void tellsTheHistoryWithWhoAcknowledgedAndWhatResolvedItself() {
        var stranger = UUID.randomUUID().toString();
        answerAll(
                "cursor-1",
                alert(id(), "warning", "By a member", null, admin.id().toString(), null),
                alert(id(), "warning", "By an operator", null, stranger, NOW),
                alert(id(), "info", "By nobody", "{\"projectedUsage\":1}", null, NOW));

        var page = browser.page(PAGE + "?show=all");

        assertThat(page.select(".alerts .message").eachText())
                .containsExactly("By a member", "By an operator", "By nobody");
        assertThat(page.select(".alerts li > div:last-child").eachText())
                .containsExactly("Acknowledged by Anna, now", "Acknowledged by an operator, now", "Resolved, now");
        assertThat(page.select(".alerts form, .alerts .message + p")).isEmpty();
        assertThat(page.select("#older").attr("href"))
                .isEqualTo(PAGE + "?organization_id=" + organization + "&show=all&after=cursor-1");
    }

    @Test
    void goesOnWithOlderAlerts() {
        billing.stubFor(get(urlPathEqualTo(ALERTS))
                .withQueryParam("unacknowledgedOnly", equalTo("false"))
                .withQueryParam("after", equalTo("cursor-1"))
                .willReturn(okJson(list("null", alert(id(), "info", "Plan upgraded", null, null, NOW)))));

        var page = browser.page(PAGE + "?show=all&after=cursor-1");

        assertThat(page.select(".alerts .message").eachText()).containsExactly("Plan upgraded");
        assertThat(page.select(".pager a").eachText()).containsExactly("Newest");
    }

    @Test
    void beginsAnewWhereAnAddressGoesOnAfterNothing() {
        answerAll("cursor-1", alert(id(), "info", "Plan upgraded", null, null, NOW));
        billing.stubFor(get(urlPathEqualTo(ALERTS))
                .withQueryParam("after", equalTo("gone"))
                .atPriority(1)
                .willReturn(aResponse().withStatus(400)));

        assertThat(browser.page(PAGE + "?show=all&after=gone")
                        .select(".alerts .message")
                        .eachText())
                .containsExactly("Plan upgraded");
    }

    @Test
    void actsForTheOrganizationOfItsAddressWhicheverTheSessionIsIn() {
        billing.stubFor(post(urlPathEqualTo(ALERTS + "/generate"))
                .willReturn(okJson("{\"success\":true,\"data\":{\"generatedCount\":0,\"alerts\":[]}}")));
        var person = people.join(people.userWithPassword(), organization, Role.MEMBER);
        people.join(person, people.organization(), Role.MEMBER);
        var session = signIn(person);

        var answer = mvc.post()
                .uri(PAGE + "/generate?organization_id=" + organization)
                .cookie(session)
                .with(csrf())
                .exchange();
        var foreign = mvc.post()
                .uri(PAGE + "/generate?organization_id=" + people.organization())
                .cookie(session)
                .with(csrf())
                .exchange();

        assertThat(answer).hasRedirectedUrl(PAGE + "?organization_id=" + organization);
        assertThat(foreign).hasStatus(HttpStatus.FORBIDDEN);
        billing.verify(postRequestedFor(urlPathEqualTo(ALERTS + "/generate")));
    }

    @Test
    void acknowledgesAndReturnsToTheView() {
        billing.stubFor(post(urlPathEqualTo(ALERTS + "/" + LIMIT + "/acknowledge"))
                .willReturn(okJson("{\"success\":true,\"data\":{\"alertId\":\"%s\",\"acknowledgedAt\":\"%s\"}}"
                        .formatted(LIMIT, NOW))));
        var action = browser.page(PAGE).select(".alerts form").attr("action");

        var answer = browser.send(action);

        assertThat(answer).hasStatus3xxRedirection().hasRedirectedUrl(PAGE + "?organization_id=" + organization);
        assertThat(answer).flash().containsEntry("said", "Acknowledged.");
        billing.verify(postRequestedFor(urlPathEqualTo(ALERTS + "/" + LIMIT + "/acknowledge")));
    }

    @Test
    void judgesAnewOnRequest() {
        answerAll("cursor-1");
        billing.stubFor(post(urlPathEqualTo(ALERTS + "/generate"))
                .willReturn(okJson("{\"success\":true,\"data\":{\"generatedCount\":1,\"alerts\":[]}}")));
        var action = browser.page(PAGE + "?show=all").select(".head form").attr("action");

        var answer = browser.send(action);

        assertThat(answer).hasRedirectedUrl(PAGE + "?organization_id=" + organization + "&show=all");
        assertThat(answer).flash().containsEntry("said", "1 new alert.");
    }

    @Test
    void saysThatNothingIsOpen() {
        answerOpen();

        var page = browser.page(PAGE);

        assertThat(page.select("#sentence").text()).isEqualTo("No alert is open.");
        assertThat(page.select("section.card p").text()).startsWith("Nothing is open.");
        assertThat(page.select(".alerts")).isEmpty();
    }

    @Test
    void saysThatAlertsAreSwitchedOff() {
        answerOnly(aResponse()
                .withStatus(503)
                .withHeader("Content-Type", "application/problem+json")
                .withBody("{\"code\":\"alerts_disabled\"}"));

        var page = browser.get(PAGE);

        assertThat(page).hasStatusOk().bodyText().contains("Billing alerts are switched off.");
        assertThat(browser.page(PAGE).select("form[action*=alerts], .grid4")).isEmpty();
    }

    @Test
    void namesTheRequestWhenBillingIsAway() {
        answerOnly(serverError());

        var answer = browser.get(PAGE);

        assertThat(answer).hasStatus(HttpStatus.BAD_GATEWAY);
        var page = browser.page(PAGE);
        assertThat(page.select("[role=alert]:not(#failed)").text()).contains("can’t be shown right now");
        assertThat(page.select("[role=alert] code").text()).isNotBlank();
        assertThat(page.select("#again").attr("href")).isEqualTo(PAGE + "?organization_id=" + organization);
    }

    @Test
    void saysWhoCanOpenWhatIsClosed() {
        answerOnly(aResponse().withStatus(403));

        assertThat(browser.get(PAGE)).hasStatus(HttpStatus.FORBIDDEN).bodyText().contains("not open to you here");
    }

    @ParameterizedTest
    @EnumSource(
            value = Role.class,
            names = {"OWNER", "ADMIN", "MEMBER"})
    void isOpenToEveryMember(Role role) {
        var page = new Browser(mvc, people, people.memberOf(organization, role)).page(PAGE);

        assertThat(page.select(".side a[href*=billing]").eachText())
                .containsExactly(
                        role == Role.MEMBER ? new String[] {"Alerts"} : new String[] {"Usage", "Spend", "Alerts"});
        assertThat(page.select(".alerts button").eachText()).containsExactly("Acknowledge", "Acknowledge");
    }

    @Test
    void letsStaffLookAndOperatorsAct() {
        people.accountOf(organization);

        var seenByStaff = new Browser(mvc, people, people.staff(), organization).page(PAGE);
        var seenByOperator = new Browser(mvc, people, people.operator(), organization).page(PAGE);

        assertThat(seenByStaff.select("h1").text()).isEqualTo("Billing alerts of Acme");
        assertThat(seenByStaff.select(".alerts li")).hasSize(2);
        assertThat(seenByStaff.select("main button")).isEmpty();
        assertThat(seenByOperator.select(".alerts button")).hasSize(2);
    }

    @Test
    void writesMessagesAsTextOnly() {
        answerOpen(alert(id(), "info", HOSTILE, null, null, null));

        var page = browser.page(PAGE);

        assertThat(page.select(".alerts .message").text()).isEqualTo(HOSTILE);
        assertThat(page.select("script:not([src]), [style], [onclick]")).isEmpty();
    }

    private Cookie[] signIn(User person) {
        return mvc.post()
                .uri("/sign-in")
                .param("email", person.email())
                .param("password", TestPeople.PASSWORD)
                .with(csrf())
                .exchange()
                .getResponse()
                .getCookies();
    }

    private void answerOpen(String... alerts) {
        answerList("true", list("null", alerts));
    }

    private void answerAll(String next, String... alerts) {
        answerList("false", list("\"" + next + "\"", alerts));
    }

    private void answerList(String openOnly, String body) {
        billing.stubFor(get(urlPathEqualTo(ALERTS))
                .withQueryParam("unacknowledgedOnly", equalTo(openOnly))
                .atPriority(9)
                .willReturn(okJson(body)));
    }

    private void answerOnly(ResponseDefinitionBuilder answer) {
        billing.stubFor(get(urlPathEqualTo(ALERTS)).atPriority(1).willReturn(answer));
    }

    private static String list(String next, String... alerts) {
        return """
                {"success":true,"data":{"alerts":[%s],"next":%s,"summary":{"total":1234,"unacknowledged":%d,
                 "bySeverity":{"info":4,"warning":1200,"critical":30},"byType":{"usage_hard_warning":30}}}}
                """.formatted(String.join(",", alerts), next, alerts.length);
    }

    private static String alert(
            String id,
            String severity,
            String message,
            @Nullable String forecast,
            @Nullable String acknowledgedBy,
            @Nullable Instant resolvedAt) {
        return """
                {"id":"%s","orgId":"org","alertType":"usage_soft_warning","severity":"%s","message":"%s","metadata":{},
                 "forecast":%s,"createdAt":"%s","acknowledgedAt":%s,"acknowledgedBy":%s,"resolvedAt":%s}
                """.formatted(
                        id,
                        severity,
                        message,
                        forecast,
                        NOW,
                        quoted(acknowledgedBy == null ? null : NOW),
                        quoted(acknowledgedBy),
                        quoted(resolvedAt));
    }

    private static String quoted(@Nullable Object value) {
        return value == null ? "null" : "\"" + value + "\"";
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
