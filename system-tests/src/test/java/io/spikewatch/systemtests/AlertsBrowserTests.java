package io.spikewatch.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.spikewatch.quickstart.Api;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Billing alerts, limits and settings as people look at them, in a real browser; left out on machines that have none. */
@SharedSystem
@EnabledIf("io.spikewatch.systemtests.Chromium#isInstalled")
class AlertsBrowserTests {

    private static final String OWNER = "lena.owner@example.com";
    private static final String ALERTS = "/organization/billing/alerts?organization_id=";
    private static final String USAGE = "/organization/billing/usage?organization_id=";
    private static final LocalDate TODAY = LocalDate.now(Clock.systemUTC());
    private static final LocalDate START = TODAY.minusDays(12);

    /** Organizations that use little. */
    private static final Set<String> CALM = Set.of("calm", "warned");

    private static Spikewatch system;
    private static Chromium chromium;
    private static String session;

    @BeforeAll
    static void start(Spikewatch running) {
        system = running;
        definePlan(system.operator());
        var owner = createOwner(system.operator());
        for (var organization : new String[] {"shown", "acknowledged", "unscripted", "calm", "warned"}) {
            create(organization, owner, system.operator());
            report(organization, CALM.contains(organization) ? 10 : 85, system.reporter());
        }
        chromium = Chromium.start();
        session = signIn(chromium.page(1280, "light"));
    }

    @AfterAll
    static void stop() {
        chromium.close();
    }

    @AfterEach
    void closePages() {
        chromium.closePages();
    }

    @Test
    void showsWhatIsOpenAfterAReport() {
        var page = open(ALERTS + "shown");

        assertThat(page.locator("#sentence")).containsText("3 alerts are open");
        assertThat(page.locator(".grid4 .figure")).hasText(new String[] {"3", "1", "2", "0"});
        assertThat(page.locator(".alerts")).containsText("Token usage at 85% (425,000 of 500,000)");
        assertThat(page.locator(".alerts")).containsText("Playbook run usage limit reached (850 playbook runs used)");
        assertThat(page.locator(".alerts")).containsText("At this pace the plan's limit is reached on");
    }

    @Test
    void acknowledgesByKeyboardAndKeepsTheHistory() {
        var page = open(ALERTS + "acknowledged");

        page.keyboard().press("j");
        page.keyboard().press("e");

        assertThat(page.locator(".alerts > li")).hasCount(2);
        assertThat(page.locator("#said")).hasText("Acknowledged.");
        assertThat(page.locator(".alerts button").first()).isFocused();

        page.locator("#refresh").click();

        assertThat(page.locator("#said")).hasText("Nothing new.");
        assertThat(page.locator(".alerts > li")).hasCount(2);

        page.locator("#show-all").click();

        assertThat(page).hasURL(address(ALERTS + "acknowledged&show=all"));
        assertThat(page.locator(".alerts > li")).hasCount(3);
        assertThat(page.locator(".alerts")).containsText("Acknowledged by Lena");
    }

    @Test
    void saysThatNothingIsOpen() {
        var page = open(ALERTS + "calm");

        assertThat(page.locator("#sentence")).hasText("No alert is open.");
        assertThat(page.locator(".grid4 .figure").first()).hasText("0");
    }

    @Test
    void worksWithoutScript() {
        var page = chromium.pageWithoutScript();
        signIn(page);
        page.navigate(address(ALERTS + "unscripted"));

        page.locator(".alerts button").first().click();

        assertThat(page.locator(".alerts > li")).hasCount(2);
        assertThat(page.locator("#said")).hasText("Acknowledged.");

        page.locator("#refresh").click();

        assertThat(page.locator("#said")).hasText("Nothing new.");
    }

    @Test
    void drawsTheLimitBesideUsage() {
        var page = open(USAGE + "shown&type=tokens&breakdown=none&interval=day");

        assertThat(page.locator("#period")).containsText("425,000 of 500,000 tokens used");
        assertThat(page.locator("#limit th")).hasText("Limit per day");
        assertThat(page.locator("#limit-key")).isVisible();
        assertThat((double) page.evaluate("() => Chart.getChart('chart').scales.y.max + 0.5"))
                .isGreaterThan(500_000 / 30.0);
    }

    @Test
    void warnsFromWhereTheOrganizationChose() {
        var page = open(ALERTS + "warned");
        page.getByText("Thresholds").click();

        page.getByLabel("Tokens, from a count on").fill("40000");
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(page.locator("#said")).hasText("Saved.");
        assertThat(page.locator(".alerts")).containsText("Token usage at");
    }

    @Test
    void savesSettings() {
        var page = open("/settings");

        page.getByLabel("Billing alerts by e-mail").check();
        page.getByLabel("From").fill("22:00");
        page.getByLabel("To", new Page.GetByLabelOptions().setExact(true)).fill("07:00");
        page.getByLabel("Time zone").selectOption("Europe/Berlin");
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();

        assertThat(page.locator("#said")).hasText("Saved.");
        assertThat(page.getByLabel("Billing alerts by e-mail")).isChecked();
        assertThat(page.getByLabel("Time zone")).hasValue("Europe/Berlin");
    }

    @ParameterizedTest
    @CsvSource({"1440, light", "1440, dark", "768, light", "390, dark", "320, light"})
    void keepsItsPagesAccessibleAndInsideTheirWidth(int width, String scheme) {
        var page = chromium.page(width, scheme, session);

        for (var path : new String[] {
            ALERTS + "shown",
            ALERTS + "acknowledged&show=all",
            ALERTS + "calm",
            "/organization/billing/alerts/thresholds?organization_id=shown",
            USAGE + "shown&type=tokens&breakdown=none",
            "/settings"
        }) {
            page.navigate(address(path));

            assertThat(chromium.accessibilityProblems(page)).as(path).isEmpty();
            assertThat(chromium.sidewaysScroll(page)).as(path).isZero();
        }
    }

    private static Page open(String path) {
        var page = chromium.page(1280, "light", session);
        page.navigate(address(path));
        return page;
    }

    /** The session by which other pages are signed in too. */
    private static String signIn(Page page) {
        page.navigate(address("/sign-in"));
        page.getByLabel("E-mail").fill(OWNER);
        page.getByLabel("Password").fill(Spikewatch.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page).hasURL(address("/inbox"));
        return page.context().storageState();
    }

    private static String address(String path) {
        return system.app().get(0).process().address().resolve(path).toString();
    }

    private static void definePlan(Api operator) {
        operator.put("/api/plans/limited", new JsonMapper().readTree("""
                {"name":"Limited","rank":20,"currency":"USD","prices":{},"stripe_prices":[],"effective_from":"2020-01-01",
                 "limits":{"tokens":{"limit":500000},"playbook_runs":{"limit":850},"seats":{"limit":10,"soft_limit":10}}}
                """));
    }

    private static String createOwner(Api operator) {
        return operator.post("/api/users/", Map.of("email", OWNER, "name", "Lena", "password", Spikewatch.PASSWORD))
                .path("id")
                .asString();
    }

    private static void create(String organization, String owner, Api operator) {
        operator.post("/api/organizations/", Map.of("id", organization, "name", organization));
        operator.put("/api/organizations/%s/members/%s".formatted(organization, owner), Map.of("role", "owner"));
        operator.put(
                "/api/organizations/" + organization + "/subscription",
                Map.of(
                        "plan",
                        "limited",
                        "status",
                        "active",
                        "current_period_start",
                        START.toString(),
                        "current_period_end",
                        START.plusDays(30).toString(),
                        "occurred_at",
                        START + "T00:00:00Z"));
    }

    /** A tenth of it a day; seats as many per cent of their limit as the rest adds up to, whole ones. */
    private static void report(String organization, int percent, Api reporter) {
        var lines = new StringBuilder();
        for (var day = 0; day < 10; day++) {
            lines.append("""
                    {"organization_id":"%s","date":"%s","report":{"tokens":%d,"playbook_runs":%d,"seats":%d}}
                    """.formatted(organization, START.plusDays(day), 500 * percent, percent, percent / 10));
        }
        reporter.post(
                "/api/usage-reports", "application/x-ndjson", lines.toString().getBytes(StandardCharsets.UTF_8));
    }
}
