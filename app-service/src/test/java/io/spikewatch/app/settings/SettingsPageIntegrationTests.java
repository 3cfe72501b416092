package io.spikewatch.app.settings;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.page.Browser;
import io.spikewatch.app.preference.Channel;
import io.spikewatch.app.preference.NotificationSettings;
import io.spikewatch.app.preference.QuietHours;
import java.nio.charset.StandardCharsets;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@IntegrationTest
class SettingsPageIntegrationTests {

    private static final String SLACK = "https://hooks.slack.example/services/1";
    private static final String WEBHOOK = "https://example.com/hook";

    private final MockMvcTester mvc;
    private final TestPeople people;
    private final NotificationSettings settings;

    private User owner;
    private Browser browser;

    SettingsPageIntegrationTests(
            @Autowired MockMvcTester mvc, @Autowired TestPeople people, @Autowired NotificationSettings settings) {
        this.mvc = mvc;
        this.people = people;
        this.settings = settings;
    }

    @BeforeEach
    void signIn() {
        owner = people.memberOf(people.organization(), Role.OWNER);
        browser = new Browser(mvc, people, owner);
    }

    @Test
    void showsThatOnlyTheInboxIsChosenAtFirst() {
        var page = browser.page("/settings");

        assertThat(page.select("tbody th").eachText()).containsExactly("Billing alerts");
        assertThat(page.select("tbody [checked]").eachAttr("aria-label"))
                .containsExactly("Billing alerts in the inbox");
        assertThat(page.select("[name=slack], [name=webhook], [type=time]").eachAttr("value"))
                .containsOnly("");
        assertThat(page.select("[name=time_zone] [selected]").val()).isEqualTo("UTC");
        assertThat(page.text()).contains("E-mail goes to " + owner.email());
    }

    @Test
    void offersSpikesToStaff() {
        var page = new Browser(mvc, people, people.staff()).page("/settings");

        assertThat(page.select("tbody th").eachText()).containsExactly("Billing alerts", "Usage spikes");
    }

    @Test
    void savesWhatIsChosen() {
        save(
                "type",
                "billing_alert",
                "channel",
                "billing_alert:email",
                "channel",
                "billing_alert:webhook",
                "slack",
                SLACK,
                "webhook",
                WEBHOOK,
                "quiet_from",
                "22:00",
                "quiet_to",
                "07:00",
                "time_zone",
                "Europe/Berlin");

        var saved = settings.of(owner.id());
        assertThat(saved.channels())
                .isEqualTo(Map.of("billing_alert", List.of(Channel.IN_APP, Channel.EMAIL, Channel.WEBHOOK)));
        assertThat(saved.addresses().slack()).isEqualTo(SLACK);
        assertThat(saved.addresses().webhook()).isEqualTo(WEBHOOK);
        assertThat(saved.quietHours())
                .isEqualTo(new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0), ZoneId.of("Europe/Berlin")));
        var page = browser.page("/settings");
        assertThat(page.select("tbody [name][checked]").eachAttr("value"))
                .containsExactly("billing_alert:email", "billing_alert:webhook");
        assertThat(page.select("[type=time]").eachAttr("value")).containsExactly("22:00", "07:00");
        assertThat(page.select("[name=time_zone] [selected]").val()).isEqualTo("Europe/Berlin");
    }

    @Test
    void saysBesideAChannelThatItReachesNobody() {
        save("type", "billing_alert", "channel", "billing_alert:email", "channel", "billing_alert:slack");
        assertThat(browser.page("/settings").select("tbody td .small").eachText())
                .containsExactly("No address is set");

        save("type", "billing_alert", "channel", "billing_alert:slack", "slack", SLACK);

        assertThat(browser.page("/settings").select("tbody td .small")).isEmpty();
    }

    @Test
    void clearsWhatIsLeftEmpty() {
        save(
                "type",
                "billing_alert",
                "channel",
                "billing_alert:email",
                "slack",
                SLACK,
                "quiet_from",
                "22:00",
                "quiet_to",
                "07:00",
                "time_zone",
                "UTC");

        save("type", "billing_alert", "slack", "", "webhook", " ", "quiet_from", "", "quiet_to", "");

        var saved = settings.of(owner.id());
        assertThat(saved.channels()).isEqualTo(Map.of("billing_alert", List.of(Channel.IN_APP)));
        assertThat(saved.addresses().slack()).isNull();
        assertThat(saved.quietHours()).isNull();
    }

    @Test
    void leavesMutesAndOtherTypesAlone() {
        settings.mute(owner.id(), "usage_spike", null);
        settings.change(owner.id(), each -> each.withChannels(Map.of("usage_spike", List.of(Channel.EMAIL))));

        save("type", "billing_alert", "channel", "billing_alert:slack");

        assertThat(settings.muted(owner.id())).hasSize(1);
        assertThat(settings.of(owner.id()).channels())
                .containsEntry("usage_spike", List.of(Channel.EMAIL))
                .containsKey("billing_alert");
    }

    @Test
    void tellsTheKeyOfANewWebhookOnce() {
        var answer = browser.send("/settings", "webhook", WEBHOOK);
        var secret = settings.webhookSecret(owner.id()).orElseThrow();

        assertThat(afterwards(answer).select("#secret").text()).isEqualTo(secret);
        assertThat(browser.send("/settings", "webhook", WEBHOOK)).flash().containsOnlyKeys("said");
        assertThat(browser.page("/settings").html()).doesNotContain(secret);
        assertThat(browser.get("/settings"))
                .hasHeader(HttpHeaders.CACHE_CONTROL, "no-cache, no-store, max-age=0, must-revalidate");
    }

    @Test
    void savesNothingWhereSomethingIsWrong() {
        var answer = browser.send(
                "/settings",
                "type",
                "billing_alert",
                "channel",
                "billing_alert:email",
                "slack",
                "ftp://example.com",
                "quiet_from",
                "22:00",
                "quiet_to",
                "07:00",
                "time_zone",
                "UTC");

        assertThat(answer).hasRedirectedUrl("/settings");
        assertThat(answer)
                .flash()
                .containsEntry("complaints", Map.of("addresses.slack", "must begin with https or http"));
        assertThat(settings.of(owner.id()).channels()).isEmpty();
    }

    @Test
    void keepsWhatWasEntered() {
        var answer = browser.send(
                "/settings",
                "type",
                "billing_alert",
                "channel",
                "billing_alert:slack",
                "slack",
                SLACK,
                "quiet_from",
                "late",
                "quiet_to",
                "07:00",
                "time_zone",
                "UTC");

        var page = afterwards(answer);

        assertThat(page.select("[name=slack]").val()).isEqualTo(SLACK);
        assertThat(page.select("tbody [name][checked]").eachAttr("value")).containsExactly("billing_alert:slack");
        assertThat(page.select("[aria-invalid]").eachAttr("name")).containsExactly("quiet_from");
        assertThat(page.select("#quiet-help strong").text()).isEqualTo("From must be a time such as 22:00.");
        assertThat(page.select(".notice.failed:not(#failed)").text()).startsWith("Nothing was saved.");
        assertThat(settings.of(owner.id()).addresses().slack()).isNull();
    }

    /** The page that the answer leads the same session to. */
    private Document afterwards(MvcTestResult answer) {
        var page = mvc.get()
                .uri("/settings")
                .header(HttpHeaders.AUTHORIZATION, people.bearer(owner))
                .cookie(answer.getResponse().getCookies())
                .exchange();
        return Jsoup.parse(new String(page.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
    }

    private void save(String... fields) {
        assertThat(browser.send("/settings", fields))
                .hasRedirectedUrl("/settings")
                .flash()
                .containsEntry("said", "Saved.");
    }
}
