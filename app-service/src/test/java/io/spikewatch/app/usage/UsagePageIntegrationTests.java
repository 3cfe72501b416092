package io.spikewatch.app.usage;

import static com.github.tomakehurst.wiremock.client.WireMock.absent;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.page.Browser;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class UsagePageIntegrationTests {

    private static final String USAGE = "/api/usage-v2";
    private static final String SPEND = "/api/usage-v2/spend";
    private static final String PAGE = "/organization/billing/usage";
    private static final String THREE_DAYS = "from=2026-06-07&to=2026-06-09";
    private static final String NOTHING = "{\"partial_buckets\":[],\"next\":null,\"results\":[]}";
    private static final String HOSTILE = "<script>alert(1)</script>";

    private static final String CATALOGUE = """
            {"status":"ok","type":"timeseries","partial_buckets":["2026-06-01"],"next":null,"results":[
             {"id":0,"label":"Events","dates":["2026-06-01"],"data":[0],"breakdown_type":"type","breakdown_value":"event_count_in_period"},
             {"id":1,"label":"Tokens","dates":["2026-06-01"],"data":[0],"breakdown_type":"type","breakdown_value":"tokens"}]}
            """;
    private static final String BY_TEAM = """
            {"status":"ok","type":"timeseries","partial_buckets":["2026-06-07"],"next":null,"results":[
             %s,%s,%s,%s,%s,%s]}
            """.formatted(
                    series("Web", "\"7\"", "current", "9007199254740992,0,1000", "9007199254741992"),
                    series("Web", "\"7\"", "previous", "1,2,3", "6"),
                    series(HOSTILE, "\"8\"", "current", "10,20,30", "60"),
                    series(HOSTILE, "\"8\"", "previous", "20,20,40", "80"),
                    series("Other", "\"other\"", "current", "1,1,1", "3"),
                    series("Other", "\"other\"", "previous", "0,0,0", "0"));
    private static final String TOTAL = """
            {"status":"ok","type":"timeseries","partial_buckets":["2026-06-07"],"next":null,"results":[%s,%s]}
            """.formatted(
                    series("Events", "null", "current", "9007199254741003,21,1031", "9007199254742055"),
                    series("Events", "null", "previous", "21,22,43", "86"));
    private static final String SPENT_IN_TOTAL = """
            {"status":"ok","type":"timeseries","currency":"USD","partial_buckets":[],"next":null,"results":[
             {"id":0,"label":"Spend","dates":["2026-06-08","2026-06-09"],"data":[1244.5,2.000001],"count":1246.500001,
              "breakdown_type":null,"breakdown_value":null}]}
            """;
    private static final String SPENT = """
            {"status":"ok","type":"timeseries","currency":"USD","partial_buckets":[],"next":null,"results":[
             {"id":0,"label":"Events","dates":["2026-06-08","2026-06-09"],"data":[1234.5,0.000001],"count":1234.500001,
              "breakdown_type":"type","breakdown_value":"event_count_in_period"},
             {"id":1,"label":"Tokens","dates":["2026-06-08","2026-06-09"],"data":[10,2],"count":12,
              "breakdown_type":"type","breakdown_value":"tokens"}],
             "period":{"start":"2026-06-01","end":"2026-07-01","plan":"growth","currency":"USD","spend":900.25,
              "projected":3000,"data_until":"2026-06-09"}}
            """;

    private final MockMvcTester mvc;
    private final TestPeople people;
    private final WireMockServer billing;

    private String organization;
    private Browser browser;

    UsagePageIntegrationTests(
            @Autowired MockMvcTester mvc, @Autowired TestPeople people, @Autowired WireMockServer billing) {
        this.mvc = mvc;
        this.people = people;
        this.billing = billing;
    }

    @BeforeEach
    void signIn() {
        organization = people.organization();
        browser = new Browser(mvc, people, people.memberOf(organization, Role.ADMIN));
        answer(USAGE, okJson(BY_TEAM));
        answer(SPEND, okJson(SPENT));
        answerInTotal(USAGE, okJson(TOTAL));
        answerInTotal(SPEND, okJson(SPENT_IN_TOTAL));
        billing.stubFor(get(urlPathEqualTo(USAGE))
                .withQueryParam("organization_id", equalTo(organization))
                .withQueryParam("show_values_on_series", absent())
                .withQueryParam("breakdowns", equalTo("[\"type\"]"))
                .willReturn(okJson(CATALOGUE)));
        answer("/api/spikes", okJson("{\"results\":[]}"));
    }

    @Test
    void showsExactNumbersWithTheLatestFirst() {
        var page = browser.page(PAGE + "?" + THREE_DAYS);

        assertThat(page.select("#numbers thead th").eachText())
                .containsExactly("Team", "Total ↓", "Against before", "9 Jun", "8 Jun", "7 Jun in part");
        assertThat(page.select("#numbers tbody tr").eachText())
                .containsExactly(
                        "Web 9,007,199,254,741,992 1,501,199,875,790,332× 1,000 0 9,007,199,254,740,992",
                        "Web before 6 3 2 1",
                        HOSTILE + " 60 −25% 30 20 10",
                        HOSTILE + " before 80 40 20 20",
                        "Other 3 new 1 1 1",
                        "Other before 0 0 0 0");
        assertThat(page.select("#numbers tfoot tr").text()).startsWith("Organization 9,007,199,254,742,055");
        assertThat(page.select("#remark")).isEmpty();
    }

    @Test
    void saysTheMostImportantInOneSentence() {
        var page = browser.page(PAGE + "?" + THREE_DAYS);

        assertThat(page.select("#sentence").text())
                .startsWith("9,007,199,254,742,055 events, 7 Jun ")
                .contains(", up from 86 in the 3 days before; nearly all of them by \u2068Web\u2069.");
    }

    @Test
    void asksWhatTheAddressSays() {
        browser.page(PAGE + "?" + THREE_DAYS
                + "&breakdown=both&type=tokens&team=7&team=8&interval=week&compare=none&empty=hide&top=9");

        billing.verify(getRequestedFor(urlPathEqualTo(USAGE))
                .withQueryParam("organization_id", equalTo(organization))
                .withQueryParam("start_date", equalTo("2026-06-07"))
                .withQueryParam("end_date", equalTo("2026-06-09"))
                .withQueryParam("breakdowns", equalTo("[\"type\",\"team\"]"))
                .withQueryParam("usage_types", equalTo("[\"tokens\"]"))
                .withQueryParam("team_ids", equalTo("[\"7\",\"8\"]"))
                .withQueryParam("interval", equalTo("week"))
                .withQueryParam("compare", absent())
                .withQueryParam("include_zeros", equalTo("false"))
                .withQueryParam("top", equalTo("9"))
                .withQueryParam("show_values_on_series", equalTo("true")));
    }

    @Test
    void offersTheSameNumbersAsCsv() {
        var page = browser.page(PAGE + "?" + THREE_DAYS + "&team=7");

        assertThat(page.select("#csv-shown").attr("href"))
                .isEqualTo("/api/billing/usage/export/?start_date=2026-06-07&end_date=2026-06-09&interval=day"
                        + "&breakdowns=%5B%22team%22%5D&team_ids=%5B%227%22%5D&usage_type=event_count_in_period"
                        + "&compare=previous_period&include_zeros=false&top=6&organization_id=" + organization);
        assertThat(page.select("#csv-everything").attr("href"))
                .isEqualTo("/api/billing/usage/export/?start_date=2026-06-07&end_date=2026-06-09&interval=day"
                        + "&breakdowns=%5B%22type%22%2C%22team%22%5D&organization_id=" + organization);
    }

    @Test
    void sortsByEveryColumnThroughLinks() {
        var byDay = browser.page(PAGE + "?" + THREE_DAYS + "&sort=-2026-06-08");

        assertThat(byDay.select("#numbers tbody tr:not(.before) th").eachText())
                .containsExactly(HOSTILE, "Web", "Other");
        assertThat(byDay.select("#numbers [aria-sort]").eachAttr("data-date")).containsExactly("2026-06-08");
        assertThat(byDay.select("#sort-2026-06-08").attr("href")).endsWith("&sort=2026-06-08");
        assertThat(byDay.select("#sort-name").attr("href")).endsWith("&sort=name");
        assertThat(browser.page(PAGE + "?" + THREE_DAYS + "&sort=name")
                        .select("#numbers tbody tr:not(.before) th")
                        .eachText())
                .containsExactly(HOSTILE, "Web", "Other");
        assertThat(browser.page(PAGE + "?" + THREE_DAYS + "&sort=change")
                        .select("#numbers tbody tr:not(.before) th")
                        .eachText())
                .containsExactly(HOSTILE, "Web", "Other");
    }

    @Test
    void keepsALinesLookHoweverTheTableIsSorted() {
        var page = browser.page(PAGE + "?" + THREE_DAYS + "&sort=total&hide=8");

        assertThat(page.select(".legend button").eachAttr("data-key")).containsExactly("7", "8", "other");
        assertThat(page.select(".legend button").eachAttr("aria-pressed")).containsExactly("true", "false", "true");
        assertThat(page.select("#numbers tbody tr:not(.before)").eachAttr("data-slot"))
                .containsExactly("2", "1", "7");
    }

    @Test
    void showsSpendToTheCentAndWhatThePeriodWillCost() {
        var page = browser.page("/organization/billing/spend?from=2026-06-08&to=2026-06-09&compare=none");

        assertThat(page.select("h1").text()).isEqualTo("Spend");
        assertThat(page.select("#sentence").text())
                .startsWith("1,246.50 USD, 8 Jun ")
                .contains("99% of it by");
        assertThat(page.select("#numbers tbody tr").eachText())
                .containsExactly("Events 1,234.50 0.00 1,234.50", "Tokens 12.00 2.00 10.00");
        assertThat(page.select("#numbers tbody td[title]").eachAttr("title"))
                .containsExactly("1,234.500001", "0.000001");
        assertThat(page.select("#period").text())
                .isEqualTo("Billing period from 1 Jun 2026 to 30 Jun 2026 on plan growth: 900.25 USD until 9 Jun 2026,"
                        + " about 3,000.00 USD projected for all of it. Show this billing period");
        assertThat(page.select("#period-days").attr("href")).contains("&from=2026-06-01&to=2026-06-30");
        assertThat(page.select("#csv-shown").attr("href")).startsWith("/api/billing/spend/export/?");
    }

    @Test
    void marksSpikesAndLeadsStaffToTheirExplanation() {
        var account = people.accountOf(organization);
        answer("/api/spikes", okJson("""
                {"results":[{"id":"1","usage_date":"2026-06-08","spikes":[
                 {"metric":"events","usage_type":"event_count_in_period","direction":"up","factor":3.2,"sentence":"Far more."},
                 {"metric":"tokens","usage_type":"tokens","direction":"down","factor":0.1}]}]}
                """));
        var seenByAdmin = browser.page(PAGE + "?" + THREE_DAYS);
        var seenByStaff = new Browser(mvc, people, people.staff(), organization).page(PAGE + "?" + THREE_DAYS);
        var seenInTotal = browser.page(PAGE + "?" + THREE_DAYS + "&breakdown=type");

        assertThat(seenInTotal.select("#spikes [data-drop]").eachText())
                .containsExactly("8 Jun 2026: Tokens 0.1× down");
        assertThat(seenByAdmin.select("#spikes li").eachText()).containsExactly("8 Jun 2026: Events 3.2× up Far more.");
        assertThat(seenByAdmin.select("#spikes li").attr("data-date")).isEqualTo("2026-06-08");
        assertThat(seenByAdmin.select("#spikes a, #spikes [data-drop]")).isEmpty();
        assertThat(seenByStaff.select("#spikes a").eachAttr("href"))
                .containsExactly("/accounts/" + account.id() + "?usage_type=event_count_in_period&date=2026-06-08");
    }

    @Test
    void setsUsageAgainstTheLimitOfThePlan() {
        answerLimits("2026-06-01", "2026-07-01");

        var page = browser.page(PAGE + "?from=2026-05-31&to=2026-06-09&breakdown=none&compare=none");

        assertThat(page.select("#limit th, #limit .total").eachText()).containsExactly("Limit per day", "90");
        assertThat(page.select("#limit-key").text())
                .isEqualTo("Dashed: the limit of the plan, spread evenly over the billing period.");
        assertThat(page.select("#period").text())
                .isEqualTo("Billing period from 1 Jun 2026 to 30 Jun 2026 on plan Growth: 250 of 300 events used until"
                        + " 9 Jun 2026, 50 left. Show it against the limit");
        assertThat(page.select("#period-days").attr("href"))
                .contains("breakdown=none")
                .contains("from=2026-06-01&to=2026-06-30");
    }

    @Test
    void comparesNoTeamWithTheLimitOfAll() {
        answerLimits("2026-06-01", "2026-07-01");

        var byTeam = browser.page(PAGE + "?" + THREE_DAYS);
        var ofOneTeam = browser.page(PAGE + "?" + THREE_DAYS + "&team=7&breakdown=none");
        var stacked = browser.page(PAGE + "?" + THREE_DAYS + "&chart=area");

        assertThat(byTeam.select("#limit")).isEmpty();
        assertThat(byTeam.select("#period").text()).contains("50 left");
        assertThat(ofOneTeam.select("#limit, #period")).isEmpty();
        assertThat(stacked.select("#limit td").eachText()).contains("10", "30");
    }

    @Test
    void findsTeamsAmongThousands() {
        answerTeams(IntStream.rangeClosed(1, 2_000).mapToObj(String::valueOf));

        var unscripted = browser.page(PAGE + "?" + THREE_DAYS + "&team=7&q=199");
        var fragment = browser.fragment(PAGE + "?" + THREE_DAYS + "&team=7&q=", "team-list");

        assertThat(unscripted.select("#team-menu").hasAttr("open")).isTrue();
        assertThat(unscripted.select("[name=team][checked]").eachAttr("value")).containsExactly("7");
        assertThat(unscripted.select("[name=team]").eachAttr("value"))
                .containsExactly(
                        "7", "199", "1199", "1990", "1991", "1992", "1993", "1994", "1995", "1996", "1997", "1998",
                        "1999");
        assertThat(fragment.select("[name=team]")).hasSize(51);
        assertThat(fragment.select("#usage")).isEmpty();
        assertThat(fragment.text()).contains("1,949 more");
    }

    @Test
    void opensTheTeamsOnlyForThoseWhoLookForThem() {
        answerTeams(Stream.of("1", "2"));

        var sent = browser.page(PAGE + "?" + THREE_DAYS + "&q=");
        var applied = browser.page(PAGE + "?" + THREE_DAYS + "&q=one&q=");
        var asked = browser.page(PAGE + "?" + THREE_DAYS + "&q=&find=teams");

        assertThat(sent.select("#team-menu").hasAttr("open")).isFalse();
        assertThat(applied.select("#team-menu").hasAttr("open")).isFalse();
        assertThat(asked.select("#team-menu[open] [name=team]").eachAttr("value"))
                .containsExactly("1", "2");
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 504})
    void saysInsideTheMenuThatTeamsCannotBeListed(int status) {
        billing.stubFor(get(urlPathEqualTo(USAGE))
                .withQueryParam("organization_id", equalTo(organization))
                .withQueryParam("show_values_on_series", absent())
                .withQueryParam("breakdowns", equalTo("[\"team\"]"))
                .willReturn(okJson("{}").withStatus(status)));

        var fragment = browser.fragment(PAGE + "?" + THREE_DAYS + "&team=7&q=", "team-list");

        assertThat(fragment.select("h1")).isEmpty();
        assertThat(fragment.text()).contains("Teams can’t be listed right now.");
        assertThat(fragment.select("[name=team][checked]").eachAttr("value")).containsExactly("7");
    }

    @Test
    void offersOnlyTeamsThatQueriesCanName() {
        answerTeams(Stream.of("7", "web", "8a", "<b>"));

        var fragment = browser.fragment(PAGE + "?" + THREE_DAYS + "&q=", "team-list");

        assertThat(fragment.select("[name=team]").eachAttr("value")).containsExactly("7");
    }

    @Test
    void shortensTheAddress() {
        var answer =
                browser.get(PAGE + "?type=event_count_in_period&breakdown=team&range=30d&from=2026-06-01&to=2026-06-02"
                        + "&interval=day&compare=none&compare=previous&top=6&chart=line&sort=-total&q=");

        assertThat(answer).headers().hasValue("HX-Push-Url", PAGE + "?organization_id=" + organization);
    }

    @Test
    void hidesWhatIsEmptyUntilSomebodyAsksForIt() {
        var usual = browser.page(PAGE + "?" + THREE_DAYS);
        var asked = browser.page(PAGE + "?" + THREE_DAYS + "&empty=show");

        assertThat(usual.select("#csv-shown").attr("href")).contains("include_zeros=false");
        assertThat(usual.select("#empty[checked]")).hasSize(1);
        assertThat(asked.select("#csv-shown").attr("href")).doesNotContain("include_zeros");
        assertThat(asked.select("#empty[checked]")).isEmpty();
        assertThat(asked.select("#interval-week").attr("href")).contains("empty=show");
    }

    @Test
    void tellsLongNamesApartByTheirEnds() {
        answer(USAGE, okJson(BY_TEAM.replace("Web", "Production cluster of the western region, number 12")));

        var page = browser.page(PAGE + "?" + THREE_DAYS);

        assertThat(page.select("#numbers tbody th").first().text()).isEqualTo("Production clu…n, number 12");
        assertThat(page.select("#numbers tbody th").first().attr("title"))
                .isEqualTo("Production cluster of the western region, number 12");
        assertThat(page.select(".legend button").first().text()).isEqualTo("Production clu…n, number 12");
    }

    @Test
    void datesWhatADayIsComparedWith() {
        var byDay = browser.page(PAGE + "?" + THREE_DAYS);
        var byWeek = browser.page(PAGE + "?" + THREE_DAYS + "&interval=week");

        assertThat(byDay.select("#numbers thead th[data-date]").eachAttr("data-before"))
                .containsExactly("6 Jun", "5 Jun", "4 Jun");
        assertThat(byWeek.select("#numbers [data-before]")).isEmpty();
    }

    @Test
    void saysHowManyLinesCanBeKeptApart() {
        assertThat(browser.page(PAGE + "?top=101").select("#usage .notice").text())
                .endsWith("It is 1 to 100.");
    }

    @Test
    void separatesUsageTypesThatDoNotAddUp() {
        var page = browser.page(PAGE + "?" + THREE_DAYS + "&type=tokens&type=event_count_in_period&breakdown=none");

        assertThat(page.select("#breakdown [selected]").attr("value")).isEqualTo("type");
        assertThat(page.select("main").text()).contains("Different usage types don’t add up");
        assertThat(page.select("#numbers tfoot")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-06-09&to=2026-06-01",
                "from=2020-01-01&to=2026-06-01",
                "from=yesterday&to=2026-06-01",
                "from=2026-02-30&to=2026-06-01",
                "range=ever",
                "interval=hour",
                "breakdown=planet",
                "top=0",
                "top=99999999999",
                "sort=colour",
                "type=%3Cscript%3E",
                "type=unheard_of",
                "team=seven"
            })
    void namesWhatAnAddressGetsWrong(String wrong) {
        var answer = browser.get(PAGE + "?" + wrong);

        assertThat(answer).hasStatusOk();
        assertThat(browser.page(PAGE + "?" + wrong).select(".notice").text())
                .containsAnyOf("The address", "The dates", "At most 366 days");
    }

    @Test
    void saysWhenThereIsNothing() {
        answer(USAGE, okJson(NOTHING));
        answerInTotal(USAGE, okJson(NOTHING));

        var page = browser.page(PAGE + "?" + THREE_DAYS);

        assertThat(page.select("#sentence").text()).startsWith("No events on these days");
        assertThat(page.select("#numbers, #chart")).isEmpty();
        assertThat(page.select("#filters")).hasSize(1);
    }

    @Test
    void tellsMembersWhoCanGrantAccess() {
        answer(USAGE, okJson("{\"code\":\"wrong_role\"}").withStatus(403));
        billing.stubFor(get(urlPathEqualTo(USAGE))
                .withQueryParam("organization_id", equalTo(organization))
                .withQueryParam("show_values_on_series", absent())
                .willReturn(okJson("{}").withStatus(403)));
        var member = new Browser(mvc, people, people.memberOf(organization, Role.MEMBER));

        var answer = member.get(PAGE);

        assertThat(answer)
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyText()
                .contains("One of its owners can make you an admin");
        assertThat(member.page("/inbox").select(".side a").eachText()).containsExactly("Inbox", "Alerts");
        assertThat(browser.page("/inbox").select(".side a").eachText())
                .containsExactly("Inbox", "Usage", "Spend", "Alerts");
    }

    @Test
    void leadsBackFromATeamThatNeverWas() {
        answer(USAGE, okJson("{\"code\":\"unknown_team\"}").withStatus(403));

        var page = browser.page(PAGE + "?team=404");

        assertThat(page.select("#all-teams").attr("href")).isEqualTo(PAGE + "?organization_id=" + organization);
    }

    @Test
    void saysThatSeveralCurrenciesDoNotAddUp() {
        answer(SPEND, okJson("{\"code\":\"several_currencies\"}").withStatus(400));

        var page = browser.page("/organization/billing/spend");

        assertThat(page.select(".notice").text()).contains("more than one currency");
    }

    @Test
    void leavesOutAPreviousPeriodInAnotherCurrency() {
        billing.stubFor(get(urlPathEqualTo(SPEND))
                .withQueryParam("organization_id", equalTo(organization))
                .withQueryParam("compare", equalTo("previous_period"))
                .atPriority(1)
                .willReturn(okJson("{\"code\":\"several_currencies\"}").withStatus(400)));

        var page = browser.page("/organization/billing/spend?from=2026-06-08&to=2026-06-09");

        assertThat(page.select(".notice").text()).contains("the previous period is left out");
        assertThat(page.select("#numbers tbody tr th").eachText()).containsExactly("Events", "Tokens");
        assertThat(page.select("#compare[checked]")).isEmpty();
    }

    @Test
    void showsSpendOfAPeriodThatChangesItsCurrency() {
        answer(
                SPEND,
                okJson(SPENT.replace("\"spend\":900.25", "\"spend\":null")
                        .replace("\"projected\":3000", "\"projected\":null")));

        var page = browser.page("/organization/billing/spend?from=2026-06-08&to=2026-06-09");

        assertThat(page.select("#period").text())
                .endsWith("prices in more than one currency, which don’t add up. Show this billing period");
        assertThat(page.select("#numbers tbody tr")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({"400, 502", "500, 502", "502, 502", "503, 502", "504, 502"})
    void saysWhatToDoWhenBillingIsAwayOrBroken(int answered, int shown) {
        answer(USAGE, okJson("{}").withStatus(answered));

        var answer = browser.get(PAGE);

        assertThat(answer).hasStatus(shown);
        assertThat(answer)
                .bodyText()
                .contains("be shown right now", answer.getResponse().getHeader("X-Request-Id"), "id=\"filters\"");
    }

    @Test
    void saysThatBillingTookTooLong() {
        answer(USAGE, okJson("{\"code\":\"usage_query_timeout\"}").withStatus(504));

        assertThat(browser.get(PAGE))
                .hasStatus(HttpStatus.GATEWAY_TIMEOUT)
                .bodyText()
                .contains("be shown right now");
    }

    @Test
    void showsUsageWithoutItsSpikesWhenThoseCannotBeHad() {
        answer("/api/spikes", okJson("{}").withStatus(500));

        assertThat(browser.page(PAGE + "?" + THREE_DAYS).select("#numbers")).hasSize(1);
    }

    @Test
    void showsTeamsThatStoppedAndTeamsThatBeganWhereEmptySeriesAreHidden() {
        answer(
                USAGE,
                okJson("{\"partial_buckets\":[],\"next\":null,\"results\":[%s,%s]}"
                        .formatted(
                                series("Begun", "\"7\"", "current", "1,2,3", "6"),
                                series("Stopped", "\"8\"", "previous", "40,20,20", "80"))));

        var page = browser.page(PAGE + "?" + THREE_DAYS + "&empty=hide");

        assertThat(page.select("#numbers tbody tr").eachText())
                .containsExactly("Begun 6 new 3 2 1", "Stopped 0 −100% 0 0 0", "Stopped before 80 20 20 40");
    }

    @Test
    void tellsDaysWithoutAReportFromDaysWithoutUsage() {
        answer(USAGE, okJson(BY_TEAM.replace("\"next\"", "\"missing_days\":[\"2026-06-08\"],\"next\"")));

        var byDay = browser.page(PAGE + "?" + THREE_DAYS);
        var byWeek = browser.page(PAGE + "?" + THREE_DAYS + "&interval=week");

        assertThat(byDay.select("#usage .notice").text()).isEqualTo("No report for 8 Jun.");
        assertThat(byDay.select("#numbers tbody tr").first().select("td").eachText())
                .endsWith("1,000", "–", "9,007,199,254,740,992");
        assertThat(byDay.select("#numbers tbody tr.before").first().select("td").eachText())
                .endsWith("3", "2", "1");
        assertThat(byWeek.select("#numbers").text()).doesNotContain("–");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2                | No report for 2 Jun.",
                "2,3              | No report for 2 Jun and 3 Jun.",
                "2,3,4,5          | No report for 2 Jun, 3 Jun, 4 Jun and 5 Jun.",
                "2,3,4,5,6        | No report for 2 Jun, 3 Jun, 4 Jun and 2 more days."
            })
    void namesTheFirstDaysWithoutAReport(String days, String note) {
        var missing = Stream.of(days.split(","))
                .map(day -> "\"2026-06-0" + day + "\"")
                .collect(Collectors.joining(","));
        answer(USAGE, okJson(BY_TEAM.replace("\"next\"", "\"missing_days\":[" + missing + "],\"next\"")));

        assertThat(browser.page(PAGE + "?" + THREE_DAYS)
                        .select("#usage .notice")
                        .text())
                .isEqualTo(note);
    }

    @Test
    void leavesOutALineOfWhichOnlyAHalfFits() {
        answer(
                USAGE,
                okJson("{\"partial_buckets\":[],\"next\":\"more\",\"results\":[%s,%s,%s]}"
                        .formatted(
                                series("Web", "\"7\"", "current", "1,2,3", "6"),
                                series("Web", "\"7\"", "previous", "40,20,20", "80"),
                                series("Mobile", "\"8\"", "current", "1,2,3", "6"))));

        var page = browser.page(PAGE + "?" + THREE_DAYS + "&empty=hide");

        assertThat(page.select("#numbers tbody tr:not(.before) th").eachText()).containsExactly("Web");
    }

    @Test
    void keepsTotalAndSharesTrueWhereThereIsMoreThanAPageCanShow() {
        answer(USAGE, okJson(BY_TEAM.replace("\"next\":null", "\"next\":\"more\"")));
        answerInTotal(USAGE, okJson(TOTAL.replace("9007199254742055", "9007199254742999")));

        var page = browser.page(PAGE + "?" + THREE_DAYS);

        assertThat(page.select(".notice").text()).contains("show the first 3 lines of more");
        assertThat(page.select("#sentence").text())
                .startsWith("9,007,199,254,742,999 events")
                .doesNotContain("of them by");
        assertThat(page.select("#numbers tfoot tr").text()).startsWith("Organization 9,007,199,254,742,999");
    }

    @Test
    void callsNoLineTheLargestWhereThereIsMoreThanAPageCanShow() {
        answer(USAGE, okJson(BY_TEAM.replace("\"next\":null", "\"next\":\"more\"")));

        var page = browser.page(PAGE + "?" + THREE_DAYS + "&breakdown=both");

        assertThat(page.select("#sentence").text())
                .startsWith("Usage by type and team, 7 Jun")
                .doesNotContain("most");
    }

    @Test
    void tellsTheOrganizationsOwnCountFromItsTeams() {
        answerInTotal(USAGE, okJson(TOTAL.replace("9007199254742055", "9007199254742000")));

        var ofAll = browser.page(PAGE + "?" + THREE_DAYS);
        var ofSome = browser.page(PAGE + "?" + THREE_DAYS + "&team=7");

        assertThat(ofAll.select("#sentence").text()).startsWith("9,007,199,254,742,000 events");
        assertThat(ofAll.select("#remark").text())
                .isEqualTo("The organization counts for itself; its teams add up to 9,007,199,254,742,055.");
        assertThat(ofSome.select("#numbers tfoot th").text()).isEqualTo("Together");
        billing.verify(getRequestedFor(urlPathEqualTo(USAGE))
                .withQueryParam("organization_id", equalTo(organization))
                .withQueryParam("breakdowns", absent())
                .withQueryParam("team_ids", equalTo("[\"7\"]"))
                .withQueryParam("usage_type", equalTo("event_count_in_period")));
    }

    @Test
    void showsWhatAnOrganizationWithoutTeamsCounts() {
        answer(USAGE, okJson(NOTHING));

        var page = browser.page(PAGE + "?" + THREE_DAYS);

        assertThat(page.select("#numbers tbody tr:not(.before) th").eachText()).containsExactly("Events");
        assertThat(page.select("#numbers tfoot")).isEmpty();
    }

    @Test
    void hasNoStyleOrScriptOfItsOwn() {
        var page = browser.page(PAGE + "?" + THREE_DAYS);

        assertThat(page.select("[style], style, script:not([src]), [onclick]")).isEmpty();
        assertThat(page.select("script[src]").eachAttr("src")).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"usage", "spend"})
    void staysWhereItIsWhenPeopleChangeTheirOrganization(String measure) {
        var other = people.organization();
        var ofBoth = new Browser(
                mvc, people, people.join(people.memberOf(organization, Role.ADMIN), other, Role.ADMIN), organization);
        var then = ofBoth.page("/organization/billing/" + measure)
                .select("[name=then]")
                .attr("value");

        var answer = ofBoth.send("/organization", "organization_id", other, "then", then);

        assertThat(answer).hasRedirectedUrl("/organization/billing/" + measure);
    }

    @Test
    void hasPagesForUsageAndSpendOnly() {
        for (var path : List.of("/organization/billing/plans", "/organization/billing/")) {
            assertThat(browser.get(path)).hasStatus(HttpStatus.NOT_FOUND);
        }
    }

    private void answerLimits(String start, String end) {
        answer("/api/usage-v2/limits", okJson("""
                {"period":{"start":"%s","end":"%s","plan":"growth","plan_name":"Growth","data_until":"2026-06-09"},
                 "limits":[{"usage_type":"event_count_in_period","label":"Events","level":false,"limit":300,
                  "soft_limit":null,"used":250}]}
                """.formatted(start, end)));
    }

    private void answerTeams(Stream<String> ids) {
        var series = ids.map(id -> series("Team " + id, "\"" + id + "\"", "current", "0,0,0", "0"))
                .collect(Collectors.joining(","));
        billing.stubFor(get(urlPathEqualTo(USAGE))
                .withQueryParam("organization_id", equalTo(organization))
                .withQueryParam("show_values_on_series", absent())
                .withQueryParam("breakdowns", equalTo("[\"team\"]"))
                .willReturn(okJson("{\"partial_buckets\":[],\"results\":[" + series + "]}")));
    }

    private static String series(String label, String value, String compareLabel, String data, String count) {
        return """
                {"id":0,"label":"%s","dates":["2026-06-07","2026-06-08","2026-06-09"],"data":[%s],"count":%s,
                 "breakdown_type":"team","breakdown_value":%s,"compare_label":"%s"}
                """.formatted(label, data, count, value, compareLabel);
    }

    private void answerInTotal(String path, ResponseDefinitionBuilder answer) {
        billing.stubFor(get(urlPathEqualTo(path))
                .withQueryParam("organization_id", equalTo(organization))
                .withQueryParam("show_values_on_series", equalTo("true"))
                .withQueryParam("breakdowns", absent())
                .willReturn(answer));
    }

    private void answer(String path, ResponseDefinitionBuilder answer) {
        billing.stubFor(get(urlPathEqualTo(path))
                .withQueryParam("organization_id", equalTo(organization))
                .atPriority(9)
                .willReturn(answer));
    }
}
