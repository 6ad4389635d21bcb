package org.yadman.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yadman.testing.Browser;
import org.yadman.testing.Dump;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;
import trouble.DeskHandlers;

/// How long somebody is signed in, and what a request must prove.
@Tag("database")
class SessionsTest {

    private House house;

    @BeforeEach
    void start() {
        house = new House();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void later(Duration by) {
        house.server.clock().advance(by);
    }

    //
    @ParameterizedTest
    @CsvSource({"STEWARD, 15, 8", "COORDINATOR, 30, 12"})
    void a_session_ends_when_nobody_uses_it_and_after_a_day_of_work(Role role, int idleMinutes, int hours) {
        Browser browser = house.browser;
        Person person = house.steward;
        if (role != Role.STEWARD) {
            browser = house.server.browser();
            person = house.comes(browser, role, "Leyla");
        }
        later(Duration.ofMinutes(idleMinutes - 1));
        assertThat(browser.open("/en/desk/account").status()).isEqualTo(200);
        later(Duration.ofMinutes(idleMinutes - 1));
        assertThat(browser.open("/en/desk/account").status()).isEqualTo(200);
        later(Duration.ofMinutes(idleMinutes));
        assertThat(browser.open("/en/desk/account").status()).isEqualTo(401);

        person.signIn(house.server, browser.open("/en/sign-in?go=/en/desk/account"));
        for (int minutes = 0; minutes < hours * 60 - 10; minutes += 10) {
            assertThat(browser.open("/en/desk/account").status()).isEqualTo(200);
            later(Duration.ofMinutes(10));
        }
        assertThat(browser.open("/en/desk/account").status()).isEqualTo(200);
        later(Duration.ofMinutes(10));
        assertThat(browser.open("/en/desk/account").status()).isEqualTo(401);
    }

    // neither the role nor the session is remembered outside the database.
    @Test
    void a_change_of_role_counts_with_the_next_request_and_so_does_an_end_of_access() {
        Browser browser = house.server.browser();
        house.comes(browser, Role.COORDINATOR, "Leyla");
        assertThat(browser.open("/en/desk/probe/record").status()).isEqualTo(200);
        assertThat(browser.open("/en/desk/people").status()).isEqualTo(403);
        house.browser.open("/en/desk/people").follow("Leyla");
        house.browser.type("Role", "volunteer").press("Change it");
        assertThat(browser.open("/en/desk/probe/record").status()).isEqualTo(403);
        assertThat(browser.open("/en/desk/probe").status()).isEqualTo(200);
        house.browser.open("/en/desk/people").follow("Leyla").press("End the access");
        assertThat(browser.open("/en/desk/probe").status()).isEqualTo(401);
        assertThat(house.browser.open("/en/desk/people").text()).doesNotContain("Leyla");
    }

    // Whoever gets more to guard has to come in by the better way, and can, in the browser they have.
    @Test
    void a_representative_who_becomes_a_coordinator_gets_numbers_with_a_recovery_code() {
        Browser browser = house.server.browser();
        Person shirin = house.comes(browser, Role.REPRESENTATIVE, "Shirin");
        house.browser.open("/en/desk/people").follow("Shirin");
        house.browser.type("Role", "coordinator").press("Change it");
        assertThat(browser.open("/en/desk/account").status()).isEqualTo(401);
        assertThat(shirin.signIn(house.server, browser).status()).isEqualTo(422);
        browser.open("/en/sign-in/enrol")
                .type("Code", shirin.recovery().getFirst())
                .type("The name you want to have here", "Shirin")
                .press("Go on");
        Person renewed = Person.readSheet(browser.page(), "Shirin");
        assertThat(renewed.secret()).isNotEmpty();
        browser.type("One-time number", renewed.number(house.server)).press("I have printed it: go on");
        assertThat(browser.open("/en/desk/probe/record").status()).isEqualTo(200);
    }

    @Test
    void sessions_are_listed_by_their_day_and_one_or_all_can_be_ended() {
        house.browser.open("/en/desk/account").press("Admit another browser");
        String code = house.browser.page().select(".keep .large code").text();
        later(Duration.ofMinutes(2));
        Browser second = house.server.browser();
        second.open("/en/sign-in?go=/en/desk/account").type("Code for a new browser", code);
        house.steward.signIn(house.server, second);
        house.browser.open("/en/desk/account");
        assertThat(house.browser.page().select(".rows form button").eachText()).contains("End it");
        assertThat(house.browser.text()).contains("used today").contains("This is where you are now");
        house.browser.press("End it");
        assertThat(second.open("/en/desk/account").status()).isEqualTo(401);
        house.browser.open("/en/desk/account").press("Sign out everywhere");
        assertThat(house.browser.open("/en/desk/account").status()).isEqualTo(401);
    }

    //
    @Test
    void a_grave_step_asks_for_the_passphrase_again_and_keeps_what_was_typed() {
        later(Duration.ofMinutes(6));
        house.browser.open("/en/desk/people").type("Role", "coordinator").press("Make an invitation");
        assertThat(house.browser.status()).isEqualTo(401);
        assertThat(house.browser.text()).contains("This step is a grave one").contains("What you typed before is kept");
        house.steward.signIn(house.server, house.browser);
        assertThat(house.browser.heading()).isEqualTo("Send it now");
        assertThat(house.browser.text()).contains("coordinator");
        house.browser.press("Send it now");
        assertThat(house.browser.heading()).isEqualTo("A code to hand over");
    }

    // Security (h): a form outlives its session, sealed in the page, for its own writer only.
    @Test
    void what_was_typed_comes_back_after_the_session_has_ended() {
        String text = "یادنامه \"é\" <b>\nsecond line & more";
        house.browser.open("/en/desk/probe").type("Text", text);
        later(Duration.ofMinutes(20));
        house.browser.press("Save");
        assertThat(house.browser.status()).isEqualTo(401);
        assertThat(house.browser.source()).doesNotContain("second line");
        assertThat(Dump.of(house.server).toString()).doesNotContain("second line");
        house.steward.signIn(house.server, house.browser);
        assertThat(house.browser.heading()).isEqualTo("Send it now");
        assertThat(house.browser.text()).contains("second line & more");
        assertThat(DeskHandlers.RECEIVED).isEmpty();
        house.browser.press("Send it now");
        assertThat(house.browser.heading()).isEqualTo("Saved");
        assertThat(DeskHandlers.RECEIVED).containsExactly("Nima: " + text.replace("\n", "\r\n"));
    }

    @Test
    void what_was_typed_is_shown_to_nobody_else() {
        Browser other = house.server.browser();
        Person leyla = house.comes(other, Role.COORDINATOR, "Leyla");
        house.browser.open("/en/desk/probe").type("Text", "for my eyes only");
        later(Duration.ofMinutes(40));
        house.browser.press("Save");
        String kept = Objects.requireNonNull(house.browser.page().selectFirst("input[name=kept]"))
                .attr("value");
        String body = "name=Leyla&passphrase=" + encoded(leyla.passphrase()) + "&number=" + leyla.number(house.server)
                + "&kept=" + encoded(kept);
        HttpResponse<String> answer = other.post("/en/sign-in", body, "Sec-Fetch-Site", "same-origin");
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.body()).doesNotContain("for my eyes only");
        // Changed by one letter it opens for nobody.
        later(Duration.ofMinutes(1));
        String broken = (kept.charAt(20) == 'A' ? "B" : "A") + kept.substring(1);
        String own = "name=Nima&passphrase=" + encoded(house.steward.passphrase()) + "&number="
                + house.steward.number(house.server) + "&kept=" + encoded(broken);
        assertThat(house.browser
                        .post("/en/sign-in", own, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(303);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Test
    void a_form_from_before_signing_in_anew_is_shown_once_more_instead_of_being_refused() {
        house.browser.open("/en/desk/probe");
        String old = Objects.requireNonNull(house.browser.page().selectFirst("[name=_form]"))
                .attr("value");
        later(Duration.ofMinutes(1));
        house.steward.signIn(house.server, house.browser.open("/en/sign-in?go=/en/desk/account"));
        HttpResponse<String> answer =
                house.browser.post("/en/desk/probe", "text=kept&_form=" + old, "Sec-Fetch-Site", "same-origin");
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("Send it now").contains("kept");
        assertThat(DeskHandlers.RECEIVED).isEmpty();
    }

    //
    @Test
    void another_site_can_send_nothing_in_the_name_of_somebody_signed_in() {
        house.browser.open("/en/desk/probe");
        String token = Objects.requireNonNull(house.browser.page().selectFirst("[name=_form]"))
                .attr("value");
        String good = "text=x&_form=" + token;
        String here = "http://localhost:" + house.server.port();
        assertThat(status(good, "Sec-Fetch-Site", "cross-site")).isEqualTo(403);
        assertThat(status(good, "Sec-Fetch-Site", "same-site")).isEqualTo(403);
        assertThat(status(good, "Sec-Fetch-Site", "none")).isEqualTo(403);
        assertThat(status(good, "Origin", "https://evil.example")).isEqualTo(403);
        assertThat(status(good, "Sec-Fetch-Site", "cross-site", "Origin", here)).isEqualTo(403);
        assertThat(status("text=x", "Sec-Fetch-Site", "same-origin")).isEqualTo(403);
        assertThat(status("text=x&_form=" + "0".repeat(token.length()), "Sec-Fetch-Site", "same-origin"))
                .isEqualTo(403);
        assertThat(status("text=x")).isEqualTo(403);
        assertThat(DeskHandlers.RECEIVED).isEmpty();
        assertThat(status(good, "Sec-Fetch-Site", "same-origin")).isEqualTo(200);
        assertThat(status(good, "Origin", here)).isEqualTo(200);
        assertThat(status(good))
                .as("an old browser shows neither; the token is proof")
                .isEqualTo(200);
        assertThat(DeskHandlers.RECEIVED).hasSize(3);
    }

    private int status(String body, String... headers) {
        return house.browser.post("/en/desk/probe", body, headers).statusCode();
    }

    @Test
    void a_form_for_everybody_is_taken_from_our_own_pages_only() {
        Browser visitor = house.server.browser();
        assertThat(visitor.post("/en/probe", "text=x").statusCode()).isEqualTo(403);
        assertThat(visitor.post("/en/probe", "text=x", "Origin", "null").statusCode())
                .isEqualTo(403);
        assertThat(visitor.post("/en/probe", "text=x", "Sec-Fetch-Site", "cross-site")
                        .statusCode())
                .isEqualTo(403);
        assertThat(DeskHandlers.RECEIVED).isEmpty();
        assertThat(visitor.post("/en/probe", "text=x", "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(200);
    }

    // no state change by GET. What was seen is written once a minute, so the clock stands still here.
    @Test
    void opening_pages_changes_nothing() {
        house.comes(house.server.browser(), Role.COORDINATOR, "Leyla");
        Map<String, ?> before = Dump.of(house.server);
        for (String path : java.util.List.of(
                "/en/sign-in",
                "/en/sign-in/enrol",
                "/en/sign-in/wait",
                "/en/desk/account",
                "/en/desk/account/sheet",
                "/en/desk/account/data",
                "/en/desk/account/deletion",
                "/en/desk/people",
                "/en/desk/people/" + house.account("Leyla").id(),
                "/en/sign-out")) {
            assertThat(house.browser.fetch(path).statusCode()).as(path).isIn(200, 405);
        }
        assertThat(Dump.of(house.server)).isEqualTo(before);
    }

    @Test
    void a_public_page_sets_no_cookie_and_is_the_same_for_everybody() {
        house.server.bringIn(TestServer.CAMPAIGN);
        HttpResponse<String> signedIn = house.browser.fetch("/en/groups");
        HttpResponse<String> visitor = house.server.browser().fetch("/en/groups");
        assertThat(signedIn.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(signedIn.headers().firstValue("ETag"))
                .isPresent()
                .isEqualTo(visitor.headers().firstValue("ETag"));
        assertThat(house.browser.fetch("/en/desk/account").headers().firstValue("Cache-Control"))
                .contains("no-store");
        assertThat(visitor.headers().firstValue("Cache-Control")).contains("no-cache");
    }

    @Test
    void cookies_are_strict_and_carry_the_host_prefix_on_an_encrypted_address() throws Exception {
        String plain = String.join("\n", cookiesOf(house.server, "localhost:" + house.server.port()));
        assertThat(plain)
                .contains("yadman-ticket=;", "HttpOnly", "SameSite=Strict", "Path=/")
                .doesNotContain("Secure");
        try (TestServer secure =
                TestServer.start(TestServer.options(TestDatabase.fresh(), "https://yadman.example", null, true))) {
            assertThat(String.join("\n", cookiesOf(secure, "yadman.example")))
                    .contains("__Host-yadman-ticket=;", "Secure", "HttpOnly", "SameSite=Strict", "Path=/")
                    .doesNotContain("Domain");
        }
    }

    // By hand, because Java's client does not let anybody choose the Host.
    private static java.util.List<String> cookiesOf(TestServer server, String host) throws Exception {
        Lanes lanes = server.bean(Lanes.class);
        String ticket = lanes.queue("x", () -> true) instanceof Lanes.Place.Checked ? ticket(lanes) : "";
        boolean plain = host.startsWith("localhost");
        String request = "POST /en/sign-in/wait HTTP/1.1\r\nHost: " + host + "\r\nSec-Fetch-Site: same-origin\r\n"
                + "Cookie: " + (plain ? "" : "__Host-") + "yadman-ticket=" + ticket + "\r\n"
                + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 0\r\nConnection: close\r\n\r\n";
        try (var socket = new java.net.Socket(java.net.InetAddress.ofLiteral("127.0.0.1"), server.port())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().flush();
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return answer.lines().filter(line -> line.startsWith("Set-Cookie")).toList();
        }
    }

    private static String ticket(Lanes lanes) throws Exception {
        var latch = new java.util.concurrent.CountDownLatch(1);
        var busy = lanes.occupy(() -> {
            try {
                latch.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        var place = lanes.queue(new SignIn.Attempt(null, "", "", null, true, java.time.Instant.EPOCH), () -> false);
        latch.countDown();
        busy.get();
        lanes.occupy(() -> {}).get();
        return place instanceof Lanes.Place.Waits<SignIn.Attempt>(var ticket) ? ticket : "";
    }
}
