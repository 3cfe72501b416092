package io.spikewatch.app.ui;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.equalToJson;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.putRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.account.Account;
import io.spikewatch.app.account.AssignmentRole;
import io.spikewatch.app.account.TestAccounts;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.page.Browser;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class AccountPageIntegrationTests {

    private static final String EXPLANATION = """
            {"usage_type":"event_count_in_period","label":"Events","date":"2026-06-09","verdict":"%s","direction":"up",
             "observed":38400,"expected":12000,"expected_low":9800,"expected_high":14600,"factor":3.2,"percent_change":220,
             "sentence":"38,400 events where about 12,000 were expected.","episode_start":"2026-06-09",
             "top_teams":[{"team_id":"7","team_name":"<b>Web</b>","observed":30100,"expected":5000,"share_of_change":0.95},
                          {"team_id":"8","team_name":null,"observed":8300,"expected":7000,"share_of_change":0.05}],
             "days":[{"date":"2026-06-08","observed":12100,"expected":12000,"expected_low":9800,"expected_high":14600,"spike":false},
                     {"date":"2026-06-09","observed":38400,"expected":12000,"expected_low":9800,"expected_high":14600,"spike":true}]}
            """;
    private static final String NOTHING_FOUND = "{\"count\":0,\"next\":null,\"previous\":null,\"results\":[]}";

    private final MockMvcTester mvc;
    private final TestPeople people;
    private final TestAccounts accounts;
    private final WireMockServer billing;

    private Browser browser;
    private Account account;

    AccountPageIntegrationTests(
            @Autowired MockMvcTester mvc,
            @Autowired TestPeople people,
            @Autowired TestAccounts accounts,
            @Autowired WireMockServer billing) {
        this.mvc = mvc;
        this.people = people;
        this.accounts = accounts;
        this.billing = billing;
    }

    @BeforeEach
    void signIn() {
        browser = new Browser(mvc, people, people.staff());
        account = people.accountOf(people.organization());
        answer("/api/spikes", okJson(NOTHING_FOUND));
        answer("/api/spikes/why", okJson(EXPLANATION.formatted("spiking")));
    }

    @Test
    void explainsASpike() {
        var page = browser.page(address() + "?usage_type=event_count_in_period&date=2026-06-09");

        assertThat(page.select("#what").text()).isEqualTo("Events 3.2× the usual Tuesday");
        assertThat(page.select("main").text())
                .contains("38,400 events where about 12,000 were expected.", "9,800 to 14,600");
        assertThat(page.select("svg.chart > title")).hasSize(3);
        assertThat(page.select("svg.chart[role=img] .spike")).hasSize(3);
        assertThat(page.select("details tbody tr")).hasSize(2);
        assertThat(page.select("#where + span")).isNotEmpty();
        assertThat(page.select("tbody th").eachText()).contains("<b>Web</b>", "Team 8");
        assertThat(page.select(".bar .value").eachAttr("width")).containsExactly("95", "5");
    }

    @Test
    void namesWhoLooksAfterTheAccount() {
        var csm = people.staff();
        accounts.assign(account.id(), AssignmentRole.CSM, csm.id());

        var page = browser.page(address());

        assertThat(page.select(".people").text()).contains(csm.name(), "CSM since");
    }

    @Test
    void picksTheNewestSpikeWhenNoneIsAskedFor() {
        answer("/api/spikes", okJson("""
                {"results":[{"id":"1","usage_date":"%1$s","spikes":[{"metric":"tokens","usage_type":"tokens","direction":"up","factor":2}]},
                            {"id":"2","usage_date":"2026-01-01","spikes":[{"metric":"seats","usage_type":"seats","direction":"down","factor":0.1}]}]}
                """.formatted(
                        java.time.LocalDate.now(java.time.ZoneOffset.UTC).minusDays(3))));

        var page = browser.page(address());

        assertThat(page.select("select[name=usage_type] option[selected]").text())
                .isEqualTo("Tokens");
        assertThat(page.select("#before")
                        .first()
                        .closest("section")
                        .select("tbody a")
                        .attr("href"))
                .isEqualTo(address() + "?usage_type=seats&date=2026-01-01");
        assertThat(page.select("#before").first().closest("section").text()).contains("Seats 0.1× down", "Critical");
    }

    @Test
    void showsTheTeamThatMovedAlone() {
        answer("/api/spikes", okJson("""
                {"results":[{"id":"1","usage_date":"2026-06-09","spikes":[{"metric":"events","direction":"up","factor":2,
                  "usage_type":"event_count_in_period","team_id":"7","team_name":"Web"}]}]}
                """));
        billing.stubFor(get(urlPathEqualTo("/api/spikes/why"))
                .withQueryParam("team_id", equalTo("7"))
                .willReturn(okJson(EXPLANATION
                        .formatted("spiking")
                        .replace("\"label\"", "\"team_id\":\"7\",\"team_name\":\"Web\",\"label\""))));

        var page = browser.page(focus());

        assertThat(page.select("#what").text()).startsWith("Events of Web 3.2×");
    }

    @Test
    void saysWhenThereWasNoSpike() {
        answer("/api/spikes/why", okJson(EXPLANATION.formatted("normal").replace("38400", "12100")));

        var page = browser.page(address());

        assertThat(page.select("#what").text()).isEqualTo("Events in their normal range");
        assertThat(page.select("main").text()).contains("No spikes in the last 60 days.");
        assertThat(page.select("select[name=usage_type] option")).hasSizeGreaterThan(10);
    }

    @Test
    void saysWhenNothingWasReported() {
        answer("/api/spikes/why", okJson("""
                {"usage_type":"seats","label":"Seats","date":"2026-06-09","verdict":"no_report","observed":null,"days":[]}
                """));

        var page = browser.page(address() + "?usage_type=seats&date=2026-06-09");

        assertThat(page.select("#what").text()).isEqualTo("No usage report for 9 Jun 2026");
        assertThat(page.select("main").text()).contains("No usage was reported around this day.");
    }

    @Test
    void saysWhatToDoWhenBillingIsAway() {
        answer("/api/spikes", serverError());

        var answer = browser.get(address());

        assertThat(answer).hasStatusOk();
        assertThat(answer)
                .bodyText()
                .contains(
                        account.name(),
                        "be shown right now",
                        answer.getResponse().getHeader("X-Request-Id"));
    }

    @Test
    void saysWhenTheOrganizationIsUnknownToBilling() {
        answer("/api/spikes", okJson("{}").withStatus(404));

        assertThat(browser.page(address()).select("main").text()).contains("No usage is known");
    }

    @Test
    void hidesAccountsFromEverybodyButStaff() {
        var customer = new Browser(mvc, people, people.memberOf(account.externalId(), Role.OWNER));

        var theirs = customer.get(address());

        assertThat(theirs).hasStatus(HttpStatus.NOT_FOUND).bodyText().doesNotContain(account.name());
        assertThat(customer.get("/accounts")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(browser.get("/accounts/" + UUID.randomUUID())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(browser.get("/accounts/malformed")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void listsAndFindsAccounts() {
        var named = accounts.create("org-" + UUID.randomUUID(), "<script>Näme</script> " + UUID.randomUUID());
        accounts.assign(named.id(), AssignmentRole.CSM, people.staff().id());

        var page = browser.page("/accounts?q=" + named.externalId());

        assertThat(page.select("tbody tr")).hasSize(1);
        assertThat(page.select("tbody a").text()).isEqualTo(named.name());
        assertThat(page.select("tbody td").eachText()).contains("Anna", "–");
    }

    @Test
    void asksWhetherASpikeWasUseful() {
        var spike = UUID.randomUUID().toString();
        answer("/api/spikes", okJson("""
                {"results":[{"id":"%s","usage_date":"2026-06-09","feedback":{"useful":1,"not_useful":0,"yours":true},
                  "spikes":[{"metric":"events","usage_type":"event_count_in_period","direction":"up","factor":3.2}]}]}
                """.formatted(spike)));
        billing.stubFor(put(urlEqualTo("/api/spikes/" + spike + "/feedback"))
                .willReturn(okJson("{\"useful\":0,\"not_useful\":1,\"yours\":false}")));

        var page = browser.page(focus());
        var form = page.select("form:has(.useful)").first();
        var sent = browser.send(
                form.attr("action"), "useful", "false", "usage_type", "event_count_in_period", "date", "2026-06-09");

        assertThat(form.select("button").eachAttr("aria-pressed")).containsExactly("true", "false");
        assertThat(form.text()).contains("1 useful, 0 not useful");
        assertThat(sent).hasRedirectedUrl(focus());
        assertThat(browser.follow(sent, focus()).select("#said").text()).isEqualTo("Noted: this was not useful.");
        billing.verify(putRequestedFor(urlEqualTo("/api/spikes/" + spike + "/feedback"))
                .withRequestBody(equalToJson("{\"useful\":false}")));
    }

    @Test
    void saysWhatNoLongerHolds() {
        answer("/api/spikes/why", okJson(EXPLANATION.formatted("normal")));
        answer("/api/spikes", okJson("""
                {"results":[{"id":"1","usage_date":"2026-06-09","feedback":{"useful":0,"not_useful":0,"yours":null},
                  "spikes":[%1$s"usage_type":"event_count_in_period"},%1$s"usage_type":"tokens"}]}]}
                """.formatted("""
                        {"metric":"m","direction":"up","withdrawn_at":"2026-06-11T00:00:00Z",
                         "withdrawn_reason":"The report was corrected",""")));

        var page = browser.page(focus());

        assertThat(page.select("main").text())
                .contains("What was told of this day no longer holds. The report was corrected", "up, withdrawn");
        assertThat(page.select(".useful")).isEmpty();
    }

    private String focus() {
        return address() + "?usage_type=event_count_in_period&date=2026-06-09";
    }

    private String address() {
        return "/accounts/" + account.id();
    }

    private void answer(String path, ResponseDefinitionBuilder answer) {
        billing.stubFor(get(urlPathEqualTo(path))
                .withQueryParam("organization_id", equalTo(String.valueOf(account.externalId())))
                .willReturn(answer));
    }
}
