package io.spikewatch.app.operations;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.serverError;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.stubbing.StubMapping;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.page.Browser;
import io.spikewatch.app.page.Dates;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class DetectionPageIntegrationTests {

    private static final String PAGE = "/operations/detection";
    private static final LocalDate YESTERDAY = LocalDate.now(Clock.systemUTC()).minusDays(1);
    private static final LocalDate LONG_AGO = LocalDate.of(2026, 1, 6);
    private static final String DROP = "{\"series\":1800,\"dropped\":120}";

    private static final String NOTICE =
            "120 of 1,800 series dropped on %s: nobody was told of a drop. Is ingestion broken?"
                    .formatted(Dates.withYear(YESTERDAY));

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private WireMockServer billing;

    private final List<StubMapping> answers = new ArrayList<>();
    private Browser browser;

    @BeforeEach
    void signIn() {
        browser = new Browser(mvc, people, people.operator());
    }

    @AfterEach
    void forget() {
        answers.forEach(billing::removeStubMapping);
    }

    @Test
    void listsHowDetectionWent() {
        answer(okJson(listed(
                3,
                run(LONG_AGO, LONG_AGO, "\"state\":\"done\",\"scheduled\":true,\"dry_run\":false", "null"),
                run(
                        LONG_AGO,
                        LONG_AGO,
                        "\"state\":\"done\",\"scheduled\":false,\"dry_run\":true,\"sensitivity\":\"low\"",
                        "null"),
                run(
                        LONG_AGO.minusDays(9),
                        LONG_AGO,
                        "\"state\":\"running\",\"scheduled\":false,\"dry_run\":true,\"organization_id\":\"org-1\"",
                        "null"))));

        var page = browser.page(PAGE);

        assertThat(page.select("tbody tr").eachText())
                .containsExactly(
                        "6 Jan 2026 scheduled done 2,400 7 7 Jan –",
                        "6 Jan 2026 dry run at low done 2,400 7 7 Jan –",
                        "28 Dec 2025 to 6 Jan 2026 dry run of org-1 running, 3 of 12 parts 2,400 7 7 Jan –");
        assertThat(page.select("main .card > p").text())
                .startsWith("Spikes found by late reports are counted with the run of their date. A dry run");
        assertThat(page.select(".notice:not([hidden])")).isEmpty();
        assertThat(page.select(".side [aria-current]").text()).isEqualTo("Detection");
    }

    @Test
    void saysOnTopWhereSoManyDroppedThatNobodyWasTold() {
        var done = "\"state\":\"done\",\"scheduled\":true,\"dry_run\":false";
        answer(okJson(listed(2, run(YESTERDAY, YESTERDAY, done, DROP), run(LONG_AGO, LONG_AGO, done, DROP))));

        var page = browser.page(PAGE);

        assertThat(page.select(".notice:not([hidden])").eachText()).containsExactly(NOTICE);
        assertThat(page.select("tbody .warning").eachText()).containsExactly("drops kept back", "drops kept back");
    }

    @Test
    void saysSoWhicheverRunsAreListed() {
        var asked = "\"state\":\"done\",\"scheduled\":false,\"dry_run\":false";
        answer(okJson(listed(1, run(YESTERDAY, YESTERDAY, asked, "null"))));
        answerScheduled(okJson(
                listed(1, run(YESTERDAY, YESTERDAY, "\"state\":\"done\",\"scheduled\":true,\"dry_run\":false", DROP))));

        var page = browser.page(PAGE);

        assertThat(page.select(".notice:not([hidden])").eachText()).containsExactly(NOTICE);
        assertThat(page.select("tbody .warning")).isEmpty();
    }

    @Test
    void leadsToOlderRuns() {
        answers.add(billing.stubFor(get(urlPathEqualTo("/api/spikes/detection-runs"))
                .withQueryParam("limit", equalTo("20"))
                .withQueryParam("offset", equalTo("20"))
                .willReturn(okJson(listed(50)))));
        answerScheduled(okJson(listed(0)));

        var page = browser.page(PAGE + "?offset=20");

        assertThat(page.select(".pager a").eachAttr("href")).containsExactly(PAGE + "?offset=0", PAGE + "?offset=40");
    }

    @Test
    void saysWhatComesWhereNothingRanYet() {
        answer(okJson(listed(0)));

        assertThat(browser.page(PAGE).select("main .card").text())
                .isEqualTo("No run so far. The first one starts with the first full day of reports.");
    }

    @Test
    void saysThatBillingServiceIsAway() {
        answer(serverError());

        var answer = browser.get(PAGE);

        assertThat(answer).hasStatus(HttpStatus.BAD_GATEWAY).bodyText().contains("can’t be shown right now");
    }

    @Test
    void listsNothingIfItCannotSayWhatDropped() {
        answer(okJson(listed(
                1, run(YESTERDAY, YESTERDAY, "\"state\":\"done\",\"scheduled\":false,\"dry_run\":false", "null"))));
        answerScheduled(serverError());

        var answer = browser.get(PAGE);

        assertThat(answer)
                .hasStatus(HttpStatus.BAD_GATEWAY)
                .bodyText()
                .contains("can’t be shown right now")
                .doesNotContain("<tbody");
    }

    @Test
    void isOpenToOperatorsAlone() {
        assertThat(new Browser(mvc, people, people.staff()).get(PAGE)).hasStatus(HttpStatus.FORBIDDEN);
    }

    private void answer(ResponseDefinitionBuilder answer) {
        answers.add(billing.stubFor(
                get(urlPathEqualTo("/api/spikes/detection-runs")).willReturn(answer)));
    }

    private void answerScheduled(ResponseDefinitionBuilder answer) {
        answers.add(billing.stubFor(get(urlPathEqualTo("/api/spikes/detection-runs"))
                .withQueryParam("scheduled", equalTo("true"))
                .withQueryParam("limit", equalTo("7"))
                .willReturn(answer)));
    }

    private static String listed(int count, String... runs) {
        return "{\"count\":%d,\"next\":null,\"previous\":null,\"results\":[%s]}"
                .formatted(count, Stream.of(runs).collect(Collectors.joining(",")));
    }

    private static String run(LocalDate from, LocalDate to, String kind, String fleetDrop) {
        return """
                {"id":"0199c0de-0000-7000-8000-000000000000","from":"%s","to":"%s",%s,"parts_done":3,"parts_total":12,
                 "organizations":2400,"spikes":7,"would_tell":[],"fleet_drop":%s,
                 "created_at":"2026-01-07T02:00:00Z","finished_at":null}
                """.formatted(from, to, kind, fleetDrop);
    }
}
