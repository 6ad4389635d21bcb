package org.yadman.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yadman.testing.Chromium;
import org.yadman.testing.PageCheck;

/// Passkeys in a real browser, with the security key that Chromium plays itself: the script of the pages and their
/// Content-Security-Policy together. Skipped, and said so, where no Chromium is installed.
class PasskeyBrowserTest {

    private static House house;
    private static Chromium chromium;

    @BeforeAll
    static void start() {
        chromium = Chromium.start();
        house = new House();
    }

    @AfterAll
    static void close() {
        if (chromium != null) {
            chromium.close();
            house.close();
        }
    }

    private static String address(String path) {
        return house.server.address(path).toString();
    }

    /// A key in the browser's socket.
    private record Plugged(CDPSession session, String id) {

        static Plugged into(Page page, boolean unlocked) {
            CDPSession session = page.context().newCDPSession(page);
            session.send("WebAuthn.enable");
            JsonObject options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "usb");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", unlocked);
            options.addProperty("automaticPresenceSimulation", true);
            JsonObject asked = new JsonObject();
            asked.add("options", options);
            return new Plugged(
                    session,
                    session.send("WebAuthn.addVirtualAuthenticator", asked)
                            .get("authenticatorId")
                            .getAsString());
        }

        void unlock(boolean yes) {
            JsonObject asked = new JsonObject();
            asked.addProperty("authenticatorId", id);
            asked.addProperty("isUserVerified", yes);
            session.send("WebAuthn.setUserVerified", asked);
        }
    }

    private static Page signedIn(BrowserContext visit, Person person, String language) {
        Page page = visit.newPage();
        page.navigate(address(language + "/sign-in"));
        page.fill("#f-name", person.name());
        page.fill("#f-passphrase", person.passphrase());
        page.click("main button.first");
        assertThat(page.url()).endsWith(language + "/desk");
        return page;
    }

    private static void look(Page page, List<String> faults) {
        Chromium.axe(page).forEach(rule -> faults.add(page.url() + ": " + rule));
        if (Chromium.tooWide(page) > 1) {
            faults.add(page.url() + " is too wide");
        }
    }

    @Test
    void somebody_makes_a_passkey_signs_in_with_it_and_removes_it_in_both_languages() {
        for (String language : List.of("/en", "/fa")) {
            Person person = house.comes(house.server.browser(), Role.REPRESENTATIVE, "Shirin" + language.substring(1));
            List<String> said = new ArrayList<>();
            try (BrowserContext visit =
                    chromium.browser().newContext(new NewContextOptions().setViewportSize(360, 760))) {
                Page page = signedIn(visit, person, language);
                page.onConsoleMessage(message -> {
                    if (message.type().equals("error")) {
                        said.add(message.text());
                    }
                });
                page.onRequest(request -> {
                    if (!request.url().startsWith(address("/"))) {
                        said.add("asks " + request.url());
                    }
                });
                Plugged key = Plugged.into(page, true);
                page.navigate(address(language + "/desk/account/passkeys"));
                page.fill("#f-name", "کلید آبی");
                page.click("form[data-passkey=begin] button");
                page.click("form[data-passkey=make] button");
                page.waitForURL("**/desk/account/passkeys");
                assertThat(page.textContent("main ul.rows")).contains("کلید آبی");

                // The same key a second time: the browser itself says no, and the page says what to do.
                page.fill("#f-name", "Again");
                page.click("form[data-passkey=begin] button");
                page.click("form[data-passkey=make] button");
                page.locator("[data-failed]:not([hidden])").waitFor();
                assertThat(page.locator("form[data-passkey=make] button").isEnabled())
                        .isTrue();

                // Out, and in again by the key alone, to where one wanted to go.
                page.click("header form button");
                page.navigate(address(language + "/desk/account/passkeys"));
                assertThat(page.locator("#f-passphrase").count()).isPositive();
                key.unlock(false);
                page.click("form[data-passkey=sign] button");
                page.locator("[data-failed]:not([hidden])").waitFor();
                key.unlock(true);
                page.click("form[data-passkey=sign] button");
                page.waitForURL("**/desk/account/passkeys");
                assertThat(page.textContent("main ul.rows")).contains("کلید آبی");

                page.click("main ul.rows button");
                page.locator("main .none").waitFor();
                page.click("header form button");
                page.navigate(address(language + "/sign-in"));
                page.click("form[data-passkey=sign] button");
                page.locator(".errors").waitFor();
                assertThat(page.url()).endsWith(language + "/sign-in/passkey");
            }
            // The refusals: 401 of the desk's page, 422 of the last one.
            assertThat(said).allMatch(line -> line.contains("401") || line.contains("422"));
        }
    }

    @Test
    void its_pages_pass_axe_and_the_checker_and_fit_a_telephone() throws Exception {
        List<String> faults = new ArrayList<>();
        for (String language : List.of("/en", "/fa")) {
            Person person = house.comes(house.server.browser(), Role.REPRESENTATIVE, "Dara" + language.substring(1));
            // axe itself is a script, so for this look alone all scripts may run.
            try (BrowserContext visit = chromium.browser()
                    .newContext(new NewContextOptions().setBypassCSP(true).setViewportSize(360, 760))) {
                Page page = signedIn(visit, person, language);
                Plugged.into(page, true);
                page.navigate(address(language + "/desk/account"));
                look(page, faults);
                page.navigate(address(language + "/desk/account/passkeys"));
                look(page, faults);
                faults.addAll(PageCheck.faults(Map.of(page.url(), page.content().replace(" hidden=\"\"", ""))));
                page.fill("#f-name", "x");
                page.click("form[data-passkey=begin] button");
                look(page, faults);
                faults.addAll(PageCheck.faults(Map.of(page.url(), page.content())));
                page.click("form[data-passkey=make] button");
                page.waitForURL("**/desk/account/passkeys");
                look(page, faults);
                page.navigate(address(language + "/sign-in"));
                page.locator("form[data-passkey=sign]").waitFor();
                look(page, faults);
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void without_javascript_and_at_an_address_that_is_a_number_nothing_of_it_is_seen() {
        try (BrowserContext visit =
                chromium.browser().newContext(new NewContextOptions().setJavaScriptEnabled(false))) {
            Page page = visit.newPage();
            page.navigate(address("/en/sign-in"));
            assertThat(page.locator("form[data-passkey]").isVisible()).isFalse();
            assertThat(page.innerText("main")).doesNotContain("passkey");
            Person person = house.comes(house.server.browser(), Role.REPRESENTATIVE, "Without");
            page = signedIn(visit, person, "/en");
            page.navigate(address("/en/desk/account/passkeys"));
            assertThat(page.innerText("main"))
                    .contains("needs JavaScript, which is off")
                    .doesNotContain("Go on");
        }
        try (BrowserContext visit = chromium.browser().newContext()) {
            Page page = visit.newPage();
            page.navigate(address("/en/sign-in").replace("localhost", "127.0.0.1"));
            assertThat(page.locator("form[data-passkey]").isVisible()).isFalse();
            assertThat(Objects.requireNonNull(page.request()
                                    .get(address("/en/sign-in/passkey").replace("localhost", "127.0.0.1")))
                            .status())
                    .isEqualTo(404);
        }
    }

    @Test
    void what_was_typed_at_the_desk_is_sent_after_a_sign_in_by_passkey() {
        Person person = house.comes(house.server.browser(), Role.REPRESENTATIVE, "Patient");
        try (BrowserContext visit = chromium.browser().newContext()) {
            Page page = signedIn(visit, person, "/en");
            Plugged.into(page, true);
            page.navigate(address("/en/desk/account/passkeys"));
            page.fill("#f-name", "Key");
            page.click("form[data-passkey=begin] button");
            page.click("form[data-passkey=make] button");
            page.waitForURL("**/desk/account/passkeys");
            page.navigate(address("/en/desk/account"));
            house.server.clock().advance(Duration.ofMinutes(6));
            page.fill("#f-email", "somebody@example.org");
            page.locator("form:has(#f-email) button").click();
            page.click("form[data-passkey=sign] button");
            page.locator("h1:has-text('Send it now')").waitFor();
            page.click("main form button");
            page.waitForURL("**/desk/account");
            assertThat(page.inputValue("#f-email")).isEqualTo("somebody@example.org");
        }
    }
}
