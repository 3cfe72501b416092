package io.spikewatch.app.version;

import static io.spikewatch.app.campaign.TestOperator.word;
import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.campaign.TestOperator;
import io.spikewatch.app.page.Browser;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class DraftPageIntegrationTests {

    private static final String CAMPAIGNS = "/operations/campaigns";
    private static final String HOSTILE = "\"><script>alert(1)</script>";

    private final MockMvcTester mvc;
    private final TestPeople people;
    private final TestOperator campaigns;
    private final String key = word("credits");

    private Browser browser;

    DraftPageIntegrationTests(
            @Autowired MockMvcTester mvc, @Autowired TestPeople people, @Autowired TestOperator campaigns) {
        this.mvc = mvc;
        this.people = people;
        this.campaigns = campaigns;
    }

    @BeforeEach
    void signIn() {
        browser = new Browser(mvc, people, people.operator());
    }

    @Test
    void isForOperatorsAlone() {
        var staff = new Browser(mvc, people, people.staff());

        assertThat(staff.get(CAMPAIGNS + "/new")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(staff.send(CAMPAIGNS, version())).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(browser.get(CAMPAIGNS + "/unheard-of/versions/new")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(browser.send(CAMPAIGNS + "/unheard-of/versions", version())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void createsACampaign() {
        assertThat(browser.send(CAMPAIGNS, campaign(version())))
                .hasRedirectedUrl(CAMPAIGNS + "/" + key)
                .flash()
                .containsEntry("said", "Version 1 is drafted; nobody is told anything until it is active.");

        assertThat(campaigns.get("/api/campaigns/" + key + "/")).bodyJson().isLenientlyEqualTo("""
                {"key":"%1$s","name":"Credits added","family":"%1$s","event":"added","state":"draft",
                 "guard":{"mode":"warn","floor":20,"factor":2.5},"approval_above":7,
                 "versions":[{"number":1,
                   "audience":{"to":["organization_admins","csm"],
                     "where":[{"property":"plan","is":"startup, old"},{"property":"seats","is":"5"}],
                     "except":[{"property":"partner","is":"true"}]},
                   "origins":["live","backfill"],"delay":"PT12H30M",
                   "template":{"title":"{{credits}} credits","body":"They are\\nyours.","priority":"critical",
                     "url":"/inbox"}}]}
                """.formatted(key));
    }

    @Test
    void startsANewVersionFromTheNewest() {
        browser.send(CAMPAIGNS, campaign(version()));

        var page = browser.page(CAMPAIGNS + "/" + key + "/versions/new");

        assertThat(page.select("h1").text()).isEqualTo("New version of Credits added");
        assertThat(page.select("[name=to][checked]").eachAttr("value")).containsExactly("organization_admins", "csm");
        assertThat(page.select("[name=where_property]").eachAttr("value")).containsExactly("plan", "seats", "", "");
        assertThat(page.select("[name=where_value]").eachAttr("value")).containsExactly("startup, old", "5", "", "");
        assertThat(page.select("[name=except_property]").eachAttr("value")).containsExactly("partner", "", "");
        assertThat(page.select("[name=origins][checked]").eachAttr("value")).containsExactly("live", "backfill");
        assertThat(page.select("[name=delay]").val()).isEqualTo("12.5");
        assertThat(page.select("[name=title]").val()).isEqualTo("{{credits}} credits");
        assertThat(page.select("[name=body]").val()).isEqualTo("They are\nyours.");
        assertThat(page.select("[name=priority] [selected]").val()).isEqualTo("critical");
        assertThat(page.select("[name=url]").val()).isEqualTo("/inbox");
        assertThat(page.select("[name=key], [name=event]")).isEmpty();
    }

    @Test
    void draftsAVersion() {
        browser.send(CAMPAIGNS, campaign(version()));

        assertThat(browser.send(CAMPAIGNS + "/" + key + "/versions", version()))
                .hasRedirectedUrl(CAMPAIGNS + "/" + key)
                .flash()
                .containsEntry("said", "Version 2 is drafted; it tells nobody until it is active.");
    }

    @Test
    void keepsWhatWasEnteredAndSaysWhatIsWrongWithIt() {
        browser.send(CAMPAIGNS, campaign(version()));
        var again = CAMPAIGNS + "/" + key + "/versions/new";

        var answer = browser.send(
                CAMPAIGNS + "/" + key + "/versions",
                "where_property",
                "",
                "where_value",
                "startup",
                "delay",
                "soon",
                "title",
                "{{credits " + HOSTILE,
                "body",
                "</textarea>" + HOSTILE,
                "url",
                "https://example.com",
                "reason",
                "");

        assertThat(answer).hasRedirectedUrl(again);
        var page = browser.follow(answer, again);
        assertThat(page.select("strong").eachText())
                .contains(
                        "The audience must not be empty.",
                        "The origins must not be empty.",
                        "Delay in hours must be a number.",
                        "Title must have its words in pairs of braces: {{word}}.",
                        "Leads to must be a path of ours, such as /inbox.",
                        "Only where has a line whose property must not be blank.",
                        "Reason must not be blank.");
        assertThat(page.select("[name=where_value]").eachAttr("value")).containsExactly("startup", "", "");
        assertThat(page.select("[name=delay]").val()).isEqualTo("soon");
        assertThat(page.select("[name=title]").val()).isEqualTo("{{credits " + HOSTILE);
        assertThat(page.select("[name=body]").val()).isEqualTo("</textarea>" + HOSTILE);
        assertThat(page.select("main script")).isEmpty();
        assertThat(page.select("[name=delay]").attr("aria-invalid")).isEqualTo("true");
    }

    @Test
    void saysThatAKeyIsTaken() {
        browser.send(CAMPAIGNS, campaign(version()));

        var answer = browser.send(CAMPAIGNS, campaign(version()));

        assertThat(answer).hasRedirectedUrl(CAMPAIGNS + "/new");
        var page = browser.follow(answer, CAMPAIGNS + "/new");
        assertThat(page.select("#key-help strong").text()).isEqualTo("Key is taken by another campaign.");
        assertThat(page.select("[name=floor]").val()).isEqualTo("20");
    }

    @Test
    void refusesWordsThatNobodyWouldRead() {
        var answer =
                browser.send(CAMPAIGNS, campaign("to", "csm", "origins", "live", "delay", "0", "reason", "It is new"));

        assertThat(browser.follow(answer, CAMPAIGNS + "/new").select("strong").eachText())
                .contains("What people read is required, as the event doesn't word itself.");
    }

    private static String[] version() {
        return new String[] {
            "to", "organization_admins",
            "to", "csm",
            "where_property", "plan",
            "where_value", "startup, old",
            "where_property", "seats",
            "where_value", "5",
            "where_property", "",
            "where_value", "",
            "except_property", "partner",
            "except_value", "true",
            "origins", "live",
            "origins", "backfill",
            "delay", "12.5",
            "title", "{{credits}} credits",
            "body", "They are\r\nyours.",
            "priority", "critical",
            "url", "/inbox",
            "reason", "It is new"
        };
    }

    private String[] campaign(String... version) {
        var fields = new ArrayList<>(List.of(
                "key", key,
                "name", "Credits added",
                "family", key,
                "event", "added",
                "mode", "warn",
                "floor", "20",
                "factor", "2.5",
                "approval_above", "7"));
        fields.addAll(List.of(version));
        return fields.toArray(String[]::new);
    }
}
