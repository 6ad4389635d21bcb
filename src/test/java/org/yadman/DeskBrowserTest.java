package org.yadman;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yadman.accounts.DemoAccounts;
import org.yadman.testing.Chromium;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestServer;

/// The desk and all that leads to it in a real browser, at 360 pixels: axe's rules, the HTML checker, no sideways
/// scrolling, and a whole story by keyboard alone. Skipped, and said so, where no Chromium is installed.
class DeskBrowserTest {

    private static final boolean LONG = Boolean.getBoolean("yadman.long");
    private static final String NOBODY = "nobody";
    private static final String STEWARD = "Nasrin";
    private static final String REPRESENTATIVE = "Shirin";

    /// What is opened, and by whom.
    private static final Map<String, List<String>> PAGES = Map.of(
            NOBODY,
            List.of("/sign-in", "/sign-in/enrol", "/suggest", "/suggest/answer"),
            STEWARD,
            List.of(
                    "/desk",
                    "/desk/account",
                    "/desk/account/sheet",
                    "/desk/account/deletion",
                    "/desk/people",
                    "/desk/record",
                    "/desk/record?q=khavaran",
                    "/desk/record?q=nothing-like-it",
                    "/desk/record/groups",
                    "/desk/record/steps",
                    "/desk/record/groups/new",
                    "/desk/record/groups/mehr",
                    "/desk/record/tracks/new",
                    "/desk/record/tracks/p-5",
                    "/desk/record/steps/new",
                    "/desk/record/sources/new",
                    "/desk/record/days/first-of-september",
                    "/desk/record/conditions/new",
                    "/desk/record/claims/new?subject=day:first-of-september",
                    "/desk/record/preferences/new?subject=day:first-of-september",
                    "/desk/record/history/groups/mehr",
                    "/desk/record/drafts",
                    "/desk/approvals",
                    "/desk/submissions",
                    "/desk/settings",
                    "/desk/settings/begin",
                    "/desk/settings/begin?calendar=gregorian&month=9&day=1",
                    "/desk/settings/mail",
                    "/desk/audit",
                    "/desk/audit?act=nothing",
                    "/desk/nothing-is-here"),
            REPRESENTATIVE,
            List.of("/desk", "/desk/account", "/desk/record", "/desk/record/groups/mehr", "/desk/approvals"));

    private static TestServer server;
    private static Chromium chromium;
    private static final Map<String, DemoAccounts.Ready> PEOPLE = new HashMap<>();
    private static final Map<String, String> SESSIONS = new HashMap<>();

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        server = TestServer.withCampaign();
        server.bean(DemoAccounts.class).make().forEach(each -> PEOPLE.put(each.name(), each));
        for (String who : List.of(STEWARD, REPRESENTATIVE)) {
            try (BrowserContext visit = chromium.browser().newContext()) {
                Page page = visit.newPage();
                page.navigate(address("/en/sign-in"));
                DemoAccounts.Ready ready = Objects.requireNonNull(PEOPLE.get(who));
                page.fill("#f-name", ready.name());
                page.fill("#f-passphrase", ready.passphrase());
                page.fill("#f-number", ready.number() == null ? "" : ready.number());
                page.click("main button.first");
                assertThat(page.url()).endsWith("/en/desk");
                SESSIONS.put(who, visit.storageState());
            }
        }
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
            server.close();
        }
    }

    private static String address(String path) {
        return server.address(path).toString();
    }

    private static BrowserContext visit(String who, NewContextOptions options) {
        String session = SESSIONS.get(who);
        return chromium.browser().newContext(session == null ? options : options.setStorageState(session));
    }

    /// A way to a page that no address opens alone.
    private interface Way {
        void go(Page page, String language);
    }

    // Each goes on from what the one before it has left.
    private static Map<String, Way> ways(Page steward) {
        Map<String, String> codes = new HashMap<>();
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put(NOBODY + " a wrong passphrase", (page, l) -> {
            page.navigate(address(l + "/sign-in"));
            page.fill("#f-name", "Nobody");
            page.fill("#f-passphrase", "no such words");
            page.click("main button.first");
        });
        ways.put(NOBODY + " the sign-in sheet", (page, l) -> {
            page.navigate(address(l + "/sign-in/enrol"));
            page.fill("#f-code", invited(steward));
            page.fill("#f-name", "Somebody" + l.substring(1) + codes.size());
            page.click("main button.first");
            assertThat(page.locator(".sheet .large").count()).isGreaterThan(3);
        });
        ways.put(NOBODY + " nothing suggested", (page, l) -> {
            page.navigate(address(l + "/suggest"));
            page.fill("#f-text", " ");
            page.click("main button.first");
        });
        ways.put(NOBODY + " something suggested", (page, l) -> {
            page.navigate(address(l + "/suggest"));
            page.fill("#f-text", "My aunt was there in 1989 " + System.identityHashCode(page));
            page.click("main button.first");
            codes.put("answer", page.textContent(".code code"));
        });
        ways.put(NOBODY + " the answer", (page, l) -> {
            page.navigate(address(l + "/suggest/answer"));
            page.fill("#f-code", Objects.requireNonNull(codes.get("answer")));
            page.click("main button.first");
        });
        ways.put(STEWARD + " a submission", (page, l) -> {
            page.navigate(address(l + "/desk/submissions"));
            page.locator("tbody th a").first().click();
        });
        ways.put(STEWARD + " a code to hand over", (page, l) -> {
            page.navigate(address(l + "/desk/people"));
            page.selectOption("#f-role", "steward");
            page.click("main form button.first");
        });
        ways.put(STEWARD + " a request", (page, l) -> {
            page.navigate(address(l + "/desk/approvals?show=asked"));
            page.locator("tbody th a").first().click();
        });
        ways.put(STEWARD + " a person", (page, l) -> {
            page.navigate(address(l + "/desk/people"));
            page.locator("tbody th a").first().click();
        });
        ways.put(STEWARD + " mistakes in a group", (page, l) -> {
            page.navigate(address(l + "/desk/record/groups/new"));
            page.locator("[name='0.slug']").fill("Not So!");
            page.locator("button[value=save]").last().click();
            assertThat(page.locator(".errors li").count()).isGreaterThan(1);
        });
        ways.put(STEWARD + " a day looked at, ten years of it", (page, l) -> {
            page.navigate(address(l + "/desk/record/claims/new?subject=day:first-of-september"));
            page.locator("[name='0.field']").selectOption("rule");
            page.locator("[name='0.value']").fill("gregorian 09-01");
            page.click("button[value=look]");
            assertThat(page.locator(".understood li").count()).isGreaterThan(9);
        });
        ways.put(STEWARD + " a draft", (page, l) -> {
            page.navigate(address(l + "/desk/record/groups/new"));
            page.locator("[name='0.slug']").fill("half-a-group");
            page.click("button[value=draft]");
            page.navigate(address(l + "/desk/record/drafts"));
        });
        ways.put(STEWARD + " the settings before they are saved", (page, l) -> {
            page.navigate(address(l + "/desk/settings"));
            page.click("button[value=preview]");
        });
        ways.put(STEWARD + " what two have changed", (page, l) -> {
            page.navigate(address(l + "/desk/record/groups/khavaran-families"));
            steward.navigate(address("/en/desk/record/groups/khavaran-families"));
            change(steward, "Theirs " + System.identityHashCode(page));
            change(page, "Mine " + System.identityHashCode(page));
            assertThat(page.locator("main table").count()).isPositive();
        });
        return ways;
    }

    private static void change(Page page, String text) {
        page.locator("form.record textarea").evaluateAll("each => each.forEach(e => e.closest('details').open = true)");
        page.locator("form.record textarea").first().fill(text);
        page.locator("button[value=save]").last().click();
    }

    private static String invited(Page steward) {
        steward.navigate(address("/en/desk/people"));
        steward.selectOption("#f-role", "coordinator");
        steward.click("main form button.first");
        return Objects.requireNonNull(steward.textContent(".large code"));
    }

    /// One look at one page.
    private static final class Looker {
        private final Page page;
        private final String name;
        private final List<String> faults;
        private final AtomicReference<@Nullable Response> last = new AtomicReference<>();

        Looker(Page page, String name, List<String> faults) {
            this.page = page;
            this.name = name;
            this.faults = faults;
            page.onResponse(response -> {
                if (response.request().isNavigationRequest() && response.status() / 100 != 3) {
                    last.set(response);
                }
            });
        }

        void look(String what) {
            String where = name + " " + what + ": ";
            Chromium.axe(page).forEach(rule -> faults.add(where + rule));
            if (Chromium.tooWide(page) > 1) {
                faults.add(where + Chromium.tooWide(page) + " pixels too wide");
            }
            try {
                String source = Objects.requireNonNull(last.get()).text();
                faults.addAll(PageCheck.faults(Map.of(where, source)));
            } catch (Exception e) {
                throw new IllegalStateException(where, e);
            }
        }
    }

    @Test
    void every_page_passes_axe_and_the_checker_and_fits_a_telephone() {
        List<String> faults = new ArrayList<>();
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            // Both languages in both schemes take minutes: the everyday run looks at each page once a language.
            for (String language :
                    LONG ? List.of("/en", "/fa") : List.of(scheme == ColorScheme.LIGHT ? "/en" : "/fa")) {
                look(scheme, language, faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    private static void look(ColorScheme scheme, String language, List<String> faults) {
        // axe itself is a script, so for this look alone scripts may run.
        try (BrowserContext other = visit(STEWARD, new NewContextOptions().setBypassCSP(true))) {
            Map<String, Way> ways = ways(other.newPage());
            for (String who : List.of(NOBODY, STEWARD, REPRESENTATIVE)) {
                try (BrowserContext visit = visit(
                        who,
                        new NewContextOptions()
                                .setColorScheme(scheme)
                                .setViewportSize(360, 760)
                                .setBypassCSP(true))) {
                    Page page = visit.newPage();
                    Looker looker = new Looker(page, scheme + " " + who + " " + language, faults);
                    for (String path : Objects.requireNonNull(PAGES.get(who))) {
                        page.navigate(address(language + path));
                        looker.look(path);
                    }
                    ways.forEach((name, way) -> {
                        if (name.startsWith(who + " ")) {
                            way.go(page, language);
                            looker.look(name);
                        }
                    });
                }
            }
        }
    }

    @Test
    void by_keyboard_alone_in_persian_on_a_telephone_somebody_signs_in_errs_corrects_and_saves() {
        DemoAccounts.Ready ready = Objects.requireNonNull(PEOPLE.get("Leyla"));
        try (BrowserContext visit = chromium.browser()
                .newContext(new NewContextOptions().setJavaScriptEnabled(false).setViewportSize(360, 760))) {
            Page page = visit.newPage();
            page.navigate(address("/fa/sign-in"));
            type(page, "#f-name", ready.name());
            type(page, "#f-passphrase", ready.passphrase());
            type(page, "#f-number", Objects.requireNonNull(ready.number()));
            enter(page, "main button.first");
            page.waitForURL("**/fa/desk");

            enter(page, "main a[href='/fa/desk/record']");
            page.waitForURL("**/fa/desk/record");
            enter(page, "a[href='/fa/desk/record/groups/new']");
            page.waitForURL("**/fa/desk/record/groups/new");
            type(page, "[name='0.slug']", "Not So!");
            tabTo(page, "[name='0.kind']");
            page.keyboard().press("ArrowDown");
            tabTo(page, "[name='0.slug']");
            page.keyboard().press("Enter");
            page.locator(".errors a").first().waitFor();
            assertThat(page.inputValue("[name='0.slug']")).isEqualTo("Not So!");
            assertThat(page.inputValue("[name='0.kind']")).isNotEmpty();

            // The first mistake leads to its field.
            enter(page, ".errors a");
            page.locator("[name='0.slug']:focus").waitFor();
            page.keyboard().press("ControlOrMeta+a");
            page.keyboard().type("by-keyboard");
            type(page, "[name='0.name.fa']", "گروه صفحه‌کلید");
            enter(page, ".acts button[value=save]");
            page.waitForURL("**/fa/desk/record/groups/by-keyboard*");
            assertThat(page.textContent("main")).contains("ذخیره شد");

            // And out again.
            enter(page, ".top form button");
            page.locator(".top form").waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
            page.navigate(address("/fa/desk"));
            assertThat(page.locator("#f-passphrase").count()).isOne();
        }
        assertThat(server.browser().open("/fa/groups/by-keyboard").heading()).isEqualTo("گروه صفحه‌کلید");
    }

    /// Goes on by Tab, as often as it takes, round the page if need be.
    private static void tabTo(Page page, String selector) {
        for (int i = 0; i < 150; i++) {
            if (page.locator(selector)
                    .first()
                    .evaluate("e => e === document.activeElement")
                    .equals(true)) {
                assertThat(page.locator(selector).first().isVisible()).isTrue();
                return;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("No Tab reaches " + selector + " on " + page.url());
    }

    private static void type(Page page, String selector, String text) {
        tabTo(page, selector);
        page.keyboard().type(text);
    }

    private static void enter(Page page, String selector) {
        tabTo(page, selector);
        page.keyboard().press("Enter");
    }
}
