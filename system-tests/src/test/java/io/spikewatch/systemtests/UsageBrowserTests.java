package io.spikewatch.systemtests;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import io.spikewatch.quickstart.Api;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.assertj.core.api.recursive.comparison.RecursiveComparisonConfiguration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Usage and spend as people look at them, in a real browser; left out on machines that have none. */
@SharedSystem
@EnabledIf("io.spikewatch.systemtests.Chromium#isInstalled")
class UsageBrowserTests {

    private static final String ORGANIZATION = "measured";
    private static final String ADMIN = "ada.admin@example.com";
    private static final String USAGE = "/organization/billing/usage?organization_id=" + ORGANIZATION;
    private static final String SPEND = "/organization/billing/spend?organization_id=" + ORGANIZATION;
    private static final String FORMULA = "=HYPERLINK(\"http://example.com\",\"x\")";
    private static final List<String> NAMES =
            List.of("Web", "Mobile app", "<script>alert(1)</script>", FORMULA, "فريق \u202eالعربية", "L".repeat(300));
    private static final int TEAMS = 60;
    private static final int DAYS = 70;
    private static final RecursiveComparisonConfiguration BY_VALUE = RecursiveComparisonConfiguration.builder()
            .withComparatorForType(Comparator.naturalOrder(), BigDecimal.class)
            .build();

    private static Spikewatch system;
    private static Chromium chromium;
    private static String session;

    @BeforeAll
    static void start(Spikewatch running) {
        system = running;
        createAdmin(system.operator());
        subscribe(system.operator());
        report(system.reporter());
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

    @ParameterizedTest
    @ValueSource(
            strings = {
                USAGE,
                USAGE + "&breakdown=none",
                USAGE + "&breakdown=type&range=90d&interval=month",
                USAGE + "&breakdown=both&interval=week&top=2&empty=hide",
                USAGE + "&type=tokens&interval=week&top=3&chart=area",
                USAGE + "&team=1&team=4&compare=none",
                SPEND,
                SPEND + "&breakdown=team&range=90d&interval=month&top=4"
            })
    void showsTheSameNumbersInTableChartAndCsv(String address) {
        var page = signedIn(1280, "light");

        page.navigate(address(address));

        assertAgreement(new UsageScreen(page));
    }

    @Test
    void keepsFiltersAddressTableChartAndCsvTogether() {
        var page = signedIn(1280, "light");
        var screen = new UsageScreen(page);
        page.navigate(address(USAGE));

        page.locator("#interval-week").click();

        assertThat(page).hasURL(address(USAGE + "&interval=week"));
        assertThat(page.locator("#interval-week")).isFocused();
        assertAgreement(screen);

        page.locator("#compare").uncheck();

        assertThat(page).hasURL(address(USAGE + "&interval=week&compare=none"));
        assertThat(page.locator("#numbers tbody tr.before")).hasCount(0);
        assertThat(page.locator("#compare")).isFocused();
        assertAgreement(screen);

        page.locator("#types").click();
        page.getByLabel("Tokens", new Page.GetByLabelOptions().setExact(true)).check();
        page.locator("details:has(#types)").getByText("Apply").click();

        assertThat(page).hasURL(address(USAGE + "&type=tokens&interval=week&compare=none"));
        assertThat(page.locator("#types")).hasText("Tokens");
        assertThat(page.locator("#types")).isFocused();
        assertAgreement(screen);

        page.locator("#top").fill("2");
        page.locator("#top").press("Enter");

        assertThat(page.locator("#numbers tbody tr")).hasCount(3);
        assertAgreement(screen);

        page.locator("#sort-name").click();

        assertThat(page.locator("#numbers thead th[aria-sort=ascending]")).hasText(Pattern.compile("Team"));
        var shown = screen.table();
        page.reload();
        assertThat(screen.table()).isEqualTo(shown);
        page.goBack();
        assertThat(page.locator("#numbers thead th[aria-sort=descending]")).hasText(Pattern.compile("Total"));
    }

    @Test
    void showsAPageThatSaysWhyThereAreNoNumbers() {
        var page = signedIn(1280, "light");
        page.navigate(address(USAGE));
        page.route(
                "**" + USAGE + "&interval=week",
                route -> route.fulfill(
                        new Route.FulfillOptions().setResponse(route.fetch()).setStatus(502)));

        page.locator("#interval-week").click();

        assertThat(page.locator("#interval-week")).hasAttribute("aria-current", "true");
        assertThat(page).hasURL(address(USAGE + "&interval=week"));
        assertThat(page.locator("#failed")).isHidden();
    }

    @Test
    void keepsItsOrganizationInAnAddressThatNamedNone() {
        var page = signedIn(1280, "light");

        page.navigate(address("/organization/billing/usage"));

        assertThat(page).hasURL(address(USAGE));
    }

    @Test
    void hidesALineAndKeepsItHidden() {
        var page = signedIn(1280, "light");
        var screen = new UsageScreen(page);
        page.navigate(address(USAGE));
        var key = page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Mobile app"));

        key.focus();
        page.keyboard().press("Enter");

        assertThat(key).hasAttribute("aria-pressed", "false");
        assertThat(page).hasURL(address(USAGE + "&hide=2"));
        assertThat(screen.hiddenInChart()).containsExactly("Mobile app", "Mobile app (previous)");

        page.locator("#interval-month").click();

        assertThat(page).hasURL(address(USAGE + "&interval=month&hide=2"));
        assertThat(screen.hiddenInChart()).containsExactly("Mobile app", "Mobile app (previous)");
        assertAgreement(screen);

        page.locator("#breakdown").selectOption("both");

        assertThat(page).hasURL(address(USAGE + "&breakdown=both&interval=month&hide=2"));
    }

    @Test
    void drawsThePreviousPeriodOfAnAreaAsOneLine() {
        var page = signedIn(1280, "light");

        page.navigate(address(USAGE + "&chart=area&hide=other"));

        assertThat(new UsageScreen(page).previousLinesSeen()).isOne();
    }

    @Test
    void findsTeamsByName() {
        var page = signedIn(1280, "light");
        page.navigate(address(USAGE));

        page.locator("#teams").click();
        assertThat(page.locator("#team-list")).containsText("10 more");
        page.locator("#team-search").fill("team 4");

        assertThat(page.locator("#team-list [name=team]")).hasCount(10);
        page.getByLabel("Team 42").check();
        page.locator("#team-search").fill("mobile");
        page.getByLabel("Mobile app").check();
        page.locator("#team-menu").getByText("Apply").click();

        assertThat(page).hasURL(address(USAGE + "&team=42&team=2"));
        assertThat(page.locator("#teams")).containsText("2 teams");
        assertThat(new UsageScreen(page).table())
                .containsOnlyKeys("Mobile app", "Mobile app (previous)", "Team 42", "Team 42 (previous)");
    }

    @Test
    void givesEverythingAsCsv() {
        var page = signedIn(1280, "light");
        page.navigate(address(USAGE + "&type=tokens&team=1"));

        var everything = UsageScreen.lines(new UsageScreen(page).csv("#csv-everything"));

        assertThat(everything).hasSizeGreaterThan(10 * TEAMS).containsKeys("Events::Web", "Tokens::Team 42");
    }

    @Test
    void makesHostileNamesInert() {
        var page = signedIn(1280, "light");
        var alarms = new ArrayList<String>();
        page.onDialog(dialog -> {
            alarms.add(dialog.message());
            dialog.dismiss();
        });
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                alarms.add(message.text());
            }
        });
        page.navigate(address(USAGE + "&top=10"));
        page.locator("#teams").click();
        assertThat(page.locator("#team-list [name=team]")).hasCount(50);
        page.locator("#chart").hover();

        assertThat(new UsageScreen(page).table()).containsKeys(NAMES.toArray(String[]::new));
        assertThat(new UsageScreen(page).csv("#csv-shown"))
                .extracting(row -> row.get(0))
                .contains("'" + FORMULA)
                .doesNotContain(FORMULA);
        assertThat(alarms).isEmpty();
        assertThat(page.locator("#numbers th .name").last().boundingBox().width).isLessThan(240);
        assertThat(chromium.sidewaysScroll(page)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1440, light", "1440, dark", "768, light", "390, dark", "320, light"})
    void keepsUsageAndSpendAccessibleAndInsideTheirWidth(int width, String scheme) {
        var page = signedIn(width, scheme);

        for (var path : List.of(
                USAGE + "&range=7d",
                USAGE + "&range=7d&breakdown=both&top=1&chart=area&hide=2",
                SPEND + "&range=7d",
                USAGE + "&from=2020-01-01&to=2020-01-02")) {
            page.navigate(address(path));
            page.locator("#teams").click();
            assertThat(page.locator("#team-list")).containsText(path.contains("2020") ? "No team" : "more");

            assertThat(chromium.accessibilityProblems(page)).as(path).isEmpty();
            assertThat(chromium.sidewaysScroll(page)).as(path).isZero();
        }
    }

    @Test
    void worksWithoutScript() {
        var page = chromium.pageWithoutScript();
        signIn(page);
        page.navigate(address(USAGE));

        page.locator("#sort-name").click();

        assertThat(page).hasURL(address(USAGE + "&sort=name"));
        assertThat(page.locator("#numbers thead th").first()).hasAttribute("aria-sort", "ascending");
        assertThat(page.locator("#chart")).isHidden();

        page.locator("#teams").click();
        page.locator("#team-search").fill("mobile");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search"))
                .click();
        page.getByLabel("Mobile app").check();
        page.locator("#team-menu").getByText("Apply").click();

        assertThat(page.locator("#numbers tbody tr")).hasCount(2);
        assertThat(page.locator("#numbers tbody th").first()).hasAttribute("title", "Mobile app");
    }

    /** The chart is drawn from the largest lines of the table, and the table holds what the CSV does. */
    private static void assertAgreement(UsageScreen screen) {
        assertThat(screen.page().locator("#usage.htmx-request")).hasCount(0);
        var table = screen.table();
        var csv = screen.csv("#csv-shown");
        var dates = csv.get(0).stream().skip(2).toList();
        var chart = screen.chart();

        assertThat(dates).isEqualTo(screen.dates());
        assertThat(UsageScreen.lines(csv))
                .usingRecursiveComparison(BY_VALUE)
                .isEqualTo(table.entrySet().stream()
                        .collect(Collectors.toMap(line -> asInCsv(line.getKey()), Map.Entry::getValue)));
        assertThat(chart).isNotEmpty();
        chart.forEach((name, numbers) -> assertThat(numbers)
                .as(name)
                .usingElementComparator(Comparator.naturalOrder())
                .isEqualTo(table.get(name).numbers()));
    }

    private static String asInCsv(String name) {
        return name.startsWith("=") ? "'" + name : name.replace(" · ", "::");
    }

    private static Page signedIn(int width, String scheme) {
        return chromium.page(width, scheme, session);
    }

    /** The session by which other pages are signed in too. */
    private static String signIn(Page page) {
        page.navigate(address("/sign-in"));
        page.getByLabel("E-mail").fill(ADMIN);
        page.getByLabel("Password").fill(Spikewatch.PASSWORD);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
        assertThat(page).hasURL(address("/inbox"));
        return page.context().storageState();
    }

    private static String address(String path) {
        return system.app().get(0).process().address().resolve(path).toString();
    }

    private static void createAdmin(Api operator) {
        operator.post("/api/organizations/", Map.of("id", ORGANIZATION, "name", "Measured"));
        var person =
                operator.post("/api/users/", Map.of("email", ADMIN, "name", "Ada", "password", Spikewatch.PASSWORD));
        operator.put(
                "/api/organizations/%s/members/%s"
                        .formatted(ORGANIZATION, person.path("id").asString()),
                Map.of("role", "admin"));
    }

    private static void subscribe(Api operator) {
        operator.put("/api/plans/metered", new JsonMapper().readTree("""
                {"name":"Metered","rank":20,"currency":"USD","limits":{},"stripe_prices":[],"effective_from":"2020-01-01",
                 "prices":{"event_count_in_period":[{"up_to":100000,"unit_price":"0"},{"up_to":null,"unit_price":"0.000031"}],
                           "tokens":[{"up_to":null,"unit_price":"0.01"}]}}
                """));
        var start = today().minusDays(80).withDayOfMonth(1);
        while (!start.isAfter(today())) {
            operator.put(
                    "/api/organizations/" + ORGANIZATION + "/subscription",
                    Map.of(
                            "plan",
                            "metered",
                            "status",
                            "active",
                            "current_period_start",
                            start.toString(),
                            "current_period_end",
                            start.plusMonths(1).toString(),
                            "occurred_at",
                            start + "T00:00:00Z"));
            start = start.plusMonths(1);
        }
    }

    /** Reports up to yesterday; teams have more the smaller their id, and every third one has no tokens. */
    private static void report(Api reporter) {
        var json = new JsonMapper();
        var names = IntStream.rangeClosed(1, NAMES.size())
                .boxed()
                .collect(Collectors.toMap(String::valueOf, id -> NAMES.get(id - 1)));
        var lines = IntStream.rangeClosed(1, DAYS)
                .mapToObj(age -> today().minusDays(age))
                .map(date -> json.writeValueAsString(Map.of(
                        "organization_id",
                        ORGANIZATION,
                        "date",
                        date.toString(),
                        "team_names",
                        names,
                        "report",
                        counts(date))))
                .collect(Collectors.joining("\n"));
        reporter.post("/api/usage-reports", "application/x-ndjson", lines.getBytes(StandardCharsets.UTF_8));
    }

    private static Map<String, Object> counts(LocalDate date) {
        var teams = IntStream.rangeClosed(1, TEAMS)
                .boxed()
                .collect(Collectors.toMap(
                        String::valueOf,
                        team -> Map.of(
                                "event_count_in_period",
                                events(team, date),
                                "tokens",
                                events(team, date) / 7 * (team % 3))));
        var events = IntStream.rangeClosed(1, TEAMS)
                .mapToLong(team -> events(team, date))
                .sum();
        return Map.of("event_count_in_period", events + 11, "tokens", events / 7, "seats", 12, "teams", teams);
    }

    private static long events(int team, LocalDate date) {
        return 60_000 / team + date.toEpochDay() * 37 * team % 400;
    }

    private static LocalDate today() {
        return LocalDate.now(Clock.systemUTC());
    }
}
