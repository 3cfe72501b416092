package io.spikewatch.systemtests;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Takes the README's pictures from the demo that {@code ./run} shows. Run by {@code docs/screenshots}. */
@EnabledIfSystemProperty(named = "screenshots.address", matches = ".+")
class ScreenshotTests {

    private static final String ADDRESS = System.getProperty("screenshots.address", "");
    private static final Path FOLDER = Path.of(System.getProperty("screenshots.folder", ""));
    private static final int WIDTH = 1280;

    @ParameterizedTest
    @CsvSource({
        "inbox, /inbox, ana.csm@spikewatch.example,",
        "account, /accounts, ana.csm@spikewatch.example, Umbrella Health",
        "sends, /operations/sends, olga.ops@spikewatch.example,",
        "usage, /organization/billing/usage, owner@acme.example,",
        "spend, /organization/billing/spend, owner@acme.example,",
        "alerts, /organization/billing/alerts, owner@umbrella.example,"
    })
    void showsAPage(String name, String path, String person, @Nullable String link) {
        Stream.of("light", "dark").forEach(scheme -> show(name, path, person, link, scheme));
    }

    private static void show(String name, String path, String person, @Nullable String link, String scheme) {
        try (var chromium = Chromium.start()) {
            var page = chromium.page(WIDTH, scheme);
            page.route(
                    "**/api/notifications/stream/**", Route::abort); // stays open, so the network would never be idle
            signIn(page, person);

            page.navigate(ADDRESS + path);
            if (link != null) {
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(link))
                        .click();
            }
            page.waitForLoadState(LoadState.NETWORKIDLE);

            page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve("%s-%s.png".formatted(name, scheme))));
        }
    }

    private static void signIn(Page page, String person) {
        page.navigate(ADDRESS + "/sign-in");
        page.getByLabel("E-mail").fill(person);
        page.getByLabel("Password").fill(System.getenv("DEMO_PASSWORD"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }
}
