package io.spikewatch.app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.account.AssignmentRole;
import io.spikewatch.app.account.TestAccounts;
import io.spikewatch.app.message.TestSpike;
import io.spikewatch.app.page.Browser;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class MessagesPageIntegrationTests {

    private static final String REJECTED = "/operations/messages";
    private static final String UNROUTED = "/operations/messages?show=unrouted";
    private static final String HOSTILE = "<script>alert(1)</script>";

    @Autowired
    private MockMvcTester mvc;

    @Autowired
    private TestPeople people;

    @Autowired
    private TestAccounts accounts;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;

    @BeforeEach
    void signIn() {
        browser = new Browser(mvc, people, people.operator());
    }

    @Test
    void showsRejectedMessagesWithWhatWasWrong() {
        var id = store(UUID.randomUUID(), HOSTILE, "rejected", "data.spike_id " + HOSTILE, """
                {"type":"%s","n":0.10,"large":12345678901234567890}""".formatted(HOSTILE));

        var page = browser.page(REJECTED);

        var row = row(page, id);
        assertThat(row.select(".tag").text()).isEqualTo(HOSTILE);
        assertThat(row.select(".message").text()).isEqualTo("data.spike_id " + HOSTILE);
        assertThat(row.select("pre").first().wholeText())
                .contains("\"type\" : \"" + HOSTILE + "\"", "\"n\" : 0.10", "\"large\" : 12345678901234567890");
        assertThat(row.select("time").text()).isEqualTo("now");
        assertThat(page.select("script:not([src]), [style], [onclick]")).isEmpty();
        assertThat(page.select(".tabs [aria-current]").text()).startsWith("Rejected (");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "`{\"organization_id\":\"org-9\",\"organization_name\":\"Acme <b>\"}`, Acme <b> (org-9)",
                "`{\"organization_id\":\"org-9\",\"organization_name\":null}`, org-9",
                "`{\"organization_id\":7,\"organization_name\":\"Acme\"}`, Acme",
                "`{\"organization_id\":\" \"}`,",
                "7,",
            })
    void showsWhichOrganizationFoundNobody(String data, @Nullable String organization) {
        var id = store(UUID.randomUUID(), "t", "unrouted", "no_account", "{\"data\":" + data + "}");

        var shown = row(browser.page(UNROUTED), id).select(".text > .small").text();

        assertThat(shown).isEqualTo(Objects.requireNonNullElse(organization, ""));
    }

    @Test
    void cutsBodiesThatNobodyReads() {
        var id = store(UUID.randomUUID(), "t", "rejected", "too much", "{\"a\":\"" + "x".repeat(30_000) + "\"}");

        var body = row(browser.page(REJECTED), id).select("pre").first().wholeText();

        assertThat(body).hasSize(20_001).endsWith("…");
    }

    @Test
    void tellsThatAReplayedMessageStillMakesNoSense() {
        var id = store(UUID.randomUUID(), "t", "rejected", "no data", "{\"type\":\"usage_spike_detected\"}");

        var answer = browser.send(row(browser.page(REJECTED), id).select("form").attr("action"), "show", "rejected");

        assertThat(answer)
                .hasRedirectedUrl(REJECTED)
                .flash()
                .containsEntry("said", "Replayed: it still makes no sense.");
    }

    @Test
    void replaysWhatFoundNobodyUntilSomebodyIsThere() {
        var organization = people.organization();
        var spike = TestSpike.of(organization);
        var id = store(
                UUID.fromString(spike.messageId()), "usage_spike_detected", "unrouted", "no_account", spike.json());
        var action = row(browser.page(UNROUTED), id).select("form").attr("action");

        assertThat(browser.send(action, "show", "unrouted"))
                .hasRedirectedUrl(UNROUTED)
                .flash()
                .containsEntry("said", "Replayed: it found nobody to tell again.");

        var account = people.accountOf(organization);
        accounts.assign(account.id(), AssignmentRole.CSM, people.staff().id());

        assertThat(browser.send(action, "show", "unrouted")).flash().containsKey("said");
        assertThat(browser.send(action, "show", "unrouted"))
                .flash()
                .containsEntry("said", "It had its effect before; nothing was done.");
        assertThat(row(browser.page(UNROUTED), id)).isNull();
    }

    @Test
    void knowsOnlyWhatThereIs() {
        assertThat(browser.send(REJECTED + "/one/replay"))
                .flash()
                .containsEntry("refused", "The message was not found.");
    }

    @Test
    void isOpenToOperatorsAlone() {
        var staff = new Browser(mvc, people, people.staff());

        assertThat(staff.get(REJECTED)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(staff.send(REJECTED + "/" + UUID.randomUUID() + "/replay")).hasStatus(HttpStatus.FORBIDDEN);
    }

    private static Element row(Element page, UUID id) {
        return page.select(".alerts li:has(form[action*=" + id + "])").first();
    }

    private UUID store(UUID id, String type, String state, String reason, String body) {
        jdbc.sql("""
                        insert into received_message (id, type, state, reason, body, received_at)
                        values (:id, :type, :state, :reason, :body, now())
                        """)
                .param("id", id)
                .param("type", type)
                .param("state", state)
                .param("reason", reason)
                .param("body", body)
                .update();
        return id;
    }
}
