package org.yadman.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// which names are answered, and what stands on every answer.
class GateTest {

    private static final String ONION = "a".repeat(56) + ".onion";

    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(TestServer.options(TestDatabase.sqlite(), "https://campaign.example", ONION, true));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Wire.Answer ask(String line, String host, String... headers) {
        List<String> lines = new ArrayList<>(List.of(line + " HTTP/1.1", "Host: " + host));
        lines.addAll(List.of(headers));
        return Wire.send(server.port(), lines.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "LocalHost",
                "127.0.0.1",
                "127.0.0.1:1",
                "[::1]",
                "[::1]:8080",
                "campaign.example",
                "campaign.example:443",
                "CAMPAIGN.Example",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.onion"
            })
    void its_own_names_are_answered(String host) {
        assertThat(ask("GET /en/about", host).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:443",
                "campaign.example.",
                "localhost.",
                "www.campaign.example",
                "xcampaign.example",
                "campaign.example.evil.example",
                "localhost.evil.example",
                "127.0.0.1.evil.example",
                "1127.0.0.1",
                "10.0.0.1",
                "0.0.0.0",
                "[::2]",
                "[::ffff:127.0.0.1]",
                "[2001:db8::1]:80",
                "baaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.onion"
            })
    void every_other_name_is_refused_with_421(String host) {
        for (String line :
                List.of("GET /en/about", "POST /en/about", "GET /health", "GET /en/nowhere", "OPTIONS /en/")) {
            Wire.Answer answer = ask(line, host);
            assertThat(answer.status()).as(line).isEqualTo(421);
            assertThat(answer.text()).isEqualTo("421 This server does not answer under that name.\n");
            assertHeaders(answer);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "campaign.example:443:evil",
                "campaign.example@evil.example",
                "campaign.example/evil",
                "a b",
                "[::1"
            })
    void a_host_that_is_none_gets_no_page(String host) {
        Wire.Answer answer = ask("GET /en/about", host);
        assertThat(answer.status()).isIn(400, 421);
        // Tomcat itself refuses most of these, with a page of its own.
        assertThat(answer.text()).doesNotContain("<main", "Yadman");
    }

    @Test
    void the_name_is_taken_from_the_host_header_alone() {
        for (String header : List.of(
                "X-Forwarded-Host: campaign.example",
                "Forwarded: host=campaign.example",
                "X-Host: campaign.example",
                "X-Original-Host: campaign.example",
                "X-Forwarded-Server: campaign.example")) {
            assertThat(ask("GET /en/about", "evil.example", header).status())
                    .as(header)
                    .isEqualTo(421);
        }
        Wire.Answer own = ask("GET /en/about", "campaign.example", "X-Forwarded-Host: evil.example");
        assertThat(own.status()).isEqualTo(200);
        assertThat(own.text()).doesNotContain("evil.example");
    }

    @Test
    void a_second_host_header_or_a_foreign_name_in_the_request_line_gets_no_page() {
        assertThat(ask("GET /en/about", "campaign.example", "Host: evil.example")
                        .status())
                .isIn(400, 421);
        assertThat(ask("GET http://evil.example/en/about", "campaign.example").status())
                .isIn(400, 421);
        assertThat(ask("GET http://evil.example/en/about", "evil.example").status())
                .isEqualTo(421);
        assertThat(ask("GET http://campaign.example/en/about", "campaign.example")
                        .status())
                .isEqualTo(200);
        assertThat(Wire.send(server.port(), "GET /en/about HTTP/1.1").status()).isIn(400, 421);
        assertThat(Wire.send(server.port(), "GET /en/about HTTP/1.0").status()).isEqualTo(421);
    }

    @Test
    void a_redirect_names_no_host() {
        for (String line : List.of("GET /", "GET /en")) {
            Wire.Answer answer = ask(line, "campaign.example", "X-Forwarded-Host: evil.example");
            assertThat(answer.status()).isIn(301, 302);
            assertThat(answer.header("location")).isEqualTo("/en/");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /, 302",
        "GET, /en, 301",
        "GET, /en/, 200",
        "HEAD, /en/, 200",
        "GET, /fa/days, 200",
        "GET, /en/days.ics, 200",
        "GET, /en/nowhere, 404",
        "GET, /nowhere/at/all, 404",
        "GET, /xx/, 404",
        "GET, /en/groups/nobody, 404",
        "GET, /en/groups?page=99, 404",
        "POST, /en/about, 405",
        "DELETE, /en/, 405",
        "TRACE, /en/, 405",
        "GET, /api/v1/groups, 200",
        "GET, /api/v1/groups.csv, 200",
        "GET, /api/v1/nothing, 404",
        "GET, /health, 200",
        "GET, /robots.txt, 200",
        "GET, /favicon.ico, 404",
        "GET, /assets/x/yadman.css, 404",
        "GET, /error, 400"
    })
    void every_answer_carries_the_headers_and_no_cookie(String method, String path, int status) {
        Wire.Answer answer = ask(method + " " + path, "localhost");
        assertThat(answer.status()).isEqualTo(status);
        assertHeaders(answer);
    }

    @Test
    void an_asset_carries_them_too() {
        Wire.Answer answer = ask("GET " + server.bean(Assets.class).address("yadman.css"), "localhost");
        assertThat(answer.status()).isEqualTo(200);
        assertHeaders(answer);
    }

    private static void assertHeaders(Wire.Answer answer) {
        assertThat(answer.header("content-security-policy").split("; "))
                .containsExactlyInAnyOrder(
                        "default-src 'none'",
                        "style-src 'self'",
                        "font-src 'self'",
                        "img-src 'self'",
                        "object-src 'none'",
                        "base-uri 'none'",
                        "frame-ancestors 'none'",
                        "form-action 'self'");
        assertThat(answer.header("x-content-type-options")).isEqualTo("nosniff");
        assertThat(answer.header("referrer-policy")).isEqualTo("no-referrer");
        assertThat(answer.header("cross-origin-opener-policy")).isEqualTo("same-origin");
        assertThat(answer.header("cross-origin-resource-policy")).isEqualTo("same-origin");
        assertThat(answer.header("permissions-policy").split(", "))
                .allMatch(permission -> permission.endsWith("=()"))
                .contains("camera=()", "geolocation=()", "microphone=()", "browsing-topics=()");
        assertThat(answer.headers())
                .doesNotContainKeys("server", "x-powered-by", "set-cookie", "access-control-allow-origin");
    }

    @Test
    void over_https_the_browser_is_told_to_stay_there_and_where_the_onion_is() {
        Wire.Answer answer = ask("GET /en/search?q=a%26b", "campaign.example", "X-Forwarded-Proto: https");
        assertThat(answer.header("strict-transport-security")).isEqualTo("max-age=63072000; includeSubDomains");
        assertThat(answer.header("onion-location")).isEqualTo("http://" + ONION + "/en/search?q=a%26b");
    }

    @Test
    void without_encryption_and_on_the_onion_side_it_is_not() {
        assertNeither(ask("GET /en/about", "campaign.example"));
        assertNeither(ask("GET /en/about", "campaign.example", "X-Forwarded-Proto: http"));
        assertNeither(ask("GET /en/about", "campaign.example", "X-Forwarded-Proto: https, http"));
        assertNeither(ask("GET /en/about", ONION));
        assertNeither(ask("GET /en/about", ONION, "X-Forwarded-Proto: https"));
    }

    @Test
    void a_visitor_cannot_claim_https_where_there_is_no_proxy() {
        try (TestServer alone =
                TestServer.start(TestServer.options(TestDatabase.sqlite(), "https://campaign.example", ONION, false))) {
            assertNeither(Wire.send(
                    alone.port(), "GET /en/about HTTP/1.1", "Host: campaign.example", "X-Forwarded-Proto: https"));
        }
    }

    @Test
    void a_server_without_a_public_name_answers_on_loopback_names_only() {
        try (TestServer bare = TestServer.start(TestDatabase.sqlite())) {
            assertThat(Wire.send(bare.port(), "GET /en/about HTTP/1.1", "Host: localhost")
                            .status())
                    .isEqualTo(200);
            assertThat(Wire.send(bare.port(), "GET /en/about HTTP/1.1", "Host: campaign.example")
                            .status())
                    .isEqualTo(421);
            assertThat(Wire.send(bare.port(), "GET /en/about HTTP/1.1", "Host: " + ONION)
                            .status())
                    .isEqualTo(421);
        }
    }

    private static void assertNeither(Wire.Answer answer) {
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.headers()).doesNotContainKeys("strict-transport-security", "onion-location");
    }
}
