package io.spikewatch.app.ui;

import static org.assertj.core.api.Assertions.assertThat;

import io.spikewatch.app.IntegrationTest;
import io.spikewatch.app.TestPeople;
import io.spikewatch.app.account.Account;
import io.spikewatch.app.notification.NewNotification;
import io.spikewatch.app.notification.Notifications;
import io.spikewatch.app.notification.Priority;
import io.spikewatch.app.organization.Organizations;
import io.spikewatch.app.organization.Role;
import io.spikewatch.app.organization.User;
import io.spikewatch.app.page.Browser;
import io.spikewatch.app.preference.Muted;
import io.spikewatch.app.preference.NotificationSettings;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@IntegrationTest
class InboxPageIntegrationTests {

    private final MockMvcTester mvc;
    private final TestPeople people;
    private final Organizations organizations;
    private final Notifications notifications;
    private final NotificationSettings settings;

    private User anna;
    private Browser browser;

    InboxPageIntegrationTests(
            @Autowired MockMvcTester mvc,
            @Autowired TestPeople people,
            @Autowired Organizations organizations,
            @Autowired Notifications notifications,
            @Autowired NotificationSettings settings) {
        this.mvc = mvc;
        this.people = people;
        this.organizations = organizations;
        this.notifications = notifications;
        this.settings = settings;
    }

    @BeforeEach
    void signIn() {
        anna = people.staff();
        browser = new Browser(mvc, people, anna);
    }

    @Test
    void sendsStrangersToTheSignInPage() {
        var answer = mvc.get().uri("/inbox").accept(MediaType.TEXT_HTML).exchange();

        assertThat(answer).hasStatus(HttpStatus.FOUND).redirectedUrl().endsWith("/sign-in");
    }

    @Test
    void startsAtTheInbox() {
        assertThat(browser.get("/")).hasStatus3xxRedirection().hasRedirectedUrl("/inbox");
    }

    @Test
    void showsWhatArrivedToday() {
        notify("Usage spike: Acme", Priority.CRITICAL, "/accounts/1");
        notify("Usage drop: Umbrella", Priority.NORMAL, "/accounts/2");

        var page = browser.page("/inbox");

        assertThat(page.select("section h2").eachText()).contains("Today");
        assertThat(page.select(".inbox .title").eachText())
                .containsExactly("Unread: Usage drop: Umbrella", "Unread: Usage spike: Acme");
        assertThat(page.select(".inbox .tag").eachText()).containsExactly("Normal", "Critical");
        assertThat(page.select("#bell").attr("aria-label")).isEqualTo("Inbox, 2 unread");
        assertThat(page.select(".inbox time").attr("title")).endsWith("UTC");
    }

    @Test
    void writesNamesAsTextOnly() {
        notify("<script>alert(1)</script>", Priority.NORMAL, "/accounts/1");

        var page = browser.page("/inbox");

        assertThat(page.select(".inbox .title").text()).contains("<script>alert(1)</script>");
        assertThat(page.select("script:not([src])")).isEmpty();
        assertThat(page.select("[style], [onclick]")).isEmpty();
    }

    @Test
    void opensANotificationAndMarksItRead() {
        var id = notify("Usage spike: Acme", Priority.NORMAL, "/accounts/1?usage_type=tokens&date=2026-06-09");

        var opened = browser.get("/inbox/" + id);

        assertThat(opened)
                .hasStatus(HttpStatus.SEE_OTHER)
                .hasHeader("Location", "/accounts/1?usage_type=tokens&date=2026-06-09");
        assertThat(unread()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://elsewhere.example/", "//elsewhere.example/", "/\\elsewhere.example", "javascript:x"})
    void neverLeavesForAnotherSite(String url) {
        var id = notify("Usage spike: Acme", Priority.NORMAL, url);

        assertThat(browser.get("/inbox/" + id)).hasHeader("Location", "/inbox");
    }

    @Test
    void keepsSomebodyElsesNotificationsFromSight() {
        var id = notify("Usage spike: Acme", Priority.NORMAL, "/accounts/1");
        var stranger = new Browser(mvc, people, people.staff());

        assertThat(stranger.get("/inbox/" + id)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(stranger.send("/inbox/" + id + "/archive")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(browser.get("/inbox/malformed")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(unread()).isOne();
    }

    @Test
    void marksReadAndUnread() {
        var id = notify("Usage spike: Acme", Priority.NORMAL, "/accounts/1");

        assertThat(browser.send("/inbox/" + id + "/read")).hasRedirectedUrl("/inbox");
        assertThat(unread()).isZero();
        assertThat(browser.send("/inbox/" + id + "/unread")).hasRedirectedUrl("/inbox");
        assertThat(unread()).isOne();
    }

    @Test
    void movesBetweenTheShelves() {
        var archived = notify("Archived", Priority.NORMAL, "/accounts/1");
        var snoozed = notify("Snoozed", Priority.NORMAL, "/accounts/2");

        browser.send("/inbox/" + archived + "/archive");
        browser.send("/inbox/" + snoozed + "/snooze", "until", "TOMORROW");

        assertThat(titles("/inbox")).isEmpty();
        assertThat(titles("/inbox?view=archived")).containsExactly("Unread: Archived");
        assertThat(titles("/inbox?view=snoozed")).containsExactly("Unread: Snoozed");
        assertThat(browser.page("/inbox").select(".tabs a").eachText())
                .containsExactly("Inbox 0", "Unread 0", "Snoozed 1", "Archived 1");

        browser.send("/inbox/" + archived + "/unarchive?view=archived");
        browser.send("/inbox/" + snoozed + "/wake?view=snoozed");

        assertThat(titles("/inbox?view=unread")).containsExactly("Unread: Snoozed", "Unread: Archived");
    }

    @Test
    void leadsBackToTheViewAnActionWasTakenIn() {
        var id = notify("Usage spike: Acme", Priority.NORMAL, "/accounts/1");

        var answer = browser.send("/inbox/" + id + "/read?view=unread&type=usage_spike&offset=50&account=a.b");

        assertThat(answer).hasRedirectedUrl("/inbox?view=unread&type=usage_spike&offset=50");
    }

    @Test
    void actsOnWhatIsSelected() {
        var one = notify("One", Priority.NORMAL, "/accounts/1");
        var two = notify("Two", Priority.NORMAL, "/accounts/2");
        notify("Three", Priority.NORMAL, "/accounts/3");

        browser.send("/inbox/selected", "action", "archive", "id", one.toString(), "id", two.toString(), "id", "odd");
        var nothing = browser.send("/inbox/selected", "action", "archive");
        var odd = browser.send("/inbox/selected", "action", "explode", "id", one.toString());

        assertThat(titles("/inbox")).containsExactly("Unread: Three");
        assertThat(nothing.getMvcResult().getFlashMap().get("said")).isEqualTo("Nothing was selected.");
        assertThat(odd).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void marksAllRead() {
        notify("One", Priority.NORMAL, "/accounts/1");
        notify("Two", Priority.NORMAL, "/accounts/2");

        var answer = browser.send("/inbox/read");

        assertThat(answer.getMvcResult().getFlashMap().get("said")).isEqualTo("Marked 2 notifications as read.");
        assertThat(unread()).isZero();
    }

    @Test
    void mutesAnAccountAndHearsItAgain() {
        var account = people.accountOf(people.organization());

        browser.send(
                "/inbox/mute",
                "notification_type",
                "usage_spike",
                "account_id",
                account.id().toString());

        assertThat(muted("usage_spike", account)).isTrue();
        assertThat(browser.page("/inbox").select("details.numbers li span").text())
                .isEqualTo("Usage spikes of " + account.name());

        browser.send(
                "/inbox/unmute",
                "notification_type",
                "usage_spike",
                "account_id",
                account.id().toString());

        assertThat(muted("usage_spike", account)).isFalse();
    }

    @Test
    void mutesAWholeType() {
        var account = people.accountOf(people.organization());

        browser.send("/inbox/mute", "notification_type", "usage_spike", "account_id", "");

        assertThat(muted("usage_spike", account)).isTrue();
    }

    @Test
    void refusesFormsThatAreNotItsOwn() {
        var id = notify("Usage spike: Acme", Priority.NORMAL, "/accounts/1");

        var forged = mvc.post()
                .uri("/inbox/" + id + "/archive")
                .header("Authorization", people.bearer(anna))
                .exchange();

        assertThat(forged).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void showsCustomersAnInboxWithoutAccounts() {
        var admin = people.memberOf(people.organization(), Role.ADMIN);

        var page = new Browser(mvc, people, admin).page("/inbox");

        assertThat(page.select("main").text()).contains("Nothing here.");
        assertThat(page.select(".side a").eachText()).containsExactly("Inbox", "Usage", "Spend", "Alerts");
    }

    @Test
    void leadsOperatorsAloneToOperations() {
        var operations = new String[] {"Campaigns", "Holds", "Sends", "Audit log", "Messages", "Detection"};

        assertThat(new Browser(mvc, people, people.operator())
                        .page("/inbox")
                        .select(".side a")
                        .eachText())
                .endsWith(operations);
        assertThat(new Browser(mvc, people, people.staff())
                        .page("/inbox")
                        .select(".side a")
                        .eachText())
                .doesNotContain(operations);
    }

    private UUID notify(String title, Priority priority, String url) {
        var notification = new NewNotification(
                organizations.vendorId(),
                anna.id(),
                "usage_spike",
                priority,
                title,
                "events 3.2× up",
                "account",
                UUID.randomUUID().toString(),
                "billing",
                UUID.randomUUID().toString(),
                url,
                Map.of());
        return notifications.deliver(List.of(notification)).get(anna.id());
    }

    private boolean muted(String type, Account account) {
        return settings.muted(type, List.of(anna.id())).stream()
                .map(Muted::accountId)
                .anyMatch(id -> id == null || id.equals(account.id()));
    }

    private int unread() {
        return Integer.parseInt(
                browser.page("/inbox").select("#bell").attr("aria-label").replaceAll("\\D", ""));
    }

    private List<String> titles(String address) {
        return browser.page(address).select(".inbox .title").eachText();
    }
}
