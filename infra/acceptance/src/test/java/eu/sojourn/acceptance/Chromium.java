package eu.sojourn.acceptance;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The Chromium of this machine, with a profile of its own that goes when it is closed. */
final class Chromium implements AutoCloseable {

    private static final String DEFAULT = "/usr/bin/chromium";
    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");
    private static final double START_MS = 30_000;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Path executable) {
        var options = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        playwright = Playwright.create(options);
        browser = playwright.chromium()
                .launch(new BrowserType.LaunchOptions().setExecutablePath(executable)
                        .setHeadless(true)
                        .setArgs(FLAGS)
                        .setTimeout(START_MS));
    }

    /** Starts it; where there is none the test is skipped with that reason, but in CI it fails. */
    static Chromium start() {
        var executable = Path.of(System.getenv().getOrDefault("CHROMIUM", DEFAULT));
        if (!Files.isExecutable(executable)) {
            var reason = "there is no Chromium at " + executable + "; the environment may name another place as CHROMIUM";
            if ("true".equals(System.getenv("CI"))) {
                throw new IllegalStateException(reason);
            }
            assumeTrue(false, reason);
        }
        return new Chromium(executable);
    }

    /** Somebody who has just signed in with a window of this size, and shares nothing with the others. */
    Somebody signIn(String url, String user, int width, int height) {
        return new Somebody(window(url, width, height), user);
    }

    /** Somebody who has no account. */
    Somebody letIn(String url, int width, int height) {
        return Somebody.withoutAccount(window(url, width, height));
    }

    /** Somebody who has no account, and whose browser runs no scripts of pages. */
    Somebody letInWithoutScripts(String url, int width, int height) {
        return Somebody.withoutScripts(browser.newContext(options(url, width, height).setJavaScriptEnabled(false)));
    }

    /** Somebody who has no account, and whose browser asks for pages in this language. */
    Somebody letIn(String url, int width, int height, String language) {
        return Somebody.withoutAccount(browser.newContext(options(url, width, height).setLocale(language)));
    }

    private BrowserContext window(String url, int width, int height) {
        return browser.newContext(options(url, width, height));
    }

    private static Browser.NewContextOptions options(String url, int width, int height) {
        return new Browser.NewContextOptions().setBaseURL(url).setViewportSize(width, height);
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
