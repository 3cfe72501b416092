package io.spikewatch.app.outgoing;

import static io.spikewatch.app.campaign.TestOperator.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.campaign.TestOperator;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.page.Browser;
import io.spikewatch.messages.Origin;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class OutgoingPageIntegrationTests {

    private static final String VERSION = """
            {"audience":{"to":["organization_members"]},"delay":"PT12H",
             "template":{"title":"Credits cancelled","body":"They are gone."}}
            """;

    private final MockMvcTester mvc;
    private final TestPeople people;
    private final TestOperator campaigns;
    private final JdbcClient jdbc;
    private final String key = word("credits");
    private final String event = word("added");

    private Browser browser;

    OutgoingPageIntegrationTests(
            @Autowired MockMvcTester mvc,
            @Autowired TestPeople people,
            @Autowired TestOperator campaigns,
            @Autowired JdbcClient jdbc) {
        this.mvc = mvc;
        this.people = people;
        this.campaigns = campaigns;
        this.jdbc = jdbc;
    }

    /** Other tests leave sends that wait. */
    @BeforeEach
    void signIn() {
        forgetWhatWaits();
        browser = new Browser(mvc, people, people.operator());
    }

    @AfterEach
    void forgetWhatWaits() {
        jdbc.sql(
                        "update send set state = 'discarded', reason = 'a test', decided_at = now() where state in ('planned', 'held')")
                .update();
        jdbc.sql("update hold set state = 'discarded', settled_at = now(), settled_by = 'a test' where state = 'open'")
                .update();
    }

    @Test
    void isForOperatorsAlone() {
        var owner = people.memberOf(people.organization(), Role.OWNER);

        assertThat(new Browser(mvc, people, people.staff()).get("/operations/campaigns"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(new Browser(mvc, people, owner).get("/operations/campaigns")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri("/operations/campaigns")).hasRedirectedUrl("/sign-in");
    }

    @Test
    void saysThatNothingWaits() {
        var page = browser.page("/operations/campaigns");

        assertThat(sentence(page)).isEqualTo("Nothing is planned for the next 24 hours.");
        assertThat(page.select(".charts")).isEmpty();
        assertThat(page.select("main").text()).contains("Nothing waits.");
    }

    @Test
    void saysAndDrawsWhatIsHeld() {
        campaigns.run(key, key, event, "{\"mode\":\"hold\",\"floor\":2}", VERSION);
        tell(3, Map.of("cohort", "spring"));

        var page = browser.page("/operations/campaigns");

        assertThat(sentence(page))
                .isEqualTo("3 sends are planned for the next 24 hours; 3 of A campaign, version 1, are held.");
        assertThat(page.select(".notice[aria-label=Held]").text())
                .startsWith("Held: 3 sends of A campaign, version 1. Usual are 0 a day, the limit is 2.");
        assertThat(page.select(".notice[aria-label=Held] a").attr("href")).startsWith("/operations/holds/");
        assertThat(page.select(".chart.wide rect.held")).hasSize(1);
        assertThat(page.select(".chart.wide line.s1")).hasSize(1);
        assertThat(page.select(".chart.wide .said").text()).isEqualTo("3 held");
        assertThat(page.select(".chart.wide title").text()).endsWith(", 3, of which 3 held.");
        assertThat(page.select("#hours tbody tr")).hasSize(25);
        assertThat(page.select("#hours tbody tr:eq(12)").text()).endsWith("3 3 3");
    }

    @Test
    void tellsCampaignsAndCohortsApart() {
        campaigns.run(key, key, event, "{\"mode\":\"warn\"}", VERSION);
        tell(2, Map.of("cohort", "spring"));
        tell(1, Map.of());

        assertThat(browser.page("/operations/campaigns").select(".legend bdi").eachText())
                .containsExactly("A campaign, version 1");
        var byCohort = browser.page("/operations/campaigns?split=cohort");
        assertThat(byCohort.select(".legend bdi").eachText()).containsExactly("spring", "live");
        assertThat(byCohort.select(".chart.wide rect.held")).isEmpty();
        assertThat(byCohort.select(".segments [aria-current]").text()).isEqualTo("By cohort");
    }

    @Test
    void listsCampaignsWithWhatBecameOfTheirSends() {
        campaigns.run(key, key, event, "{\"mode\":\"warn\"}", VERSION);
        campaigns.tell(event, people.organization(), Origin.BACKFILL, Map.of());
        tell(2, Map.of());
        assertThat(campaigns.post("/api/campaigns/" + key + "/pause/", "{\"reason\":\"a test\"}"))
                .hasStatusOk();

        var row = browser.page("/operations/campaigns").select("#campaigns tr:has(a[href$=" + key + "])");

        assertThat(row.select("th, td").eachText())
                .containsExactly("A campaign", event, "Active · version 1 Paused", "2", "0", "1");
    }

    @Test
    void showsHostileNamesAsText() {
        campaigns.run(key, key, event, "{\"mode\":\"warn\"}", VERSION);
        jdbc.sql("update campaign set name = '<img src=x onerror=alert(1)>' where key = :key")
                .param("key", key)
                .update();
        tell(1, Map.of("cohort", "<script>alert(1)</script>"));

        for (var address : new String[] {"/operations/campaigns", "/operations/campaigns?split=cohort"}) {
            var page = browser.page(address);
            assertThat(page.select("main img, main script")).isEmpty();
            assertThat(page.select("main").text()).contains("<img src=x onerror=alert(1)>");
        }
    }

    private void tell(int organizations, Map<String, ?> properties) {
        for (var each = 0; each < organizations; each++) {
            var organization = people.organization();
            people.memberOf(organization, Role.MEMBER);
            campaigns.tell(event, organization, Origin.LIVE, properties);
        }
    }

    private static String sentence(Document page) {
        return page.select("#sentence").text();
    }
}
