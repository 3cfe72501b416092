package io.spikewatch.app.audience;

import static io.spikewatch.app.campaign.TestOperator.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.campaign.TestOperator;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.page.Browser;
import io.spikewatch.messages.Origin;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class SendsPageIntegrationTests {

    private static final String SENDS = "/operations/sends";
    private static final String HOSTILE = "<script>alert(1)</script>";
    private static final String VERSION = """
            {"audience":{"to":["organization_admins"],"where":[{"property":"plan","is":"startup"}]},
             "template":{"title":"Credits","body":"Your credits are gone."}}
            """;

    private final String key = word("credits");
    private final String event = word("added");
    private final String page = SENDS + "?campaign=" + key;

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestOperator campaigns;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;
    private List<String> organizations;
    private List<User> admins;

    /** Three are told, one of whom reads it; a fourth is none of them. */
    @BeforeEach
    void tellThree() {
        browser = new Browser(mvc, people, people.operator());
        campaigns.run(key, key, event, "{\"mode\":\"warn\"}", VERSION);
        organizations = Stream.generate(people::organization).limit(4).toList();
        admins = organizations.stream().map(campaigns::admin).toList();
        for (var each : organizations) {
            var plan = organizations.indexOf(each) < 3 ? "startup" : "scale";
            campaigns.tell(event, each, Origin.LIVE, Map.of("plan", plan, "cohort", HOSTILE));
        }
        jdbc.sql("update notification set read_at = now() where user_id = :user")
                .param("user", admins.get(0).id())
                .update();
    }

    @Test
    void countsSendsByState() {
        var sentence = browser.page(page).select("#sentence");

        assertThat(sentence.text()).isEqualTo("4 sends: 3 delivered, 1 suppressed.");
        assertThat(sentence.select("a").eachAttr("href"))
                .containsExactly(page + "&state=delivered", page + "&state=suppressed");
    }

    @Test
    void listsWhoWasToldAndWhoWasNot() {
        var shown = browser.page(page);

        assertThat(shown.select("#sends tbody tr")).hasSize(4);
        assertThat(shown.select("#sends tr:has([title=" + organizations.get(0) + "])")
                        .text())
                .isEqualTo("Anna Acme delivered now now now " + key + " v1 " + HOSTILE + " live");
        assertThat(shown.select("#sends tr:has([title=" + organizations.get(3) + "])")
                        .text())
                .contains("suppressed: filtered now " + key);
        assertThat(shown.select("script:not([src]), [style], [onclick]")).isEmpty();
    }

    @Test
    void callsOrganizationsAsTheVendorDoes() {
        people.accountOf(organizations.get(0), "Acme Inc. " + HOSTILE);
        jdbc.sql("update send set organization_id = 'org-gone' where campaign = :key and organization_id = :id")
                .param("key", key)
                .param("id", organizations.get(1))
                .update();

        assertThat(browser.page(page).select("#sends td:nth-child(2)").eachText())
                .containsExactlyInAnyOrder("Acme Inc. " + HOSTILE, "org-gone", "Acme", "Acme");
    }

    @Test
    void offersCampaignsByTheirNames() {
        assertThat(browser.page(page).select("[name=campaign] [selected]").text())
                .isEqualTo("A campaign (" + key + ")");
        assertThat(browser.page(SENDS + "?campaign=none")
                        .select("[name=campaign] [selected]")
                        .text())
                .isEqualTo("none");
        assertThat(browser.page(SENDS).select("[name=campaign] [selected]").text())
                .isEqualTo("Any campaign");
    }

    @Test
    void findsWhatItsFormAsksFor() {
        var asked = SENDS + "?campaign=" + key
                + "&version=1&state=delivered&reason=&origin=live&cohort=&organization_id=" + organizations.get(1)
                + "&from=2026-01-01T00:00&to=2999-01-01T00:00:30.5";

        var shown = browser.page(asked);

        assertThat(shown.select("#sentence").text()).isEqualTo("1 send: 1 delivered.");
        assertThat(shown.select("[name=campaign] [selected]").val()).isEqualTo(key);
        assertThat(shown.select("[name=state] [selected]").text()).isEqualTo("delivered");
        assertThat(shown.select("[name=from]").val()).isEqualTo("2026-01-01T00:00");
        assertThat(shown.select("[name=to]").val()).isEqualTo("2999-01-01T00:00:30.500");
        assertThat(browser.page(page + "&from=2998-01-01T00:00")
                        .select("#sentence")
                        .text())
                .isEqualTo("0 sends.");
    }

    @Test
    void leadsToAFileOfTheSameSends() {
        var file = browser.page(page + "&state=delivered&from=2026-01-01T00:00&hold_id=")
                .select("a:containsOwn(CSV)")
                .attr("href");

        assertThat(campaigns.get(URLDecoder.decode(file, StandardCharsets.UTF_8)))
                .hasStatusOk()
                .bodyText()
                .hasLineCount(4);
    }

    @Test
    void turnsPages() {
        var first = browser.page(page + "&limit=3");
        var second = browser.page(first.select(".pager a").attr("href"));

        assertThat(first.select("#sends tbody tr")).hasSize(3);
        assertThat(second.select("#sends tbody tr")).hasSize(1);
    }

    @Test
    void looksBeforeItRecalls() {
        var preview = browser.page(
                browser.page(page).select(".head a:containsOwn(Recall 3)").attr("href"));

        assertThat(preview.select("#sentence").text())
                .isEqualTo("3 notifications of A campaign would be withdrawn; 1 of them has been read.");
        assertThat(preview.select(".notice:not([hidden]) strong").text()).isEqualTo("The campaign is running.");
        assertThat(preview.select("main button").text()).isEqualTo("Recall 3");
        assertThat(browser.page(page).select("#sentence").text()).startsWith("4 sends: 3 delivered");
    }

    @Test
    void recallsWhatWasLookedAtAndCorrectsIt() {
        var preview = browser.page(
                browser.page(page).select(".head a:containsOwn(Recall 3)").attr("href"));

        var recalled = browser.send(preview.select("main form").attr("action"), "why", "wrong " + HOSTILE);

        assertThat(recalled).hasStatus3xxRedirection().flash().containsEntry("said", "Recalled 3.");
        var recall = browser.page(addressOf(recalled));
        assertThat(recall.select("#sentence").text())
                .isEqualTo("3 notifications of A campaign were withdrawn by Anna; 1 of them had been read before.");
        assertThat(recall.select("main bdi").text()).isEqualTo("wrong " + HOSTILE);
        assertThat(browser.page(page).select("#sentence").text()).isEqualTo("4 sends: 3 recalled, 1 suppressed.");
        assertThat(browser.page(recall.select("a:containsOwn(All of them)").attr("href"))
                        .select("#sends tbody tr"))
                .hasSize(3);
        assertThat(recall.select("main button").text()).isEqualTo("Send a correction to 3");

        var action = recall.select("main form").attr("action");
        var corrected = browser.send(
                action, "title", "Still there " + HOSTILE, "body", "We were wrong.", "url", "", "reason", "sorry");

        assertThat(corrected).flash().containsEntry("said", "Corrected: 3 told.");
        var told = browser.page(addressOf(corrected)).select("#correction");
        assertThat(told.text()).isEqualTo("Correction 3 people were told Still there " + HOSTILE + " We were wrong.");
        assertThat(browser.page(addressOf(corrected)).select("main form")).isEmpty();
    }

    @Test
    void keepsWhatWasEnteredIntoACorrectionThatIsTooLong() {
        var recall = recall();

        var answer =
                browser.send(recall + "/correct", "title", "t".repeat(101), "body", "b", "url", "", "reason", "sorry");

        assertThat(answer).hasRedirectedUrl(recall);
        assertThat(answer).flash().containsEntry("refused", "The title must be at most 100 characters.");
        assertThat(answer).flash().containsKey("text");
        assertThat(browser.send(recall + "/correct", "title", "t", "body", "b", "url", "//x.org", "reason", "sorry"))
                .flash()
                .containsEntry("refused", "The url must be a path of ours, such as /inbox.");
        assertThat(browser.send(recall + "/correct", "title", " ", "body", "b", "reason", "sorry"))
                .flash()
                .containsEntry("refused", "The title must not be blank.");
    }

    @Test
    void recallsNothingWithoutAReason() {
        var answer = browser.send("/operations/recall?campaign=" + key, "why", "");

        assertThat(answer)
                .hasRedirectedUrl("/operations/recall?campaign=" + key)
                .flash()
                .containsEntry("refused", "The reason must not be blank.");
        assertThat(browser.page(page).select("#sentence").text()).startsWith("4 sends: 3 delivered");
    }

    @Test
    void logsWhoDidWhat() {
        var recall = recall();

        var row = browser.page("/operations/audit").select("tbody tr").first();

        assertThat(row.text()).startsWith("Anna recall " + key + "/recalls/").endsWith(" wrong now");
        assertThat(row.select("a").attr("href")).isEqualTo(recall);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(browser.get(page + "&version=one")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(browser.get(page + "&from=soon")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(browser.get("/operations/recall")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(browser.get("/operations/recall?state=held&campaign=" + key)).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(browser.get("/operations/recall?campaign=none")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(browser.get("/operations/recalls/one")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void isOpenToOperatorsAlone() {
        var recall = recall();
        for (var person : List.of(people.staff(), people.memberOf(organizations.get(0), Role.OWNER))) {
            var other = new Browser(mvc, people, person);

            for (var path : List.of(page, "/operations/recall?campaign=" + key, recall, "/operations/audit")) {
                assertThat(other.get(path)).hasStatus(HttpStatus.FORBIDDEN);
            }
            assertThat(other.send("/operations/recall?campaign=" + key, "why", "x"))
                    .hasStatus(HttpStatus.FORBIDDEN);
            assertThat(other.send(recall + "/correct", "title", "t", "body", "b", "reason", "r"))
                    .hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    private String recall() {
        return addressOf(browser.send("/operations/recall?campaign=" + key, "why", "wrong"));
    }

    private static String addressOf(MvcTestResult redirect) {
        return String.valueOf(redirect.getResponse().getRedirectedUrl());
    }
}
