package io.spikewatch.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.spikewatch.systemtests.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pages as people use them, in a real browser; left out on machines that have none. */
@SharedSystem
@EnabledIf("io.spikewatch.systemtests.Chromium#isInstalled")
class InboxBrowserTests {

    private static final String ORGANIZATION = "browsed";
    private static final String CSM = "ivy.csm@example.com";
    private static final String COUNT = "**/api/notifications/unread_count/";
    private static final LocatorAssertions.HasTextOptions PATIENTLY =
            new LocatorAssertions.HasTextOptions().setTimeout(20_000);

    private static Spikewatch system;
    private static Chromium chromium;

    @BeforeAll
    static void start(Spikewatch running) {
        system = running;
        Customers.createStaff(system.operator(), CSM);
        Customers.createAccounts(system.operator(), List.of(ORGANIZATION), CSM);
        Customers.report(system.reporter(), List.of(ORGANIZATION));
        eventually(() -> assertThat(new Inbox(system.signedIn(CSM)).unread()).isPositive());
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @Test
    void leadsFromTheBellToTheCauseInTwoClicks() {
        var page = signedIn(1440, "light");
        page.navigate(address("/accounts"));

        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("^Inbox, \\d+ unread$")))
                .click();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(Pattern.compile("Usage spike")))
                .first()
                .click();

        assertThat(page).hasURL(Pattern.compile("/accounts/.*date=" + Customers.SPIKE_DATE));
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1)))
                .hasText(Customers.name(ORGANIZATION));
        assertThat(page.getByRole(AriaRole.IMG, new Page.GetByRoleOptions().setName(Pattern.compile("^Events of "))))
                .isVisible();
        var cause = page.getByRole(AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("Mobile app")));
        assertThat(cause).containsText(Pattern.compile("30,\\d{3}"));
    }

    @Test
    void sortsTheInboxByKeyboard() {
        var page = signedIn(1440, "light");
        page.navigate(address("/inbox"));
        var rows = page.locator(".inbox > li");
        var before = rows.count();

        page.keyboard().press("j");
        page.keyboard().press("e");

        assertThat(rows).hasCount(before - 1);
        assertThat(page.getByRole(AriaRole.STATUS)).hasText("Archived 1 notification.");

        page.navigate(address("/inbox?view=archived"));
        page.keyboard().press("j");
        page.keyboard().press("e");

        assertThat(page.locator(".inbox > li")).hasCount(0);
    }

    @Test
    void showsTheLatestThoughAnEarlierAnswerIsLate() {
        var page = listening();
        var unread = unread();
        var late = new ArrayDeque<Runnable>();
        page.route(COUNT, route -> late.add(answering(route)), new Page.RouteOptions().setTimes(1));
        tell(page, 1);
        page.waitForCondition(() -> !late.isEmpty());

        tell(page, 2);
        late.remove().run();

        assertThat(page.locator("#bell .count")).hasText(Long.toString(unread + 2));
        assertThat(page.locator(".inbox > li.unread")).hasCount((int) unread + 2);
    }

    /** What the service says now, to be told later. */
    private static Runnable answering(Route route) {
        var answer = route.fetch();
        return () -> route.fulfill(new Route.FulfillOptions().setResponse(answer));
    }

    @Test
    void showsLaterWhatItCouldNotAskFor() {
        var page = listening();
        var unread = unread();
        page.route(COUNT, Route::abort, new Page.RouteOptions().setTimes(1));

        tell(page, 1);

        assertThat(page.locator("#bell .count")).hasText(Long.toString(unread + 1), PATIENTLY);
    }

    @Test
    void showsAfterwardsWhatCameWhileSomebodyWasChoosing() {
        var page = listening();
        var unread = unread();
        var chosen = page.locator("#inbox select").first();
        chosen.focus();

        page.waitForResponse(InboxBrowserTests::isLook, () -> tell(page, 1));
        chosen.blur();

        assertThat(page.locator(".inbox > li.unread"))
                .hasCount((int) unread + 1, new LocatorAssertions.HasCountOptions().setTimeout(20_000));
    }

    /** An inbox that has caught up, and counts what it hears from now on, a second after it heard it. */
    private static Page listening() {
        var page = chromium.page(1440, "light");
        page.navigate(address("/sign-in"));
        page.waitForResponse(InboxBrowserTests::isLook, () -> signIn(page, Spikewatch.PASSWORD));
        page.evaluate("""
                () => new Promise((listening) => {
                  window.heard = 0;
                  const stream =
                    new EventSource('/api/notifications/stream/?organization_id=' + document.body.dataset.organization);
                  stream.addEventListener('notification', () => setTimeout(() => window.heard++, 1000));
                  stream.addEventListener('ready', listening);
                })
                """);
        return page;
    }

    /** What a page ends with when it asks for what changed. */
    private static boolean isLook(Response response) {
        return response.request().resourceType().equals("fetch")
                && response.url().endsWith("/inbox");
    }

    private static void tell(Page page, int all) {
        system.sqs().send(Customers.message(UUID.randomUUID().toString(), ORGANIZATION), Map.of());
        page.waitForFunction("heard => window.heard >= heard", all);
    }

    private static long unread() {
        return new Inbox(system.signedIn(CSM)).unread();
    }

    @ParameterizedTest
    @CsvSource({"1440, light", "1440, dark", "390, light", "390, dark", "320, light"})
    void keepsEveryPageAccessibleAndInsideItsWidth(int width, String scheme) {
        var page = signedIn(width, scheme);
        page.navigate(address("/accounts"));
        var account = page.locator("tbody a").first().getAttribute("href");

        for (var path : List.of("/inbox", "/accounts", account, "/accounts/unknown", "/sign-in")) {
            page.navigate(address(path));

            assertThat(chromium.accessibilityProblems(page)).as(path).isEmpty();
            assertThat(chromium.sidewaysScroll(page)).as(path).isZero();
        }
    }

    @Test
    void signsInWithoutScriptAndSaysWhatWasWrong() {
        var page = chromium.pageWithoutScript();
        page.navigate(address("/inbox"));

        signIn(page, "a wrong password");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("password is wrong");

        signIn(page, Spikewatch.PASSWORD);

        assertThat(page).hasURL(address("/inbox"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mark all read"))
                .click();
        assertThat(page.getByRole(AriaRole.STATUS)).containsText("as read");
    }

    private static Page signedIn(int width, String scheme) {
        var page = chromium.page(width, scheme);
        page.navigate(address("/sign-in"));
        signIn(page, Spikewatch.PASSWORD);
        return page;
    }

    private static void signIn(Page page, String password) {
        page.getByLabel("E-mail").fill(CSM);
        page.getByLabel("Password").fill(password);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }

    private static String address(String path) {
        return system.app().get(0).process().address().resolve(path).toString();
    }
}
