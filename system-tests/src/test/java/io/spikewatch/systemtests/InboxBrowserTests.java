package io.spikewatch.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.spikewatch.systemtests.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
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
