package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestServer;

/// The kit of the day, as somebody without an account fills and prints it.
@Tag("database")
class KitPagesTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.withCampaign();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static HttpResponse<byte[]> post(String path, Map<String, String> fields) throws Exception {
        URI address = server.address(path);
        String body = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(address)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "http://localhost:" + server.port())
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
    }

    private static Browser filled() {
        return server.browser()
                .open("/fa/kit")
                .type("محل، به فارسی", "میدان ناکجا\nشهر خیالی")
                .type("محل، به انگلیسی", "Nowhere Square\nImaginary Town")
                .type("ساعت", "18:30")
                .type("نام برنامه، به فارسی", "شبی با شمع")
                .type("دعوت‌کنندگان", "گروه ساختگی\nFictional Group")
                .press("بسته را نشان بده");
    }

    @Test
    void the_page_shows_the_day_with_its_poster_and_all_texts_and_is_reached_by_links() {
        Browser browser = server.browser().open("/en/invite").follow("A kit for the day: posters, cards and texts");
        assertThat(browser.page().select("svg[role=img]")).hasSize(1);
        assertThat(browser.page().select("textarea[name=words]")).hasSize(16);
        assertThat(browser.page().select("textarea[name=words]").text())
                .contains("1 September", "10 Shahrivar", "[place]");
        assertThat(PageCheck.faults(browser)).isEmpty();
        assertThat(PageCheck.faults(server.browser().open("/fa/kit"))).isEmpty();
    }

    @Test
    void what_is_typed_fills_the_texts_and_stays_in_the_page_only() {
        Browser browser = filled();
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.page().select("svg[role=img]")).hasSize(4);
        assertThat(browser.location()).endsWith("/fa/kit");
        assertThat(browser.page().select("textarea[lang=fa][name=words]").text())
                .contains("میدان ناکجا، شهر خیالی", "ساعت ۱۸:۳۰", "گروه ساختگی", "شبی با شمع");
        assertThat(browser.page().select("textarea[lang=en][name=words]").text())
                .contains("Nowhere Square, Imaginary Town");
        assertThat(browser.page().select("a[href*=Nowhere], form[action*=Nowhere]"))
                .isEmpty();
        assertThat(PageCheck.faults(browser)).isEmpty();
    }

    @Test
    void a_language_can_stand_alone() {
        Browser browser =
                server.browser().open("/en/kit").type("Language", "Persian").press("Show the kit");
        assertThat(browser.page().select("textarea[name=words]"))
                .hasSize(8)
                .allMatch(each -> each.attr("lang").equals("fa"));
        assertThat(PageCheck.faults(browser)).isEmpty();
    }

    @Test
    void each_drawing_can_be_had_as_a_picture_and_on_paper() throws Exception {
        Map<String, String> typed = Map.of(
                "tongues",
                "both",
                "on",
                "2027-09-01",
                "time",
                "18:30",
                "placeen",
                "Nowhere Square",
                "placefa",
                "میدان ناکجا");
        for (String file : new String[] {"poster-a4.png", "square.png", "story.png", "banner.png"}) {
            HttpResponse<byte[]> answer = post("/en/kit/file", with(typed, "file", file));
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("image/png");
            assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
            assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                    .startsWith("attachment");
            assertThat(answer.body()).startsWith(0x89, 'P', 'N', 'G');
        }
        for (String file : new String[] {"poster-a4.pdf", "poster-a3.print", "banner.print"}) {
            HttpResponse<byte[]> answer = post("/fa/kit/file", with(typed, "file", file));
            assertThat(answer.statusCode()).as(file).isEqualTo(200);
            try (PDDocument document = Loader.loadPDF(answer.body())) {
                assertThat(new PDFTextStripper().getText(document)).contains("میدان ناکجا", "Nowhere Square", "18:30");
            }
        }
        assertThat(post("/en/kit/file", with(typed, "file", "poster-a3.png")).statusCode())
                .isEqualTo(404);
        assertThat(post("/en/kit/file", with(typed, "file", "nothing")).statusCode())
                .isEqualTo(404);
    }

    private static Map<String, String> with(Map<String, String> fields, String name, String value) {
        Map<String, String> more = new java.util.HashMap<>(fields);
        more.put(name, value);
        return more;
    }

    @Test
    void a_text_is_printed_as_it_was_changed() throws Exception {
        Map<String, String> typed = Map.of(
                "kind", "speech", "language", "fa", "words", "دوستان عزیز،\r\n\r\nسخن ما\r\nهمین است.", "as", "txt");
        HttpResponse<byte[]> text = post("/fa/kit/text", typed);
        assertThat(text.headers().firstValue("Content-Disposition").orElse("")).contains("speech-fa.txt");
        assertThat(new String(text.body(), StandardCharsets.UTF_8)).isEqualTo("دوستان عزیز،\n\nسخن ما\nهمین است.\n");
        HttpResponse<byte[]> paper = post("/fa/kit/text", with(typed, "as", "pdf"));
        java.nio.file.Files.createDirectories(java.nio.file.Path.of("target/kits"));
        java.nio.file.Files.write(java.nio.file.Path.of("target/kits/speech-fa.pdf"), paper.body());
        try (PDDocument document = Loader.loadPDF(paper.body())) {
            assertThat(new PDFTextStripper().getText(document)).contains("دوستان عزیز", "همین است");
        }
        assertThat(post("/fa/kit/text", with(typed, "words", "x".repeat(12_001)))
                        .statusCode())
                .isEqualTo(413);
        assertThat(post("/fa/kit/text", with(typed, "kind", "other")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void mistakes_are_told_beside_their_fields_and_nothing_is_lost() {
        Browser browser = server.browser()
                .open("/en/kit")
                .type("Date", "tomorrow")
                .type("Place, in English", "東京 Square")
                .type("What it is called, in English", "x".repeat(121))
                .press("Show the kit");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.page().select(".error").eachText())
                .containsExactlyInAnyOrder(
                        "A date is written as year, month and day of either calendar, as in 2027-05-30.",
                        "These characters cannot be drawn: 東京",
                        "Please no more than 120 characters in a line.");
        assertThat(browser.page().select("textarea[name=placeen]").text()).isEqualTo("東京 Square");
        assertThat(PageCheck.faults(browser)).isEmpty();
    }

    @Test
    void what_would_turn_letters_round_unseen_is_left_out() {
        Browser browser = server.browser()
                .open("/en/kit")
                .type("Place, in English", "Safe\u202egnol Square\u2066")
                .press("Show the kit");
        assertThat(browser.source()).doesNotContain("\u202e").contains("Safegnol Square");
    }

    @Test
    void another_site_cannot_have_a_kit_made_in_our_name() throws Exception {
        HttpRequest foreign = HttpRequest.newBuilder(server.address("/en/kit/file"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Origin", "https://elsewhere.example")
                .POST(BodyPublishers.ofString("file=square.png&placeen=Trap"))
                .build();
        assertThat(HttpClient.newHttpClient()
                        .send(foreign, BodyHandlers.ofByteArray())
                        .statusCode())
                .isEqualTo(403);
        assertThat(server.browser().open("/en/kit?placeen=Trap").source()).doesNotContain("Trap</");
    }

    @Test
    void texts_for_social_media_keep_their_lengths_with_words_of_a_usual_length() {
        Browser browser = filled();
        browser.page().select("textarea[name=words]").forEach(each -> {
            String label = browser.page().select("label[for=" + each.id() + "]").text();
            if (label.contains("حداکثر")) {
                int most = each.id().startsWith("f-short") ? 280 : each.id().startsWith("f-middle") ? 500 : 1000;
                assertThat(each.text().length()).as(each.id()).isLessThanOrEqualTo(most);
            }
        });
    }
}
