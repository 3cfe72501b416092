package io.spikewatch.app.operations;

import static io.spikewatch.app.campaign.TestOperator.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.campaign.TestOperator;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.page.Browser;
import io.spikewatch.messages.Origin;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class HoldsPageIntegrationTests {

    private static final String HOSTILE = "<script>alert(1)</script>";
    private static final String VERSION = """
            {"audience":{"to":["organization_admins"]},"delay":"PT12H",
             "template":{"title":"Credits of {{account}}","body":"Your credits are gone."}}
            """;

    private final String key = word("credits");
    private final String event = word("added");

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
    private String page;

    @BeforeEach
    void holdSixSends() {
        browser = new Browser(mvc, people, people.operator());
        campaigns.run(key, key, event, "{\"mode\":\"hold\",\"floor\":3}", VERSION);
        organizations = Stream.generate(people::organization).limit(6).toList();
        organizations.forEach(each -> {
            campaigns.admin(each);
            campaigns.tell(event, each, Origin.LIVE, Map.of("cohort", cohortOf(each)));
        });
        page = "/operations/holds/"
                + jdbc.sql("select id::text from hold where campaign = :key")
                        .param("key", key)
                        .query(String.class)
                        .single();
    }

    @Test
    void saysInASentenceWhatIsHeld() {
        var sentence = browser.page(page).select("#sentence").text();

        assertThat(sentence)
                .startsWith("6 sends of A campaign, version 1, are held: usual are 0 a day, the limit is 3."
                        + " Planned from ")
                .contains(", due from ");
    }

    @Test
    void splitsWhatIsHeld() {
        var shown = browser.page(page);

        assertThat(shown.select("#parts tbody tr").eachText())
                .containsExactly(HOSTILE + " 1 live held 4 67%", "partners 1 live held 2 33%");
        assertThat(shown.select("#parts a").last().attr("href"))
                .startsWith("/operations/sends?")
                .contains("hold_id=" + page.substring(page.lastIndexOf('/') + 1), "cohort=partners");
        assertThat(shown.select("script:not([src]), [style], [onclick]")).isEmpty();
    }

    @Test
    void showsWhoWouldReadWhat() {
        var shown = browser.page(page);

        assertThat(shown.select("strong:containsOwn(Credits of {{account}})")).hasSize(1);
        assertThat(shown.select("p:containsOwn(Your credits are gone.)")).hasSize(1);
        assertThat(shown.select("#sample tbody tr")).hasSize(6);
        assertThat(shown.select("#sample tbody td:nth-child(2)").eachAttr("title"))
                .containsExactlyInAnyOrderElementsOf(organizations);
        assertThat(shown.select("#sample tbody tr").first().text())
                .startsWith("Anna ")
                .endsWith("held in 11 h");
    }

    @Test
    void discardsWhatIsHeld() {
        var shown = browser.page(page);
        assertThat(shown.select("main form button").eachText()).containsExactly("Discard 6", "Release 6");

        var answer = browser.send(shown.select("main form").attr("action"), "reason", "wrong " + HOSTILE);

        assertThat(answer).hasRedirectedUrl(page).flash().containsEntry("said", "Discarded 6.");
        var settled = browser.page(page);
        assertThat(settled.select("#sentence").text()).contains(" were held: ");
        assertThat(settled.select("#decision").text()).startsWith("Discarded by Anna, now wrong " + HOSTILE);
        assertThat(settled.select("#parts td:nth-child(4)").eachText()).containsOnly("discarded");
        assertThat(settled.select("main form")).isEmpty();
    }

    @Test
    void releasesWhatIsHeld() {
        var action = browser.page(page).select("main form button").last().attr("formaction");

        var answer = browser.send(action, "reason", "as planned");

        assertThat(answer).hasRedirectedUrl(page).flash().containsEntry("said", "Released 6.");
        assertThat(browser.page(page).select("#decision").text()).startsWith("Released by Anna");
    }

    @Test
    void changesNothingWithoutAReason() {
        var answer = browser.send(page + "/discard", "reason", " ");

        assertThat(answer)
                .hasRedirectedUrl(page)
                .flash()
                .containsEntry("refused", "The reason must not be blank.")
                .containsEntry("reason", " ");
        assertThat(browser.page(page).select("main form")).hasSize(1);
    }

    @Test
    void tellsThatSomebodyElseDecided() {
        browser.send(page + "/discard", "reason", "wrong");

        assertThat(browser.send(page + "/release", "reason", "right"))
                .hasRedirectedUrl(page)
                .flash()
                .containsEntry("refused", "The hold was released or discarded before.");
    }

    @Test
    void listsHoldsNewestFirst() {
        var newest = browser.page("/operations/holds").select("tbody tr").first();

        assertThat(newest.text()).isEqualTo("A campaign version 1 open 6 0 3 now –");
        assertThat(newest.select("a").attr("href")).isEqualTo(page);
    }

    @Test
    void isOpenToOperatorsAlone() {
        for (var person : List.of(people.staff(), people.memberOf(organizations.get(0), Role.OWNER))) {
            var other = new Browser(mvc, people, person);

            assertThat(other.get("/operations/holds")).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(other.get(page)).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(other.send(page + "/discard", "reason", "x")).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(other.send(page + "/release", "reason", "x")).hasStatus(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    void knowsOnlyWhatThereIs() {
        assertThat(browser.get("/operations/holds/one")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(browser.get("/operations/holds/00000000-0000-4000-8000-000000000000"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    private String cohortOf(String organization) {
        return organizations.indexOf(organization) < 4 ? HOSTILE : "partners";
    }
}
