package org.yadman.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.yadman.testing.Browser;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;
import tools.jackson.databind.json.JsonMapper;
import trouble.TroubleHandlers;

@ExtendWith(OutputCaptureExtension.class)
class ErrorPagesTest {

    @SuppressWarnings("NullAway.Init")
    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.start(TestDatabase.sqlite(), TroubleHandlers.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    /en/nowhere           | 404 | There is no page here
                    /en/groups/nobody     | 404 | There is no page here
                    /en/trouble/forbidden | 403 | This is not open to you
                    /en/trouble/conflict  | 409 | Someone else changed this while you were writing
                    /en/trouble/number    | 400 | This address is not quite right
                    /en/trouble/number?n=x | 400 | This address is not quite right
                    /en/trouble/busy      | 503 | The server is busy
                    /en/trouble/away      | 503 | The server is busy
                    /en/trouble/full      | 507 | The server has no room left
                    /en/trouble/broken    | 500 | Something went wrong on our side
                    /fa/nowhere           | 404 | اینجا صفحه‌ای نیست
                    /fa/trouble/broken    | 500 | در سوی ما اشکالی پیش آمد
                    """)
    void a_person_gets_a_page_that_says_what_happened_in_the_language_of_the_address(
            String path, int status, String heading) {
        Browser browser = server.browser().open(path);
        assertThat(browser.status()).isEqualTo(status);
        assertThat(browser.heading()).isEqualTo(heading);
        String language = path.substring(1, 3);
        Element html = Objects.requireNonNull(browser.page().selectFirst("html"));
        assertThat(html.attr("lang")).isEqualTo(language);
        assertThat(html.attr("dir")).isEqualTo(language.equals("fa") ? "rtl" : "ltr");
        assertThat(browser.page().select("form[role=search] input[name=q]")).hasSize(1);
        assertThat(browser.page().select("a[href=/" + language + "/]")).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/en/nowhere, 404, not-found, Not Found",
        "/en/trouble/forbidden, 403, forbidden, Forbidden",
        "/en/trouble/conflict, 409, conflict, Conflict",
        "/en/trouble/number, 400, bad-request, Bad Request",
        "/en/trouble/busy, 503, busy, Service Unavailable",
        "/en/trouble/full, 507, full, Insufficient Storage",
        "/en/trouble/broken, 500, broken, Internal Server Error"
    })
    void a_program_gets_problem_json(String path, int status, String slug, String title) {
        HttpResponse<String> answer = server.browser().fetch(path, "Accept", "application/problem+json");
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        Map<?, ?> problem = JsonMapper.shared().readValue(answer.body(), Map.class);
        problem.remove("reference");
        assertThat(problem).isEqualTo(Map.of("type", "/problems/" + slug, "title", title, "status", status));
    }

    @Test
    void what_a_request_accepts_decides_between_page_and_json() {
        assertThat(type("/en/nowhere", "application/json")).isEqualTo("application/problem+json");
        assertThat(type("/en/nowhere", "text/html,application/xhtml+xml,*/*;q=0.8"))
                .startsWith("text/html");
        assertThat(type("/en/nowhere", "*/*")).startsWith("text/html");
        assertThat(type("/api/v1/nothing", "*/*")).isEqualTo("application/problem+json");
        assertThat(type("/api/trouble/broken", "text/html")).isEqualTo("application/problem+json");
    }

    private static String type(String path, String accept) {
        return server.browser()
                .fetch(path, "Accept", accept)
                .headers()
                .firstValue("Content-Type")
                .orElseThrow();
    }

    @Test
    void an_address_without_a_language_is_answered_in_the_browsers_language() {
        assertThat(server.browser().fetch("/no/where", "Accept-Language", "fa").body())
                .contains("<html lang=\"fa\" dir=\"rtl\">");
        assertThat(server.browser().fetch("/no/where", "Accept-Language", "de").body())
                .contains("<html lang=\"en\" dir=\"ltr\">");
    }

    @Test
    void another_method_than_the_pages_own_is_405() {
        Wire.Answer page = Wire.send(server.port(), "POST /en/about HTTP/1.1", "Host: localhost", "Content-Length: 0");
        assertThat(page.status()).isEqualTo(405);
        assertThat(page.text()).contains("This cannot be done here");
        Wire.Answer json = Wire.send(
                server.port(), "DELETE /api/v1/groups HTTP/1.1", "Host: localhost", "Accept: application/json");
        assertThat(json.status()).isEqualTo(405);
        assertThat(json.text()).contains("/problems/method-not-allowed");
    }

    @Test
    void a_conflict_shows_both_versions_side_by_side_and_only_as_text() {
        Document page = server.browser().open("/en/trouble/conflict").page();
        assertThat(page.select("tbody tr").eachText())
                .containsExactly(
                        "about.en <script>theirs()</script>", "name.en Theirs Yours", "site https://example.org/");
        assertThat(page.select("tbody tr").get(2).select("td").eachText()).containsExactly("https://example.org/");
        assertThat(page.select("tbody tr").get(2).child(1).text()).isEmpty();
        assertThat(page.select("script")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en/trouble/broken", "/en/trouble/busy", "/en/trouble/full", "/en/trouble/away"})
    void a_failure_of_ours_has_a_number_under_which_only_the_local_log_tells_more(String path, CapturedOutput output) {
        Browser browser = server.browser().open(path);
        String reference =
                Objects.requireNonNull(browser.page().selectFirst("main code")).text();
        assertThat(reference).matches("[0-9a-f]{8}");
        assertSaysNothing(browser.page().outerHtml());
        assertThat(output.getAll()).contains("Failure " + reference).contains(TroubleHandlers.SECRET);

        String json = server.browser().fetch(path, "Accept", "application/json").body();
        Matcher found = Pattern.compile("\"reference\":\"([0-9a-f]{8})\"").matcher(json);
        assertThat(found.find()).isTrue();
        assertThat(found.group(1)).isNotEqualTo(reference);
        assertSaysNothing(json);
        assertThat(output.getAll()).contains("Failure " + found.group(1));
    }

    private static void assertSaysNothing(String page) {
        assertThat(page)
                .doesNotContain(
                        TroubleHandlers.SECRET, "Exception", "org.yadman", "org.springframework", "java.", "\tat ");
    }

    @Test
    void what_is_nobodys_fault_has_no_number_and_is_not_logged(CapturedOutput output) {
        assertThat(server.browser().open("/en/nowhere").page().select("main code"))
                .isEmpty();
        assertThat(server.browser().open("/en/trouble/forbidden").page().select("main code"))
                .isEmpty();
        assertThat(output.getAll()).doesNotContain("Failure");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/en/%zz", "/en/%00", "/en/..%2f..%2fetc/passwd", "/en/;x=y/", "/en/a%5cb", "/\\x"})
    void an_address_that_cannot_be_read_is_refused_without_details(String path) {
        Wire.Answer answer = Wire.send(server.port(), "GET " + path + " HTTP/1.1", "Host: localhost");
        assertThat(answer.status()).isIn(400, 404);
        assertThat(answer.text()).doesNotContain("Exception", "Tomcat", "Apache", "\tat ");
        assertThat(answer.header("server")).isEmpty();
    }
}
