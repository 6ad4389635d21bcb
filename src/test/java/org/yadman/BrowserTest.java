package org.yadman;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yadman.testing.TestServer;

/// Every kind of page in a real browser: axe's rules, no sideways scrolling, nothing loaded from elsewhere, in both
/// languages, in three widths, light and dark. Skipped, and said so, where no Chromium is installed.
class BrowserTest {

    private static final List<String> PAGES = List.of(
            "/",
            "/days",
            "/days/khavaran-anniversary",
            "/days/first-of-september",
            "/groups",
            "/groups?q=nobody",
            "/groups/khavaran-families",
            "/groups/mehr",
            "/recognition",
            "/recognition?q=nobody",
            "/recognition/canada-2013",
            "/recognition/p-5",
            "/bodies",
            "/bodies/aiusa-southern-region",
            "/news",
            "/sources",
            "/sources/mehr-essay",
            "/press",
            "/about",
            "/privacy",
            "/search?q=1988",
            "/data",
            "/nothing-is-here");
    private static final List<String> HEAVIEST = List.of(
            "/",
            "/days",
            "/days/khavaran-anniversary",
            "/days/first-of-september",
            "/recognition",
            "/recognition/p-5",
            "/sources");
    private static final boolean LONG = Boolean.getBoolean("yadman.long");
    private static final List<Integer> WIDTHS = List.of(360, 768, 1280);

    private static TestServer server;
    private static Playwright playwright;
    private static com.microsoft.playwright.Browser browser;

    @BeforeAll
    static void start() {
        Optional<Path> chromium = chromium();
        Assumptions.assumeTrue(chromium.isPresent(), "no Chromium found: browser tests were skipped");
        server = TestServer.withCampaign();
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(chromium.orElseThrow())
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    static void close() {
        if (playwright != null) {
            playwright.close();
            server.close();
        }
    }

    private static Optional<Path> chromium() {
        return Stream.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
                .flatMap(name -> Stream.of(String.valueOf(System.getenv("PATH")).split(":"))
                        .map(folder -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String address(String language, String path) {
        return server.address("/" + language + path).toString();
    }

    @Test
    void axe_finds_nothing_in_either_language_light_or_dark() {
        List<String> found = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            // axe itself is a script, so for this look alone scripts may run.
            try (BrowserContext visit = browser.newContext(
                    new NewContextOptions().setColorScheme(scheme).setBypassCSP(true))) {
                Page page = visit.newPage();
                // Both languages in both schemes take minutes: the everyday run looks at each page once a language.
                List<String> languages =
                        LONG ? List.of("en", "fa") : List.of(scheme == ColorScheme.LIGHT ? "en" : "fa");
                for (String language : languages) {
                    for (String path : PAGES) {
                        page.navigate(address(language, path));
                        new AxeBuilder(page)
                                .withTags(List.of("wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"))
                                .analyze()
                                .getViolations()
                                .forEach(rule -> found.add(scheme + " " + language + path + ": " + rule.getId() + " "
                                        + rule.getNodes().getFirst().getHtml()));
                    }
                }
            }
        }
        assertThat(found).isEmpty();
    }

    @Test
    void no_page_scrolls_sideways_or_asks_another_origin_for_anything() {
        List<String> faults = new ArrayList<>();
        for (int width : WIDTHS) {
            try (BrowserContext visit = browser.newContext(new NewContextOptions().setViewportSize(width, 800))) {
                Page page = visit.newPage();
                page.onRequest(request -> {
                    if (!request.url().startsWith(server.address("/").toString())) {
                        faults.add(page.url() + " asks " + request.url());
                    }
                });
                page.onConsoleMessage(message -> {
                    if (message.type().equals("error") && !message.text().contains("404")) {
                        faults.add(page.url() + " says " + message.text());
                    }
                });
                for (String language : List.of("en", "fa")) {
                    for (String path : PAGES) {
                        page.navigate(address(language, path));
                        Object wider = page.evaluate(
                                "document.documentElement.scrollWidth - document.documentElement.clientWidth");
                        if (((Number) wider).intValue() > 1) {
                            faults.add(language + path + " is " + wider + " pixels too wide at " + width);
                        }
                    }
                }
                assertThat(visit.cookies()).isEmpty();
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void a_first_visit_takes_at_most_six_requests_and_stays_inside_the_budget() {
        for (String language : List.of("en", "fa")) {
            for (String path : LONG ? PAGES : HEAVIEST) {
                try (BrowserContext visit = browser.newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
                    Page page = visit.newPage();
                    int[] sizes = {0, 0};
                    page.onRequestFinished(request -> {
                        sizes[0]++;
                        sizes[1] += request.sizes().responseBodySize;
                    });
                    page.navigate(address(language, path));
                    page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
                    assertThat(sizes[0]).as(language + path).isLessThanOrEqualTo(6);
                    assertThat(sizes[1]).as(language + path).isLessThan(language.equals("en") ? 60_000 : 100_000);
                }
            }
        }
    }
}
