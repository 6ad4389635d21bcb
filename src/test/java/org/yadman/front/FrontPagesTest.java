package org.yadman.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.testing.TestServer;

@Tag("database")
class FrontPagesTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.withCampaign();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static String redirect(String path, String languages) throws Exception {
        URI address = server.address(path);
        var answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(address)
                                .header("Accept-Language", languages)
                                .build(),
                        BodyHandlers.discarding());
        return answer.statusCode() + " "
                + answer.headers().firstValue("Location").orElse("");
    }

    @Test
    void the_bare_address_leads_to_the_language_that_the_browser_asks_for() throws Exception {
        assertThat(redirect("/", "fa-IR,fa;q=0.9,en;q=0.8")).isEqualTo("302 /fa/");
        assertThat(redirect("/", "de,en;q=0.5")).isEqualTo("302 /en/");
        assertThat(redirect("/", ";;;nonsense")).isEqualTo("302 /en/");
        assertThat(redirect("/fa", "en")).isEqualTo("301 /fa/");
    }

    @Test
    void the_language_link_leads_to_the_same_page_with_what_was_asked() {
        var browser = server.browser().open("/en/search?q=khavaran").follow("فارسی");
        assertThat(browser.page().location()).endsWith("/fa/search?q=khavaran");
        assertThat(browser.heading()).isEqualTo("جست‌وجو");
    }

    @Test
    void a_search_finds_days_groups_and_sources_and_says_when_there_is_nothing() {
        var browser =
                server.browser().open("/en/").follow("Search").fill("Search days, groups and sources", "Khavaran");
        assertThat(browser.page().select("main h2").eachText()).contains("All days", "Groups", "Sources");
        browser.follow("Anniversary at Khavaran");
        assertThat(browser.heading()).isEqualTo("Anniversary at Khavaran");
        browser.open("/fa/search?q=خاوران");
        assertThat(browser.page().select("main .rows li")).isNotEmpty();
        assertThat(browser.open("/en/search?q=zzzz").text()).contains("Nothing found");
        assertThat(browser.open("/en/search?q=").text()).doesNotContain("Nothing found");
    }

    @Test
    void the_press_page_gives_every_figure_with_its_source_and_prefers_none() {
        var page = server.browser().open("/en/press").page();
        assertThat(page.select(".figures dd").eachText()).containsSequence("8", "7", "137");
        var victims = page.select("h3:containsOwn(How many were killed) + .differ");
        assertThat(victims.select(".value").eachText()).contains("2,800 to 5,000", "about 30,000");
        assertThat(victims.select(".kept")).isEmpty();
    }

    @Test
    void what_one_group_says_of_another_is_not_on_the_front_page() {
        assertThat(server.browser().open("/en/").text()).doesNotContain("ignored");
        assertThat(server.browser().open("/en/days/first-of-september").text()).contains("ignored");
    }

    @Test
    void an_empty_record_shows_what_to_do_first_on_every_page() {
        try (TestServer empty = TestServer.start()) {
            assertThat(empty.browser().open("/en/").text()).contains("The record is empty", "yadman import FOLDER");
            assertThat(empty.browser().open("/fa/").text()).contains("هنوز چیزی ثبت نشده است");
            for (String page :
                    new String[] {"/days", "/groups", "/sources", "/press", "/about", "/privacy", "/search?q=x", "/data"
                    }) {
                assertThat(empty.browser().open("/en" + page).status()).as(page).isEqualTo(200);
            }
            assertThat(empty.browser().fetch("/en/days.ics").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void health_answers_with_the_change_number() {
        assertThat(server.browser().fetch("/health").body())
                .contains("\"status\":\"up\"")
                .contains("\"change\":1");
    }
}
