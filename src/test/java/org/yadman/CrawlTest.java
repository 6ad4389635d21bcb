package org.yadman;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.platform.collect.PublicPages;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestServer;

/// Walks every page of the site with the real campaign, as a visitor without JavaScript.
@Tag("database")
class CrawlTest {

    private static final Pattern ASCII_DIGITS_BESIDE_PERSIAN = Pattern.compile("[؀-ۿ‌ ][0-9]+[؀-ۿ‌ ]");
    private static TestServer server;
    private static Map<String, Document> pages;
    private static Map<String, String> sources;
    private static List<String> faults;

    @BeforeAll
    static void crawl() {
        server = TestServer.withCampaign();
        pages = new LinkedHashMap<>();
        sources = new LinkedHashMap<>();
        faults = new ArrayList<>();
        Browser browser = server.browser();
        Deque<String> queue = new ArrayDeque<>(List.of("/en/", "/fa/"));
        while (!queue.isEmpty()) {
            visit(browser, queue.removeFirst(), queue);
        }
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static void visit(Browser browser, String address, Deque<String> queue) {
        if (pages.containsKey(address)) {
            return;
        }
        HttpResponse<String> answer = browser.fetch(address);
        pages.put(address, new Document(""));
        if (answer.statusCode() != 200) {
            faults.add(answer.statusCode() + " " + address);
        }
        if (answer.headers().firstValue("Set-Cookie").isPresent()) {
            faults.add("a cookie from " + address);
        }
        String type = answer.headers().firstValue("Content-Type").orElse("");
        if (!type.startsWith("text/html")) {
            return;
        }
        Document page = Jsoup.parse(answer.body(), server.address(address).toString());
        pages.put(address, page);
        sources.put(address, answer.body());
        for (Element element : page.select("[href], [src], [action]")) {
            String target = element.hasAttr("href")
                    ? element.absUrl("href")
                    : element.hasAttr("src") ? element.absUrl("src") : element.absUrl("action");
            follow(address, element, URI.create(target), queue);
        }
    }

    // A year's board leads to the next year's, so only the years around this one are followed.
    private static void follow(String from, Element element, URI target, Deque<String> queue) {
        boolean ours = Objects.equals(target.getHost(), "localhost") && target.getPort() == server.port();
        if (!ours) {
            if (!element.tagName().equals("a")) {
                faults.add(from + " loads " + target);
            }
            return;
        }
        String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
        boolean endless = query.startsWith("?year=") || query.startsWith("?month=");
        if (!endless || query.matches("\\?(year=202[4-8]|month=2026-1[0-2]|month=1405-0[89])")) {
            String next = target.getRawPath() + query;
            if (!pages.containsKey(next)) {
                queue.add(next);
            }
        }
    }

    private static Map<String, Document> html() {
        Map<String, Document> html = new LinkedHashMap<>();
        pages.forEach((address, page) -> {
            if (page.selectFirst("h1") != null) {
                html.put(address, page);
            }
        });
        return html;
    }

    @Test
    void there_is_no_dead_link_no_cookie_and_no_request_to_another_origin() {
        assertThat(faults).isEmpty();
        assertThat(html()).hasSizeGreaterThan(140);
    }

    @Test
    void every_page_that_a_room_says_is_public_was_reached() {
        List<String> missed = new ArrayList<>();
        for (PublicPages room : server.beans(PublicPages.class)) {
            for (String path : room.paths()) {
                for (String language : List.of("en", "fa")) {
                    String address = "/" + language + (path.isEmpty() ? "/" : path);
                    if (!pages.containsKey(address)) {
                        missed.add(address);
                    }
                }
            }
        }
        assertThat(missed).isEmpty();
    }

    @Test
    void every_page_has_its_language_and_its_direction() {
        html().forEach((address, page) -> {
            Element root = Objects.requireNonNull(page.selectFirst("html"));
            String language = address.substring(1, 3);
            assertThat(root.attr("lang")).as(address).isEqualTo(language);
            assertThat(root.attr("dir")).as(address).isEqualTo(language.equals("fa") ? "rtl" : "ltr");
            assertThat(page.title()).as(address).isNotBlank();
        });
    }

    @Test
    void every_page_is_sound_html_with_a_label_for_every_field_and_no_script() {
        Map<String, String> checked = new LinkedHashMap<>();
        html().keySet().forEach(address -> checked.put(address, Objects.requireNonNull(sources.get(address))));
        assertThat(PageCheck.faults(checked)).isEmpty();
        assertThat(PageCheck.faults(Map.of(
                        "/broken", "<!doctype html><html lang=en><title>x</title><h1>x</h1><p><div></p></html>")))
                .as("the checker finds what is wrong")
                .isNotEmpty();
    }

    @Test
    void persian_pages_show_persian_digits() {
        html().forEach((address, page) -> {
            if (address.startsWith("/fa/")) {
                Document copy = page.clone();
                // What stands in another language, an address or a code keeps its own digits.
                copy.select("[lang=en], [lang=es], [lang=de], [dir=ltr], code, bdi, q, svg, input")
                        .remove();
                assertThat(ASCII_DIGITS_BESIDE_PERSIAN
                                .matcher(copy.body().text().replaceAll("\u2068.*?\u2069", ""))
                                .results()
                                .map(MatchResult::group))
                        .as(address)
                        .isEmpty();
            }
        });
    }

    @Test
    void a_day_stands_in_both_calendars_in_both_languages() {
        assertThat(page("/en/").text()).contains("1 September 2027").contains("10 Shahrivar 1406");
        assertThat(page("/fa/").text()).contains("۱۰ شهریور ۱۴۰۶").contains("۱ سپتامبر ۲۰۲۷");
        html().forEach((address, page) -> page.select("main time")
                .forEach(time -> assertThat(time.attr("datetime")).as(address).matches("\\d{4}-\\d{2}-\\d{2}")));
    }

    private static Document page(String address) {
        return Objects.requireNonNull(pages.get(address));
    }

    @Test
    void a_first_visit_to_the_heaviest_page_stays_inside_the_budget() throws Exception {
        for (String language : List.of("en", "fa")) {
            int page = 0;
            for (String address : html().keySet()) {
                if (address.startsWith("/" + language + "/")) {
                    page = Math.max(page, compressed(Objects.requireNonNull(sources.get(address))));
                }
            }
            int style = compressed(server.browser()
                    .fetch(asset(language, "link[rel=stylesheet]"))
                    .body());
            int icon = compressed(
                    server.browser().fetch(asset(language, "link[rel=icon]")).body());
            int all = page + style + icon + fonts(language);
            assertThat(all).as(language).isLessThan(language.equals("en") ? 60_000 : 100_000);
        }
    }

    private static String asset(String language, String selector) {
        return Objects.requireNonNull(page("/" + language + "/").selectFirst(selector))
                .attr("href");
    }

    // All fonts that a page of the language can ask for, whether it does or not.
    private static int fonts(String language) throws Exception {
        int size = 0;
        for (String font : language.equals("en")
                ? List.of("serif", "serif-semibold", "serif-ext")
                : List.of("vazirmatn", "vazirmatn-latin")) {
            try (var file = CrawlTest.class.getResourceAsStream("/assets/fonts/" + font + ".woff2")) {
                size += Objects.requireNonNull(file).readAllBytes().length;
            }
        }
        return size;
    }

    private static int compressed(String body) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var gzip = new java.util.zip.GZIPOutputStream(bytes)) {
            gzip.write(body.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.size();
    }
}
