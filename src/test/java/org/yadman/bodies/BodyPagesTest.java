package org.yadman.bodies;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Collator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.campaigns.FolderFiles;
import org.yadman.testing.TestServer;

@Tag("database")
class BodyPagesTest {

    private static TestServer server;

    @BeforeAll
    static void start() {
        server = TestServer.withCampaign();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    private static String section(Document page, String heading) {
        return Objects.requireNonNull(page.selectFirst("main section:has(> header h2:containsOwn(" + heading + "))"))
                .text();
    }

    @Test
    void a_visitor_finds_a_body_and_reads_what_has_been_before_it() {
        var browser = server.browser().open("/en/recognition").follow("Bodies").fill("Name or words", "southern");
        assertThat(browser.page().select("main tbody tr")).hasSize(1);
        browser.follow("Southern Region of AIUSA");
        assertThat(browser.heading()).isEqualTo("Southern Region of AIUSA");
        assertThat(section(browser.page(), "What has been before it"))
                .contains("A day of commemoration: Southern Region of AIUSA, 2002", "reported: adopted");
        browser.follow("A day of commemoration: Southern Region of AIUSA, 2002");
        assertThat(browser.follow("Southern Region of AIUSA").heading()).isEqualTo("Southern Region of AIUSA");
    }

    @Test
    void the_list_says_how_much_has_been_before_each_and_can_be_narrowed_by_kind() {
        Document page = server.browser().open("/en/bodies").page();
        assertThat(page.text()).contains("15 bodies");
        assertThat(page.select("main tbody tr:contains(Annual General Meeting)").text())
                .contains("2 requests", "United States");
        assertThat(page.select("main tbody tr:contains(House of Commons)").text())
                .contains("1 request", "Canada");
        Document courts =
                server.browser().open("/en/bodies?kind=national-court").page();
        assertThat(courts.select("main tbody tr")).hasSize(4);
        assertThat(courts.select("select[name=kind] option[selected]").attr("value"))
                .isEqualTo("national-court");
        var none = server.browser().open("/en/bodies?q=nobody");
        assertThat(none.text()).contains("No body matches");
        assertThat(none.follow("Show all").page().select("main tbody tr")).hasSize(15);
    }

    @Test
    void bodies_stand_in_the_order_of_the_readers_alphabet() {
        for (String language : List.of("en", "fa")) {
            assertThat(server.browser()
                            .open("/" + language + "/bodies")
                            .page()
                            .select("main tbody th")
                            .eachText())
                    .isSortedAccordingTo(Collator.getInstance(Locale.of(language))::compare);
        }
    }

    @Test
    void what_a_body_may_decide_stands_with_its_sources_and_where_they_differ() {
        Document page = server.browser().open("/en/bodies/un-ga").page();
        assertThat(section(page, "Who can vote there"))
                .contains("How it decides Sources differ")
                .contains("It decides on international days by consensus")
                .contains("A two-thirds majority", "A simple majority")
                .contains("Member States");
        assertThat(section(page, "What is known"))
                .contains("Members 193")
                .contains("Rung of the ladder United Nations")
                .contains("Its parts Human Rights Council of the United Nations");
        assertThat(section(server.browser().open("/en/bodies/hrc").page(), "What is known"))
                .contains("Part of General Assembly of the United Nations");
    }

    @Test
    void the_next_date_of_its_calendar_moves_with_the_clock() {
        try (TestServer moving = TestServer.withCampaign()) {
            moving.clock().set(LocalDate.of(2026, 8, 31));
            String path = "/en/bodies/aiusa-southern-region";
            assertThat(section(moving.browser().open(path).page(), "Its dates"))
                    .contains("Resolutions for the regional conference", "Last day to hand in")
                    .contains("Next: Tuesday 1 September 2026 · 10 Shahrivar 1405")
                    .contains("Next: Tuesday 15 September 2026");
            // On the day itself it is still to come; the day after, it is a year away.
            moving.clock().set(LocalDate.of(2026, 9, 1));
            assertThat(moving.browser().open(path).text()).contains("Next: Tuesday 1 September 2026");
            moving.clock().set(LocalDate.of(2026, 9, 2));
            assertThat(section(moving.browser().open(path).page(), "Its dates"))
                    .contains("Next: Wednesday 1 September 2027", "Next: Tuesday 15 September 2026");
        }
    }

    @Test
    void a_date_that_does_not_come_back_has_no_next_one_when_it_is_over() {
        try (TestServer moving = TestServer.withCampaign()) {
            assertThat(section(moving.browser().open("/en/bodies/us-congress").page(), "Its dates"))
                    .contains("Next: Sunday 3 January 2027");
            moving.clock().set(LocalDate.of(2027, 1, 4));
            assertThat(section(moving.browser().open("/en/bodies/us-congress").page(), "Its dates"))
                    .doesNotContain("Next:")
                    .contains("3 January 2027");
        }
    }

    @Test
    void a_date_without_a_rule_and_one_on_which_sources_differ_say_so(@TempDir Path folder) throws IOException {
        FolderFiles files = FolderFiles.withTracks()
                .add("deadlines.csv", "meeting,members,eligibility,Be a member")
                .add("deadlines.csv", "section,meets,session,It meets")
                .add("claims.csv", "deadline:section/meets,rule,gregorian 05-01,,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "deadline:section/meets,rule,gregorian 06-01,,report,asserts,,,,Editors,2026-01-01");
        try (TestServer small = TestServer.start()) {
            small.bringIn(files.writeTo(folder));
            assertThat(section(small.browser().open("/en/bodies/meeting").page(), "Its dates"))
                    .contains("Must be a member by then No date is known yet.");
            assertThat(section(small.browser().open("/en/bodies/section").page(), "Its dates"))
                    .contains("Sources differ", "1 May", "1 June")
                    .doesNotContain("Next:");
            assertThat(small.browser().open("/en/bodies/meeting").text())
                    .contains("A request here counts as dormant after 90 days without an event.");
        }
    }

    @Test
    void what_is_counted_from_a_meeting_is_planned_backwards_and_a_missed_day_costs_until_the_next(@TempDir Path folder)
            throws IOException {
        FolderFiles files = FolderFiles.withTracks()
                .with("deadlines.csv", """
                        body,slug,kind,session,name.en
                        meeting,assembly,session,,Spring meeting
                        meeting,autumn,session,,Autumn meeting
                        meeting,papers,deadline,autumn,Papers
                        meeting,motions,deadline,assembly,Motions
                        meeting,members,eligibility,,Membership
                        """)
                .add("claims.csv", rule("assembly", "1st saturday of gregorian 04"))
                .add("claims.csv", rule("autumn", "last saturday of gregorian 10"))
                .add("claims.csv", rule("motions", "(meeting) - 60 days"))
                .add("claims.csv", rule("members", "(meeting) - 30 days"));
        try (TestServer small = TestServer.start()) {
            small.bringIn(files.writeTo(folder));
            small.clock().set(LocalDate.of(2027, 3, 1));
            Document page = small.browser().open("/en/bodies/meeting").page();
            assertThat(section(page, "Its dates"))
                    .contains("Next: Thursday 4 March 2027", "30 days before the meeting")
                    .contains("Next: Wednesday 1 September 2027");
            assertThat(section(page, "by when: Spring meeting"))
                    .contains("“Motions” had to be done by 2 February 2027")
                    .contains("the next last day is 1 February 2028", "12 months later")
                    .contains("Membership", "3 April 2027")
                    .doesNotContain("Papers");
            assertThat(section(page, "by when: Autumn meeting"))
                    .contains("Papers", "Membership", "30 October 2027")
                    .doesNotContain("Motions", "missed");
        }
    }

    private static String rule(String deadline, String rule) {
        return "deadline:meeting/" + deadline + ",rule," + rule + ",,essay,asserts,,,,Editors,2026-01-01";
    }

    @Test
    void a_persian_page_shows_its_names_and_digits() {
        var browser = server.browser().open("/fa/bodies/aiusa-southern-region");
        assertThat(browser.heading()).isEqualTo("منطقهٔ جنوبی شاخهٔ ایالات متحدهٔ عفو بین‌الملل");
        assertThat(browser.text()).contains("۱۰ شهریور ۱۴۰۶", "۱ سپتامبر ۲۰۲۷", "۳۶۵");
    }

    @Test
    void a_body_that_is_not_there_is_not_found_and_words_from_outside_come_back_as_text() {
        for (String path : List.of("/nobody", "/nobody.atom", "/UN-GA", "/un-ga/x", "?page=2", "?page=x")) {
            assertThat(server.browser().open("/en/bodies" + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
        var browser = server.browser().open("/en/bodies?q=%3Cscript%3Ealert(1)%3C/script%3E%25_'");
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.page().select("script")).isEmpty();
        assertThat(browser.page().select("input[name=q]").attr("value")).startsWith("<script>");
    }
}
