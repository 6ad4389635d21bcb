package org.yadman.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Collator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
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
import org.yadman.testing.TestServer;

/// The ladder, its table and the page of a track as somebody without JavaScript reads them, on the real campaign.
@Tag("database")
class RecognitionPagesTest {

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
        var browser = server.browser().open(path);
        assertThat(browser.status()).as(path).isEqualTo(200);
        return browser.page();
    }

    private static Element only(Document page, String selector) {
        assertThat(page.select(selector)).as(selector).hasSize(1);
        return Objects.requireNonNull(page.selectFirst(selector));
    }

    /// What the ladder itself, above the table, says of a track.
    private static String rung(Document page, String track) {
        return page.select(".ladder .tracks > li").stream()
                .filter(entry -> entry.select(".name a").text().equals(track))
                .findFirst()
                .orElseThrow(() -> new AssertionError("not on the ladder: " + track))
                .text();
    }

    /// What the table says of a track.
    private static String line(Document page, String track) {
        return only(page, "main tbody tr:has(th a:containsOwn(" + track + "))").text();
    }

    private static List<String> names(Document page) {
        return page.select("main tbody th").eachText();
    }

    private static String section(Document page, String heading) {
        return only(page, "main section:has(> header h2:containsOwn(" + heading + "))")
                .text();
    }

    @Test
    void the_ladder_leads_from_the_united_nations_down_and_has_courts_beside_it() {
        var browser = server.browser().open("/en/").follow("Recognition");
        assertThat(browser.heading()).isEqualTo("Recognition");
        Document page = browser.page();
        assertThat(page.select(".ladder").getFirst().select(".rung h3").eachText())
                .containsExactly(
                        "United Nations",
                        "Several states together",
                        "State",
                        "International organisation",
                        "National organisation",
                        "Region",
                        "City and local group");
        assertThat(page.select(".ladder.aside .rung h3").eachText()).containsExactly("Court");
        assertThat(page.select(".ladder .bare").eachText())
                .isNotEmpty()
                .allMatch(rung -> rung.endsWith("Nothing has been asked here yet."));
    }

    @Test
    void canada_stands_in_force_and_narrower_than_ours() {
        Document page = page("/en/recognition");
        assertThat(rung(page, CANADA))
                .contains("in force", "narrower than ours", "House of Commons of Canada, 5 June 2013")
                .contains("It calls the day: day of solidarity with political prisoners in Iran")
                .doesNotContain("reported");
        assertThat(line(page, CANADA)).contains("in force", "narrower than ours");
    }

    @Test
    void the_resolution_of_2003_is_reported_and_has_been_dormant_since_april_2004() {
        Document page = page("/en/recognition");
        for (String said : List.of(rung(page, P_5), line(page, P_5))) {
            assertThat(said)
                    .contains("reported: adopted on condition")
                    .contains("dormant since 3 April 2004")
                    .contains("4 April 2003");
        }
        assertThat(rung(page, P_5))
                .contains("Taken up again by Questions to the candidates for the board of AIUSA, 2021");
    }

    @Test
    void nothing_that_was_only_introduced_or_called_for_reads_as_adopted() {
        Document page = page("/en/recognition");
        for (String track : List.of(
                "United States: H.Con.Res.159, 2016",
                "United States: H.Res.188, 2017",
                "United States: H.Res.627, 2023",
                "United States: 30 October, H.Res.1450, 2022",
                "An international mechanism for the crimes of the 1980s",
                "Petition to the United Nations")) {
            assertThat(line(page, track)).doesNotContain("adopted", "in force", "created");
        }
        assertThat(line(page, "An international mechanism for the crimes of the 1980s"))
                .contains("called for");
        assertThat(line(page, "United States: H.Res.627, 2023")).contains("lapsed");
    }

    @Test
    void the_ways_of_others_stand_apart_and_nothing_is_said_of_their_silence() {
        Document page = page("/en/recognition");
        assertThat(page.select(".ladder").text()).doesNotContain("Srebrenica", "Rwanda", "Roma");
        assertThat(section(page, "How others came to their day"))
                .contains("United Nations: 11 July for Srebrenica in force")
                .doesNotContain("dormant", "nothing recorded", "for others than ours");
    }

    @ParameterizedTest
    @CsvSource({
        "level=state, 6",
        "level=state&state=in-force, 1",
        "state=conditional, 1",
        "role=precedent, 9",
        "role=ours, 17",
        "level=court, 4",
        "level=local, 0",
        "q=canada, 1",
        "q=pittsburgh, 0",
        // What a choice does not know asks for nothing.
        "level=moon&state=eaten&role=nobody&sort=colour, 26"
    })
    void the_table_can_be_narrowed(String query, int tracks) {
        assertThat(names(page("/en/recognition?" + query))).hasSize(tracks);
    }

    @Test
    void what_was_asked_for_stays_in_the_form_and_only_the_table_is_shown() {
        Document page = page("/en/recognition?level=state&state=stopped&role=ours&sort=name&q=united");
        assertThat(page.select(".ladder")).isEmpty();
        for (var field : List.of("level state", "state stopped", "role ours", "sort name")) {
            String[] parts = field.split(" ", -1);
            assertThat(page.select("select[name=" + parts[0] + "] option[selected]")
                            .attr("value"))
                    .isEqualTo(parts[1]);
        }
        assertThat(page.select("input[name=q]").attr("value")).isEqualTo("united");
        assertThat(names(page)).hasSize(3).allMatch(name -> name.startsWith("United States: H."));
    }

    @Test
    void the_dormant_ones_are_those_that_say_so() {
        Document page = page("/en/recognition?dormant=yes");
        assertThat(page.select("main tbody tr").eachText())
                .isNotEmpty()
                .allMatch(line -> line.contains("dormant since"));
        Document all = page("/en/recognition");
        assertThat(names(page)).hasSameSizeAs(all.select("main tbody tr:contains(dormant since)"));
    }

    @Test
    void a_track_falls_dormant_as_the_clock_moves() throws IOException {
        try (TestServer moving = TestServer.withCampaign()) {
            String track = "An international mechanism for the crimes of the 1980s";
            moving.clock().set(LocalDate.of(2025, 7, 21));
            assertThat(line(moving.browser().open("/en/recognition").page(), track))
                    .doesNotContain("dormant");
            assertThat(names(
                            moving.browser().open("/en/recognition?dormant=yes").page()))
                    .doesNotContain(track);
            moving.clock().set(LocalDate.of(2025, 7, 22));
            assertThat(line(moving.browser().open("/en/recognition").page(), track))
                    .contains("dormant since 22 July 2025");
            assertThat(names(
                            moving.browser().open("/en/recognition?dormant=yes").page()))
                    .contains(track);
            assertThat(moving.browser().open("/en/recognition/mechanism-1988").text())
                    .contains("dormant since 22 July 2025");
        }
    }

    @Test
    void the_table_is_sorted_as_asked_in_the_alphabet_of_the_reader() {
        assertThat(names(page("/en/recognition?sort=name")))
                .isSortedAccordingTo(Collator.getInstance(Locale.ENGLISH)::compare);
        assertThat(names(page("/fa/recognition?sort=name")))
                .isSortedAccordingTo(Collator.getInstance(Locale.of("fa"))::compare);
        assertThat(names(page("/en/recognition?sort=latest")).getFirst())
                .isIn("Fact-finding mission on Iran", "Special Rapporteur on human rights in Iran");
        assertThat(names(page("/en/recognition")).getFirst()).isEqualTo(CANADA);
    }

    @Test
    void a_search_that_finds_nothing_says_so_and_leads_back_to_all() {
        var browser = server.browser().open("/en/recognition").fill("Name or words", "nobody is called so");
        assertThat(browser.text()).contains("Nothing matches");
        browser.follow("Show all");
        assertThat(browser.page().select(".ladder")).isNotEmpty();
        assertThat(names(browser.page())).hasSize(26);
    }

    @Test
    void a_search_takes_words_of_either_language_and_the_letters_of_an_arabic_keyboard() {
        assertThat(names(server.browser()
                        .open("/fa/recognition")
                        .fill("نام یا واژه‌ها", "همبستگي")
                        .page()))
                .containsExactly("کانادا: روز همبستگی، ۲۰۱۳");
        assertThat(names(page("/en/recognition?q=solidarity"))).contains(CANADA);
    }

    @Test
    void a_long_list_is_read_in_pages(@TempDir Path folder) throws IOException {
        FolderFiles files = FolderFiles.withTracks();
        for (int i = 0; i < 60; i++) {
            files.add("tracks.csv", "more-" + i + ",ours,resolution,section,,More " + i + ",,same,none,")
                    .add("steps.csv", "more-" + i + ",idea,1,idea,,,An idea.")
                    .add("claims.csv", "step:more-" + i + "/idea,date,2002,,essay,asserts,,,,Editors,2026-01-01");
        }
        try (TestServer many = TestServer.start()) {
            many.bringIn(files.writeTo(folder));
            var browser = many.browser().open("/en/recognition");
            assertThat(browser.text()).contains("63 requests", "Page 1 of 2", "All 62 requests");
            // A rung shows the furthest; all of them stand in the list.
            assertThat(browser.page().select(".ladder .tracks > li")).hasSizeLessThan(20);
            List<String> first = names(browser.page());
            browser.follow("Next");
            assertThat(browser.page().select(".ladder")).isEmpty();
            assertThat(first).hasSize(50);
            assertThat(names(browser.page())).hasSize(13).doesNotContainAnyElementsOf(first);
            assertThat(many.browser().open("/en/recognition?page=3").status()).isEqualTo(404);
        }
    }

    @Test
    void an_empty_record_says_that_nothing_has_been_asked() {
        try (TestServer empty = TestServer.start()) {
            assertThat(empty.browser().open("/en/recognition").text()).contains("Nothing has been asked of anyone yet");
            assertThat(empty.browser().open("/fa/recognition").text()).contains("هنوز از کسی چیزی خواسته نشده است");
            assertThat(empty.browser().open("/en/bodies").text()).contains("No body yet");
            assertThat(empty.browser().open("/en/news").text()).contains("Nothing has been entered yet.");
        }
    }

    @Test
    void the_page_of_the_resolution_tells_what_is_known_and_what_is_only_reported() {
        var browser = server.browser().open("/en/recognition").follow(P_5);
        assertThat(browser.heading()).isEqualTo(P_5);
        assertThat(browser.page().select(".head .stands").text())
                .contains("reported: adopted on condition", "4 April 2003", "dormant since 3 April 2004");
        assertThat(browser.text()).contains("We hold neither the document itself nor two sources");
    }

    @Test
    void its_condition_cannot_be_measured_and_the_page_says_why() {
        String condition = section(page("/en/recognition/p-5"), "The condition");
        assertThat(condition)
                .contains("cannot be measured")
                .contains("on condition that other human-rights organisations agree with the date")
                .contains("the text we hold names no number.")
                .contains("it does not say who decides whether it is met.")
                .contains("it does not say by when.")
                .contains("nobody looks after it.")
                .contains("As we read it human-rights organisations agree with the date");
    }

    @Test
    void it_says_why_it_stopped_and_who_says_so() {
        assertThat(section(page("/en/recognition/p-5"), "Why it stopped"))
                .contains("The condition cannot be measured", "Follows from:")
                .contains("Those who could have carried it on did not", "Says so:")
                .contains("That this held the matter up is our inference; no source says so.");
    }

    @Test
    void it_leads_to_the_board_election_that_took_it_up_again_and_back() {
        var browser = server.browser().open("/en/recognition/p-5");
        assertThat(section(browser.page(), "What is known")).contains("Taken up again by Questions to the candidates");
        browser.follow("Questions to the candidates for the board of AIUSA, 2021");
        assertThat(section(browser.page(), "What is known")).contains("Takes up again " + P_5);
        assertThat(section(browser.page(), "Promises"))
                .contains("Barbara C. Sproul", "Penelope Halkiadakis", "What became of it is not known here.");
        assertThat(browser.follow(P_5).heading()).isEqualTo(P_5);
    }

    @Test
    void where_sources_differ_all_of_them_stand_with_their_names() {
        Document page = page("/en/recognition/p-5");
        assertThat(page.select(".head").text()).contains("sources differ; all of them are shown");
        assertThat(only(page, "#s-adopted").text())
                .contains("Sources differ", "Pittsburgh", "Pittsburg ")
                .contains("Adopted on condition that other human-rights organisations agree with the date")
                .contains("Amnesty International recognised 1 September", "Finally adopted");
        assertThat(section(page, "What is known"))
                .contains("International Day of Remembrance for Political and Ideological Victims")
                .contains("Request for Commemoration Day for the Political Prisoners Massacred By their Governments")
                .contains("P5", "P-5");
    }

    @Test
    void its_history_stands_in_order_and_each_step_has_its_sources() {
        Document page = page("/en/recognition/p-5");
        assertThat(page.select(".story > li").eachAttr("id"))
                .containsExactly("s-submitted", "s-follow-ups", "s-adopted", "s-protests");
        assertThat(only(page, "#s-protests .when").text()).isEqualTo("since April 2003");
        assertThat(only(page, "#s-adopted time").attr("datetime")).isEqualTo("2003-04-04");
        assertThat(page.select(".story > li"))
                .allMatch(step -> !step.select("a[href^=/en/sources/]").isEmpty());
        // What only happened on the way is drawn otherwise than what moved it.
        assertThat(page.select(".story > li.moves").eachAttr("id")).containsExactly("s-submitted", "s-adopted");
    }

    @Test
    void an_undisputed_decision_shows_its_proof_its_vote_and_its_words() {
        Document page = page("/en/recognition/canada-2013");
        assertThat(only(page, "#s-in-force").text()).contains("Two sources that are independent of each other say so.");
        assertThat(only(page, "#s-adopted").text())
                .contains("by unanimous consent", "establishes September 1 as a day of solidarity");
        assertThat(page.select(".head").text()).doesNotContain("reported").contains("nothing recorded since");
        assertThat(section(page, "What is known"))
                .contains("Nobody yet", "It is a political statement and binds nobody.");
    }

    @Test
    void a_persian_page_is_persian_throughout() {
        Document page = page("/fa/recognition/p-5");
        assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
        assertThat(only(page, "h1").text()).isEqualTo("قطعنامهٔ P-5 عفو بین‌الملل ایالات متحده، ۲۰۰۳");
        assertThat(page.select(".head .stands").text())
                .contains("به گفتهٔ منابع: تصویب مشروط", "۱۵ فروردین ۱۳۸۲ · ۴ آوریل ۲۰۰۳", "راکد از ۱۵ فروردین ۱۳۸۳");
        assertThat(page.select("main h2").eachText())
                .startsWith("شرط", "چرا از راه ماند")
                .allMatch(heading -> !heading.matches(".*[A-Za-z].*"));
        assertThat(page.text()).contains("سنجیدنی نیست", "متنی که در دست داریم عددی نمی‌گوید.");
        // The words of the source stay as they are, marked as of their own language.
        assertThat(only(page, "#condition-others-agree blockquote q").attr("lang"))
                .isEqualTo("en");
        assertThat(only(page, "#condition-others-agree blockquote q").text()).startsWith("on condition that other");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/en/recognition/nothing",
                "/fa/recognition/P-5",
                "/en/recognition/p-5/more",
                "/en/recognition/nothing.atom",
                "/en/recognition?page=2",
                "/en/recognition?page=0",
                "/en/recognition?page=x",
                "/xx/recognition"
            })
    void what_is_not_there_is_not_found(String path) {
        assertThat(server.browser().open(path).status()).isEqualTo(404);
    }

    @Test
    void words_from_outside_come_back_as_text() {
        var browser = server.browser().open("/en/recognition?q=%3Cscript%3Ealert(1)%3C/script%3E%25_'%22%5C");
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.page().select("script")).isEmpty();
        assertThat(browser.page().select("input[name=q]").attr("value"))
                .startsWith("<script>")
                .endsWith("'\"\\");
        for (String sign : List.of("%25", "_", "%5C", "'")) {
            assertThat(server.browser().open("/en/recognition?q=" + sign).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void words_from_a_folder_come_out_as_text(@TempDir Path folder) throws IOException {
        String bad = "<script>alert(1)</script>";
        FolderFiles files = FolderFiles.withTracks()
                .replace("tracks.csv", "The second request", "<b>x</b>" + bad)
                .replace("bodies.csv", "Its meeting", "<i>m</i>" + bad)
                .replace("steps.csv", "It was adopted.", bad)
                .replace("conditions.csv", "if others agree", bad)
                .replace("outcomes.csv", "N. N.", bad)
                .replace("deadlines.csv", ",Papers", "," + bad);
        try (TestServer spoilt = TestServer.start()) {
            spoilt.bringIn(files.writeTo(folder));
            for (String path : List.of(
                    "/recognition",
                    "/recognition/second",
                    "/recognition/first",
                    "/recognition/case",
                    "/bodies",
                    "/bodies/meeting",
                    "/news")) {
                for (String language : List.of("/en", "/fa")) {
                    var browser = spoilt.browser().open(language + path);
                    assertThat(browser.status()).as(path).isEqualTo(200);
                    assertThat(browser.page().select("script, main b, main i"))
                            .as(path)
                            .isEmpty();
                }
            }
            assertThat(spoilt.browser().open("/en/recognition/second").heading())
                    .isEqualTo("<b>x</b>" + bad);
        }
    }
}
