package io.spikewatch.systemtests;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Path;
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
        "usage, owner@acme.example, light",
        "usage, owner@acme.example, dark",
        "spend, owner@acme.example, light",
        "spend, owner@acme.example, dark",
        "alerts, owner@umbrella.example, light",
        "alerts, owner@umbrella.example, dark"
    })
    void showsAPage(String name, String owner, String scheme) {
        try (var chromium = Chromium.start()) {
            var page = chromium.page(WIDTH, scheme);
            page.route(
                    "**/api/notifications/stream/**", Route::abort); // stays open, so the network would never be idle
            signIn(page, owner);

            page.navigate(ADDRESS + "/organization/billing/" + name);
            page.waitForLoadState(LoadState.NETWORKIDLE);

            page.screenshot(new Page.ScreenshotOptions().setPath(FOLDER.resolve("%s-%s.png".formatted(name, scheme))));
        }
    }

    private static void signIn(Page page, String owner) {
        page.navigate(ADDRESS + "/sign-in");
        page.getByLabel("E-mail").fill(owner);
        page.getByLabel("Password").fill(System.getenv("DEMO_PASSWORD"));
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Sign in"))
                .click();
    }
}
