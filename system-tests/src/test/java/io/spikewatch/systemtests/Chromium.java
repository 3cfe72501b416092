package io.spikewatch.systemtests;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's own Chromium, driven by its own Node; nothing is downloaded. */
final class Chromium implements AutoCloseable {

    private static final String AXE =
            "/META-INF/resources/webjars/axe-core/" + System.getProperty("axe-core.version") + "/axe.min.js";
    private static final String RUN_AXE = """
            () => axe.run({runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'],
                    resultTypes: ['violations']})
                .then(result => result.violations.map(each => each.id + ': ' + each.nodes[0].html))
            """;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    static boolean isInstalled() {
        return executable().isPresent() && node().isPresent();
    }

    static Chromium start() {
        System.setProperty("playwright.nodejs.path", node().orElseThrow().toString());
        var playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        var browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(executable().orElseThrow())
                        .setChromiumSandbox(false)
                        .setArgs(List.of("--disable-background-networking", "--disable-component-update")));
        return new Chromium(playwright, browser);
    }

    /** A page of its own session. */
    Page page(int width, String scheme) {
        return browser.newPage(options(width, scheme));
    }

    /** A page of a session that another page began. */
    Page page(int width, String scheme, String session) {
        return browser.newPage(options(width, scheme).setStorageState(session));
    }

    void closePages() {
        browser.contexts().forEach(BrowserContext::close);
    }

    private static Browser.NewPageOptions options(int width, String scheme) {
        return new Browser.NewPageOptions()
                .setViewportSize(width, 900)
                .setColorScheme(ColorScheme.valueOf(scheme.toUpperCase(Locale.ROOT)));
    }

    Page pageWithoutScript() {
        return browser.newPage(new Browser.NewPageOptions().setJavaScriptEnabled(false));
    }

    /** What axe finds; empty when all is well. */
    @SuppressWarnings("unchecked")
    List<String> accessibilityProblems(Page page) {
        page.evaluate(axe());
        return (List<String>) page.evaluate(RUN_AXE);
    }

    /** By how many pixels the page is wider than its window. */
    int sidewaysScroll(Page page) {
        return (int) page.evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }

    private static String axe() {
        try (var script = Chromium.class.getResourceAsStream(AXE)) {
            return new String(Objects.requireNonNull(script, AXE).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> executable() {
        return firstOf("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    }

    private static Optional<Path> node() {
        return firstOf("/usr/bin/node", "/usr/local/bin/node");
    }

    private static Optional<Path> firstOf(String... paths) {
        return Stream.of(paths).map(Path::of).filter(Files::isExecutable).findFirst();
    }
}
