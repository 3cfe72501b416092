package io.spikewatch.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static io.spikewatch.systemtests.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.spikewatch.quickstart.Api;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/**
 * The night on which people were told that their credits were gone, as an operator gets through it on the pages: once
 * held before anybody reads it, once escaped and taken back.
 */
@SharedSystem
@EnabledIf("io.spikewatch.systemtests.Chromium#isInstalled")
class OperationsBrowserTests {

    private static final int PEOPLE = 60;
    private static final String OPERATOR = "olga.operator@example.com";
    private static final String READER = "admin-of-startup-0@example.com";
    private static final String HELD = "held-credits";
    private static final String ESCAPED = "escaped-credits";

    /** One whose recall is looked at only. */
    private static final String SHOWN = "shown-credits";

    private static Spikewatch system;
    private static Api operator;
    private static Chromium chromium;
    private static String session;
    private static String recall;

    @BeforeAll
    static void start(Spikewatch running) {
        system = running;
        operator = system.operator();
        createOperator();
        IntStream.range(0, PEOPLE).forEach(OperationsBrowserTests::createStartup);
        run(HELD, "hold", "PT12H");
        run(ESCAPED, "warn", "PT0S");
        run(SHOWN, "warn", "PT0S");
        recall = recallTheFirstOfTwo();
        sendWhatNobodyGets();
        chromium = Chromium.start();
        session = signIn(chromium.page(1280, "light"), OPERATOR);
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
    void discardsWhatIsHeldBeforeAnybodyReadsIt() {
        tellAll(HELD, "live");
        tellAll(HELD, "backfill");
        eventually(
                () -> assertThat(countSends("campaign=" + HELD + "&state=held")).isEqualTo(PEOPLE));
        eventually(() -> assertThat(countSends("campaign=" + HELD + "-backfill&reason=duplicate"))
                .isEqualTo(PEOPLE));
        var page = open("/inbox");

        link(page, "Held: " + HELD).click();

        assertThat(page.locator("#sentence"))
                .containsText(
                        Pattern.compile("^60 sends of .+, version 1, are held: usual are 0 a day, the limit is 50"));
        assertThat(page.locator("#parts tbody tr")).hasCount(1);
        link(page, "All 60").click();
        assertThat(page.locator("#sentence")).hasText("60 sends: 60 held.");
        page.goBack();
        assertThat(chromium.accessibilityProblems(page)).isEmpty();

        page.getByLabel("Reason, for the audit log").fill("The credits are still there");
        button(page, "Discard 60").click();

        assertThat(page.locator("#said")).hasText("Discarded 60.");
        assertThat(page.locator("#decision")).containsText("Discarded by Olga");
        assertThat(page.locator("#decision")).containsText("The credits are still there");
        assertThat(countSends("campaign=" + HELD + "&state=discarded")).isEqualTo(PEOPLE);
        assertThat(countSends("family=" + HELD + "&state=delivered")).isZero();
        page.navigate(address("/operations/audit"));
        assertThat(page.locator("tbody tr").first()).containsText("Olga");
    }

    @Test
    void takesBackWhatEscaped() {
        tellAll(ESCAPED, "live");
        eventually(() -> assertThat(countSends("campaign=" + ESCAPED + "&state=delivered"))
                .isEqualTo(PEOPLE));
        var reader = new Inbox(system.signedIn(READER));
        var told = reader.all().stream()
                .filter(each -> each.path("title").asString().equals(ESCAPED))
                .findFirst()
                .orElseThrow();
        reader.person().post("/api/notifications/" + told.path("id").asString() + "/mark_read/", Map.of());
        var readersPage = chromium.page(1280, "light");
        signIn(readersPage, READER);
        var page = open("/operations/campaigns/" + ESCAPED);

        page.getByLabel("Reason to pause").fill("Stop");
        button(page, "Pause").click();
        assertThat(button(page, "Resume")).isVisible();
        page.navigate(address("/operations/sends"));
        page.locator("select[name=campaign]").selectOption(ESCAPED);
        button(page, "Filter").click();
        assertThat(page.locator("#sentence")).hasText("60 sends: 60 delivered.");
        link(page, "Recall 60").click();
        assertThat(page.locator("#sentence")).containsText("1 of them has been read");
        page.getByLabel("Reason, which these people read").fill("The credits are still there");
        button(page, "Recall 60").click();

        assertThat(page.locator("#said")).hasText("Recalled 60.");
        assertThat(page.locator("#sentence")).containsText("60 notifications");
        assertThat(readersPage.locator(".inbox > li.withdrawn").first())
                .containsText("Withdrawn: The credits are still there");
        page.getByLabel("Title").fill("Your credits are still there");
        page.getByLabel("Body").fill("What we told you was wrong.");
        page.getByLabel("Link").fill("/inbox");
        page.getByLabel("Reason, for the audit log").fill("An apology");
        button(page, "Send a correction to 60").click();

        assertThat(page.locator("#said")).hasText("Corrected: 60 told.");
        assertThat(page.locator("#correction")).containsText("60 people were told");
        link(page, "All of them").click();
        assertThat(page.locator("#sentence")).hasText("60 sends: 60 recalled.");
        assertThat(readersPage.locator(".inbox > li").first()).containsText("Your credits are still there");
        assertThat(readersPage.locator("#bell .count")).hasText("1");
        assertThat(reader.titles()).startsWith("Your credits are still there", ESCAPED);
        assertThat(reader.unread()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"1440, light", "1440, dark", "768, light", "390, dark", "320, light"})
    void keepsItsPagesAccessibleAndInsideTheirWidth(int width, String scheme) {
        var page = chromium.page(width, scheme, session);

        for (var path : List.of(
                "/operations/recalls/" + recall,
                "/operations/holds",
                "/operations/sends",
                "/operations/sends?campaign=" + ESCAPED,
                "/operations/recall?campaign=" + SHOWN,
                "/operations/audit",
                "/operations/messages",
                "/operations/detection",
                "/operations/messages?show=unrouted")) {
            page.navigate(address(path));

            assertThat(chromium.accessibilityProblems(page)).as(path).isEmpty();
            assertThat(chromium.sidewaysScroll(page)).as(path).isZero();
        }
    }

    private static String recallTheFirstOfTwo() {
        tell(SHOWN, "live", 0);
        eventually(() ->
                assertThat(countSends("campaign=" + SHOWN + "&state=delivered")).isEqualTo(1));
        var recalled = operator.post("/api/campaigns/" + SHOWN + "/recall/", Map.of("reason", "wrong"));
        tell(SHOWN, "live", 1);
        eventually(() ->
                assertThat(countSends("campaign=" + SHOWN + "&state=delivered")).isEqualTo(1));
        return recalled.path("recall_id").asString();
    }

    /** One message that makes no sense, and one about a customer whom nobody knows. */
    private static void sendWhatNobodyGets() {
        system.sqs().send("{\"type\":\"usage_spike_detected\",\"data\":{}}", Map.of());
        system.sqs().send(Customers.message("nobody-gets-this", "unknown-customer"), Map.of());
        for (var list : List.of("rejected", "unrouted")) {
            eventually(() -> assertThat(operator.get("/api/messages/" + list + "/")
                            .path("count")
                            .asLong())
                    .isPositive());
        }
    }

    private static void createOperator() {
        var person = Map.of("email", OPERATOR, "name", "Olga", "password", Spikewatch.PASSWORD);
        var id = operator.post("/api/users/", person).path("id").asString();
        operator.put("/api/organizations/%s/members/%s".formatted(Spikewatch.VENDOR, id), Map.of("role", "operator"));
    }

    /** The first one's admin can sign in; hashing all passwords would take long. */
    private static void createStartup(int number) {
        var organization = "startup-" + number;
        var email = "admin-of-%s@example.com".formatted(organization);
        var person = email.equals(READER)
                ? Map.of("email", email, "name", "Rita", "password", Spikewatch.PASSWORD)
                : Map.of("email", email, "name", "Admin " + number);
        var id = operator.post("/api/users/", person).path("id").asString();
        operator.post("/api/organizations/", Map.of("id", organization, "name", organization));
        operator.put("/api/organizations/%s/members/%s".formatted(organization, id), Map.of("role", "admin"));
    }

    /** A live campaign and its backfill twin in one family. */
    private static void run(String family, String mode, String delay) {
        run(family, family, "live", mode, delay);
        run(family + "-backfill", family, "backfill", mode, delay);
    }

    private static void run(String key, String family, String origin, String mode, String delay) {
        operator.post("/api/campaigns/", new JsonMapper().readTree("""
                {"key":"%s","name":"%s","family":"%s","event":"%s","guard":{"mode":"%s"},"reason":"a drill",
                 "version":{"audience":{"to":["organization_admins"]},"origins":["%s"],"delay":"%s",
                  "template":{"title":"%s","body":"Your credits are cancelled.","url":"/inbox"}}}
                """.formatted(
                                key, key, family, key, mode, origin, delay, family)));
        var version = "/api/campaigns/" + key + "/versions/1";
        operator.post(version + "/dry_run/", Map.of("days", 90));
        operator.post(version + "/activate/", Map.of("reason", "a drill"));
    }

    private static void tellAll(String campaign, String origin) {
        var event = origin.equals("live") ? campaign : campaign + "-backfill";
        IntStream.range(0, PEOPLE)
                .forEach(each -> system.reporter()
                        .post(
                                "/api/lifecycle-events",
                                Map.of(
                                        "id",
                                        "%s-%s-%d".formatted(campaign, origin, each),
                                        "event",
                                        event,
                                        "organization_id",
                                        "startup-" + each,
                                        "occurred_at",
                                        "2026-06-09T10:00:00Z",
                                        "origin",
                                        origin,
                                        "properties",
                                        Map.of("cohort", "startups"))));
    }

    private static void tell(String event, String origin, int startup) {
        system.reporter()
                .post(
                        "/api/lifecycle-events",
                        Map.of(
                                "id",
                                "%s-%d".formatted(event, startup),
                                "event",
                                event,
                                "organization_id",
                                "startup-" + startup,
                                "occurred_at",
                                "2026-06-09T10:00:00Z",
                                "origin",
                                origin,
                                "properties",
                                Map.of("cohort", "startups")));
    }

    private static long countSends(String query) {
        return operator.get("/api/sends/?" + query).path("count").asLong();
    }

    private static Page open(String path) {
        var page = chromium.page(1280, "light", session);
        page.navigate(address(path));
        return page;
    }

    private static String signIn(Page page, String email) {
        page.navigate(address("/sign-in"));
        page.getByLabel("E-mail").fill(email);
        page.getByLabel("Password").fill(Spikewatch.PASSWORD);
        button(page, "Sign in").click();
        assertThat(page).hasURL(address("/inbox"));
        return page.context().storageState();
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name))
                .first();
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name));
    }

    private static String address(String path) {
        return system.app().get(0).process().address().resolve(path).toString();
    }
}
