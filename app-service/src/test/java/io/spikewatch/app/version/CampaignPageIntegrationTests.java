package io.spikewatch.app.version;

import static io.spikewatch.app.campaign.TestOperator.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.campaign.TestOperator;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.page.Browser;
import io.spikewatch.messages.Origin;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class CampaignPageIntegrationTests {

    private static final String VERSION = """
            {"audience":{"to":["organization_admins"],"where":[{"property":"plan","is":"startup"}],
                         "except":[{"property":"partner","is":true}]},
             "delay":"PT12H",
             "template":{"title":"{{credits}} credits for {{account}}","body":"<b>Yours</b>"}}
            """;

    private final MockMvcTester mvc;
    private final TestPeople people;
    private final TestOperator campaigns;
    private final String key = word("credits");
    private final String event = word("added");
    private final String address = "/operations/campaigns/" + key;

    private User operator;
    private Browser browser;

    CampaignPageIntegrationTests(
            @Autowired MockMvcTester mvc, @Autowired TestPeople people, @Autowired TestOperator campaigns) {
        this.mvc = mvc;
        this.people = people;
        this.campaigns = campaigns;
    }

    @BeforeEach
    void signIn() {
        operator = people.operator();
        browser = new Browser(mvc, people, operator);
    }

    @Test
    void isForOperatorsAlone() {
        create("{}");
        var staff = new Browser(mvc, people, people.staff());

        assertThat(staff.get(address)).hasStatus(HttpStatus.FORBIDDEN);
        for (var action : new String[] {"/pause", "/resume", "/versions/1/dry-run", "/versions/1/activate"}) {
            assertThat(staff.send(address + action, "reason", "a test")).hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(browser.get("/operations/campaigns/unheard-of")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void saysWhatACampaignTellsToWhom() {
        create("{}");

        var page = browser.page(address);

        assertThat(page.select("#sentence").text())
                .isEqualTo("Tells owners and admins of the organization of " + event
                        + ", 12 h after it arrives, where plan is startup, except where partner is true."
                        + " They read: “{{credits}} credits for {{account}}”.");
        assertThat(page.select("main").text())
                .contains("Held where it plans more than 50 sends in 24 hours, and more than 5× what it usually plans"
                        + " a day. A version that would tell more than 100 people needs a second operator.");
        assertThat(page.select("main dl.keys dd").eachText())
                .containsExactly(
                        "owners and admins of the organization",
                        "plan is startup",
                        "partner is true",
                        "live",
                        "12 h",
                        "{{credits}} credits for {{account}}",
                        "<b>Yours</b>",
                        "normal",
                        "–");
        assertThat(page.select(".preview").text())
                .isEqualTo("People read ‹credits› credits for ‹account› <b>Yours</b>");
        assertThat(page.select("button").eachText()).doesNotContain("Activate");
    }

    @Test
    void showsBesideTheButtonHowManyAVersionWouldHaveTold() {
        campaigns.run(key, key, event, "{}", VERSION);
        tell(Map.of("plan", "startup", "credits", 500));
        tell(Map.of("plan", "scale", "credits", 700));
        addVersion(VERSION.replace("{\"property\":\"plan\",\"is\":\"startup\"}", ""));

        var tried = browser.follow(browser.send(address + "/versions/2/dry-run"), address);

        var card = tried.select("[aria-labelledby=version-2]");
        assertThat(card.select("strong").eachText()).contains("Would have told 2 people in 90 days: 2 sends.");
        assertThat(card.select("#diff").text())
                .isEqualTo("Tried on 2 events of the last 90 days. Against version 1, in use: 1 newly told, 0 no longer"
                        + " told, 0 reworded.");
        assertThat(card.select(".prose:not(#sample) tbody").text()).isEqualTo("Only where plan is startup –");
        assertThat(card.select("#sample tbody tr")).hasSize(2);
        assertThat(card.select("#sample tbody").text())
                .contains("500 credits for Acme")
                .contains("<b>Yours</b>");
        assertThat(card.select("button.primary").text()).isEqualTo("Activate: would have told 2 people in 90 days");
        assertThat(card.select("b")).isEmpty();
    }

    @Test
    void activatesAVersion() {
        create("{}");
        browser.send(address + "/versions/1/dry-run");

        assertThat(browser.send(address + "/versions/1/activate", "reason", "It is right"))
                .hasRedirectedUrl(address)
                .flash()
                .containsEntry("said", "Version 1 is active.");

        var page = browser.page(address);
        assertThat(page.select(".head .tag").text()).isEqualTo("Active · version 1");
        assertThat(page.select("[aria-labelledby=version-1] form")).isEmpty();
        assertThat(page.select("[aria-labelledby=version-1]").text()).contains("activated by Anna");
    }

    @Test
    void saysWhyAVersionIsNotActivated() {
        create("{}");

        assertThat(browser.send(address + "/versions/1/activate", "reason", "It is right"))
                .hasRedirectedUrl(address)
                .flash()
                .containsEntry("refused", "The version needs a dry run of the last 24 hours first.");
        browser.send(address + "/versions/1/dry-run");
        assertThat(browser.send(address + "/versions/1/activate", "reason", " "))
                .flash()
                .containsEntry("refused", "The reason must not be blank.");
    }

    @Test
    void offersApprovalToAnotherOperatorOnly() {
        tell(Map.of("plan", "startup", "credits", 500));
        create(",\"approval_above\":0");
        browser.send(address + "/versions/1/dry-run");
        assertThat(text(browser.page(address))).contains("a second operator has to approve it");
        browser.send(address + "/versions/1/activate", "reason", "It is right");
        var other = new Browser(mvc, people, people.operator());

        assertThat(text(browser.page(address))).contains("Another operator has to approve it.");
        assertThat(browser.page(address).select("button").eachText()).doesNotContain("Approve version 1");
        assertThat(other.page(address).select("button").eachText()).contains("Approve version 1");
        assertThat(browser.send(address + "/versions/1/approve", "reason", "It is"))
                .flash()
                .containsEntry("refused", "Another operator has to approve what you activated.");
        assertThat(other.send(address + "/versions/1/approve", "reason", "It is"))
                .flash()
                .containsEntry("said", "Version 1 is approved and active.");
    }

    @Test
    void pausesAndResumes() {
        create("{}");

        assertThat(browser.send(address + "/pause", "reason", "Something is wrong"))
                .hasRedirectedUrl(address)
                .flash()
                .containsEntry("said", "Paused. Nothing of it is delivered until it is resumed.");
        assertThat(browser.page(address).select(".head .tag").eachText()).contains("Paused");
        assertThat(browser.page(address).select("form[action$=pause]")).isEmpty();

        browser.send(address + "/resume", "reason", "It is right again");
        assertThat(browser.page(address).select("form[action$=resume]")).isEmpty();
    }

    @Test
    void isAskedForAReasonToPause() {
        create("{}");

        assertThat(browser.send(address + "/pause")).flash().containsEntry("refused", "The reason must not be blank.");
        assertThat(browser.page(address).select(".head .tag").eachText()).doesNotContain("Paused");
    }

    private void create(String others) {
        assertThat(campaigns.post(
                        "/api/campaigns/", """
                {"key":"%s","name":"A campaign","family":"%s","event":"%s","version":%s,"reason":"a test"%s}
                """.formatted(key, key, event, VERSION, others.equals("{}") ? "" : others)))
                .hasStatus(HttpStatus.CREATED);
    }

    private void addVersion(String version) {
        assertThat(campaigns.post(
                        "/api/campaigns/" + key + "/versions/",
                        "{\"version\":%s,\"reason\":\"a test\"}".formatted(version)))
                .hasStatus(HttpStatus.CREATED);
    }

    private void tell(Map<String, ?> properties) {
        var organization = people.organization();
        people.memberOf(organization, Role.OWNER);
        campaigns.tell(event, organization, Origin.LIVE, properties);
    }

    private static String text(Document page) {
        return page.select("main").text();
    }
}
