package org.yadman.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.campaigns.FolderFiles;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestServer;

/// The drawing of the ladder, the map, a body's record and the months, on the real campaign and on a small folder.
@Tag("database")
class LadderPagesTest {

    private static final String P_5 = "Resolution P-5 of AIUSA, 2003";
    private static final String CANADA = "Canada: a day of solidarity, 2013";

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.withCampaign();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static Document page(String path) {
        return page(server, path);
    }

    private static Document page(TestServer of, String path) {
        Browser browser = of.browser().open(path);
        assertThat(browser.status()).as(path).isEqualTo(200);
        assertThat(PageCheck.faults(browser)).isEmpty();
        return browser.page();
    }

    private static Element drawn(Document page, String width, String says) {
        return page.select("svg." + width + " a").stream()
                .filter(mark -> mark.select("title").text().contains(says))
                .findFirst()
                .orElseThrow(() -> new AssertionError(says + " is not drawn"));
    }

    // ---- the drawing of the ladder

    @ParameterizedTest
    @ValueSource(strings = {"broad", "narrow"})
    void every_track_of_a_rung_is_a_mark_that_leads_to_it_and_says_what_it_is(String width) {
        Document page = page("/en/recognition");
        Element mark = drawn(page, width, P_5);
        assertThat(mark.attr("href")).isEqualTo("/en/recognition/p-5");
        assertThat(mark.select("title").text())
                .contains("reported: adopted on condition", "Resolution, on condition", "Annual General Meeting");
        assertThat(mark.select("text").text()).startsWith("Resolution P-5");
        assertThat(page.select("svg.rungs." + width + " a[href^=/en/recognition/]"))
                .hasSameSizeAs(page.select(".ladder:not(.aside) .tracks > li"));
    }

    @Test
    void standings_are_told_apart_by_the_shape_of_their_marks() {
        Document page = page("/en/recognition");
        String inForce = shape(drawn(page, "narrow", CANADA));
        String conditional = shape(drawn(page, "narrow", P_5));
        String underWay = shape(drawn(page, "narrow", "An international mechanism"));
        String stopped = shape(drawn(page, "narrow", "H.Res.188"));
        assertThat(List.of(inForce, conditional, underWay, stopped)).doesNotHaveDuplicates();
    }

    private static String shape(Element mark) {
        return mark.select("path").eachAttr("d").toString().replaceAll("M[0-9. ]+", "M");
    }

    @Test
    void lines_join_the_tracks_that_belong_together() {
        Document page = page("/en/recognition");
        assertThat(page.select("svg.rungs.narrow g title").eachText())
                .contains(
                        "Resolution P-5 of AIUSA, 2003. Follows on: A day of commemoration: Southern Region of AIUSA,"
                                + " 2002",
                        "United States: H.Res.188, 2017. Brings in again: United States: H.Con.Res.159, 2016");
    }

    @Test
    void the_drawing_is_mirrored_where_the_language_runs_from_right_to_left() {
        double english = firstRail(page("/en/recognition"));
        double persian = firstRail(page("/fa/recognition"));
        assertThat(english).isLessThan(344 / 2.0);
        assertThat(persian).isEqualTo(344 - english);
    }

    private static double firstRail(Document page) {
        String d = Objects.requireNonNull(page.selectFirst("svg.rungs.narrow path.rail"))
                .attr("d");
        return Double.parseDouble(d.substring(1, d.indexOf(' ')));
    }

    // ---- kinds of acts

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            canada-2013        | Motion
            h-r-4744           | Mention inside another text
            p-5                | reported: Resolution, on condition
            h-res-627          | Resolution that was asked for; it never took effect
            mechanism-1988     | Call for a mechanism; there is no mechanism
            special-rapporteur-iran | Mechanism that exists
            un-petition        | Petition; nothing has been decided on it
            noury              | Judgment in a criminal case that is not carried out any more
            holodomor-ep-2022  | Text; its kind is not in the record
            """)
    void a_track_says_what_kind_of_act_it_is(String slug, String act) {
        assertThat(page("/en/recognition/" + slug)
                        .select("dl.facts > div:has(dt:containsOwn(Kind of act)) dd")
                        .text())
                .isEqualTo(act);
    }

    @Test
    void the_table_says_the_act_the_title_and_whom_it_concerns() {
        Element row = Objects.requireNonNull(page("/en/recognition?q=canada").selectFirst("main tbody tr"));
        assertThat(row.text())
                .contains(
                        "Motion",
                        "It calls the day: day of solidarity with political prisoners in Iran",
                        "Political prisoners in Iran",
                        "narrower than ours");
    }

    // ---- the map

    @Test
    void the_map_fills_a_country_by_its_parliament_and_marks_what_others_there_decided() {
        Document page = page("/en/recognition/map");
        Element canada = drawn(page, "broad", "Canada: in force. Motion.");
        assertThat(canada.select("use").attr("class")).isEqualTo("of in-force");
        assertThat(canada.select("use").attr("href")).isEqualTo("#c-CA");
        Element congress = drawn(page, "broad", "United States: adopted. Mention inside another text.");
        assertThat(congress.select("use").attr("class")).isEqualTo("of mentioned");
        Element section = drawn(page, "broad", "United States: reported: adopted");
        assertThat(section.select("use")).isEmpty();
        assertThat(section.select("path")).isNotEmpty();
        assertThat(page.select("svg.stock path#c-CA, svg.stock path#c-US")).hasSize(2);
    }

    @Test
    void courts_are_not_on_the_map() {
        assertThat(page("/en/recognition/map").select("svg, main tbody").text()).doesNotContain("Sweden", "Noury");
    }

    @Test
    void the_table_of_the_map_says_the_same_in_words() {
        Document page = page("/en/recognition/map");
        String canada = Objects.requireNonNull(page.selectFirst("main tbody tr:has(th:containsOwn(Canada))"))
                .text();
        assertThat(canada)
                .contains(
                        "parliament or government",
                        "in force",
                        "5 June 2013",
                        "unanimous",
                        "Motion",
                        "narrower than ours");
        assertThat(page.select("main section:has(h2:containsOwn(Bodies of many countries)) tbody")
                        .text())
                .contains("Human Rights Council", "Call for a mechanism; there is no mechanism");
    }

    @Test
    void the_ways_of_others_have_a_map_of_their_own() {
        Browser browser = server.browser().open("/en/recognition").follow("Map of recognitions");
        assertThat(browser.heading()).isEqualTo("Map of recognitions");
        browser.follow("other days");
        assertThat(browser.page().select("main tbody").text())
                .contains("Srebrenica")
                .doesNotContain(CANADA);
        assertThat(PageCheck.faults(browser)).isEmpty();
    }

    @Test
    void the_map_is_not_mirrored_and_names_countries_in_the_readers_language() {
        Document page = page("/fa/recognition/map");
        assertThat(page.select("svg.broad use.land").attr("transform")).isEmpty();
        assertThat(page.select("main tbody th").text()).contains("کانادا").doesNotContain("Canada");
    }

    @Test
    void a_country_too_small_for_an_outline_has_a_dot(@TempDir Path folder) throws IOException {
        try (TestServer small = TestServer.start()) {
            small.bringIn(FolderFiles.withTracks()
                    .replace("bodies.csv", "section,ngo-section,US", "section,parliament,SG")
                    .writeTo(folder.resolve("c")));
            Element mark = drawn(page(small, "/en/recognition/map"), "broad", "Singapore:");
            assertThat(mark.select("circle")).hasSize(1);
            assertThat(mark.select("use")).isEmpty();
        }
    }

    // ---- a body's record

    @Test
    void a_bodys_page_says_when_it_was_asked_what_it_decided_and_how_long_it_took() {
        Document page = page("/en/bodies/canada-commons");
        String row = Objects.requireNonNull(page.selectFirst("main tbody tr:has(a:containsOwn(" + CANADA + "))"))
                .text();
        assertThat(row).contains("submitted, 5 June 2013", "adopted, 5 June 2013", "the same day", "unanimous");
    }

    @Test
    void that_no_answer_is_in_the_record_is_all_that_is_said_of_silence() {
        Document page = page("/en/bodies/un-ga");
        String row = Objects.requireNonNull(
                        page.selectFirst("main tbody tr:has(a:containsOwn(Petition to the United Nations))"))
                .text();
        assertThat(row)
                .contains("no answer is in the record", "no decision is in the record")
                .doesNotContainIgnoringCase("fail")
                .doesNotContainIgnoringCase("refuse");
        assertThat(page("/fa/bodies/un-ga").select("main tbody").text()).contains("پاسخی در بایگانی نیست");
    }

    // ---- months

    @Test
    void a_month_tells_what_happened_in_it_in_both_calendars() {
        Document page = page("/en/recognition/changes?month=2013-06");
        assertThat(page.select("h1").text()).isEqualTo("What changed in June 2013");
        assertThat(page.select(".head").text()).contains("11 Khordad 1392", "Earlier: May 2013", "Later: July 2013");
        assertThat(page.select("main section:has(h2:containsOwn(What happened)) li")
                        .eachText())
                .anyMatch(line -> line.startsWith(CANADA) && line.contains("adopted, 5 June 2013"));
        assertThat(page("/fa/recognition/changes?month=1392-03")
                        .select("main li")
                        .text())
                .contains("۵ ژوئن ۲۰۱۳");
    }

    @Test
    void a_year_lies_in_no_month_and_a_month_without_anything_says_so() {
        assertThat(page("/en/recognition/changes?month=2013-01").select("main").text())
                .doesNotContain(CANADA)
                .contains("Nothing of this month is in the record.");
    }

    @Test
    void what_was_written_down_in_a_month_stands_apart_from_what_happened() {
        server.clock().set(LocalDate.of(2026, 11, 29));
        Document page = page("/en/recognition/changes");
        assertThat(page.select("h1").text()).isEqualTo("What changed in November 2026");
        assertThat(page.select("main section:has(h2:containsOwn(What was written down)) li"))
                .isNotEmpty();
        assertThat(page.select("a[rel=next]")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "2013-13", "0001-01", "9999-12", "2013-6", "1392-00"})
    void what_is_no_month_shows_this_one(String month) {
        server.clock().set(LocalDate.of(2026, 11, 29));
        assertThat(page("/en/recognition/changes?month=" + month).select("h1").text())
                .isEqualTo("What changed in November 2026");
    }
}
