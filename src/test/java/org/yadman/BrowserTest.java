package org.yadman;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yadman.testing.Chromium;
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
            "/recognition/map",
            "/recognition/map?role=precedent",
            "/recognition/changes",
            "/bodies/us-house",
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
            "/recognition/map",
            "/recognition/p-5",
            "/sources");
    private static final boolean LONG = Boolean.getBoolean("yadman.long");
    private static final List<Integer> WIDTHS = List.of(360, 768, 1280);

    private static TestServer server;
    private static Chromium chromium;
    private static com.microsoft.playwright.Browser browser;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        server = TestServer.withCampaign();
        browser = chromium.browser();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
            server.close();
        }
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
                        Chromium.axe(page).forEach(rule -> found.add(scheme + " " + language + path + ": " + rule));
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
                        int wider = Chromium.tooWide(page);
                        if (wider > 1) {
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
