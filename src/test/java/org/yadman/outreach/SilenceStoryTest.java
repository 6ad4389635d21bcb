package org.yadman.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.campaigns.FolderFiles;
import org.yadman.platform.db.Changes;
import org.yadman.testing.Browser;
import org.yadman.testing.Dump;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// Who was asked and has not answered: seen at the desk, told beforehand, named in public for one month where
/// the coalition chose that, and what somebody who watches the page learns from it: nothing.
@Tag("database")
class SilenceStoryTest {

    private static final String CONTACTS = "/en/desk/outreach/contacts";
    private static final String LEDGER = "/en/desk/outreach/silence";
    private static final String PUBLIC = "/en/asked/silence";

    private TestServer server;
    private Browser keeper;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = TestServer.start(TestDatabase.fresh(), TestCaller.class);
        server.bringIn(FolderFiles.sound().with("groups.csv", """
                        slug,kind,country,name.en,site
                        families,families,SE,Families,
                        mehr,human-rights-organisation,US,MEHR,https://example.org
                        second,human-rights-organisation,US,Second house (fictional),
                        third,union,SE,Third house (fictional),
                        """).writeTo(folder));
        on(LocalDate.of(2026, 9, 1));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void on(LocalDate day) {
        server.clock().set(day);
        keeper = server.browser().as(TestCaller.coordinator(1));
    }

    private void night(LocalDate day) {
        on(day);
        server.bean(NamingJob.class).run();
    }

    private void contact(String name, String group, String country, String safety) {
        keeper.open(CONTACTS)
                .type("Name", name)
                .type("The group in the record", group)
                .type("country", country)
                .type("E-mail", name.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]", "") + "@example.org");
        if (!safety.isEmpty()) {
            keeper.type(safety, "yes");
        }
        keeper.press("Add");
        if (keeper.status() == 409) {
            keeper.type("It is another one: add it all the same", "yes").press("Add");
        }
        assertThat(keeper.status()).as(name).isEqualTo(200);
    }

    private void contact(String name, String group) {
        contact(name, group, "United States", "");
    }

    // Everybody is asked, and reminded once as announced.
    private void askAll(String reminders) {
        keeper.open("/en/desk/outreach/appeals/new?kind=agreement")
                .type("What we call it", "Autumn letter")
                .type("Who writes", "The circle (fictional)")
                .type("Office number to ring back", "+46 8 000 00 00")
                .type("How many reminders will come, at most", reminders)
                .type("Working days until we hope for an answer", "5")
                .press("Save");
        String appeal = keeper.location();
        String add = keeper.page().select("a:contains(Add )").text();
        keeper.follow(add).press("Add those chosen");
        for (int i = 0; i <= Integer.parseInt(reminders); i++) {
            on(LocalDate.of(2026, 9, 1).plusWeeks(2L * i));
            for (String path : threads(appeal)) {
                keeper.open(path).type("How", "own-mail").press("Note it");
                assertThat(keeper.status()).as(path).isEqualTo(200);
            }
        }
        on(LocalDate.of(2026, 10, 1));
    }

    private java.util.List<String> threads(String appeal) {
        return keeper.open(appeal).page().select("a[href*=/outreach/threads/]").eachAttr("href");
    }

    private String thread(String name) {
        return keeper.open(LEDGER)
                .page()
                .select("tbody th a:contains(" + name + ")")
                .attr("href");
    }

    private void choose() {
        Browser one = server.browser().as(TestCaller.steward(1));
        one.open(LEDGER).press("Ask a second steward to publish it");
        String request = one.location();
        assertThat(one.page().select("input[value=approve]")).isEmpty();
        assertThat(namesAnybody()).as("one alone chooses nothing").isFalse();
        server.browser().as(TestCaller.steward(2)).open(request).press("Approve: it is done at once");
        assertThat(namesAnybody()).isTrue();
    }

    private boolean namesAnybody() {
        return !server.browser().open(PUBLIC).text().contains("does not publish who has not answered");
    }

    private void tell(String thread) {
        keeper.open(thread + "/notice").type("How", "own-mail").press("It was sent");
        assertThat(keeper.status()).isEqualTo(200);
        assertThat(keeper.text()).contains("told that it will be named");
    }

    private void answer(String thread, String words) {
        keeper.open(thread)
                .type("Its words", words)
                .type("How it came", "by telephone")
                .press("Write it down");
        assertThat(keeper.text()).contains(words);
    }

    private String seen() {
        return server.browser().open(PUBLIC).text();
    }

    @Test
    void the_desk_sees_when_and_how_it_was_asked_and_nobody_else_sees_anything() {
        contact("House (fictional)", "MEHR");
        askAll("1");
        keeper.open(LEDGER);
        assertThat(keeper.text())
                .contains("House (fictional)", "Autumn letter", "1 September 2026", "15 September 2026")
                .contains("by e-mail from one’s own program, sent", "not named")
                .contains("The coalition does not publish who has not answered.");
        assertThat(PageCheck.faults(keeper)).isEmpty();
        assertThat(keeper.open(LEDGER + "?q=nobody").text()).contains("No contact is called so");
        assertThat(keeper.fetch(LEDGER + ".csv").body()).contains("House (fictional),United States,Autumn letter");
        assertThat(server.browser().as(TestCaller.volunteer(9)).open(LEDGER).text())
                .doesNotContain("House (fictional)");
        Browser visitor = server.browser().open(PUBLIC);
        assertThat(visitor.status()).isEqualTo(200);
        assertThat(visitor.text())
                .contains("does not publish who has not answered")
                .doesNotContain("House", "MEHR");
        assertThat(PageCheck.faults(visitor)).isEmpty();
        keeper.open(thread("House") + "/notice");
        assertThat(keeper.page().select("form[action$=/notice]")).isEmpty();
        Browser persian = server.browser().open("/fa/asked/silence");
        assertThat(persian.text()).contains("منتشر نمی‌کند که چه گروهی پاسخ نداده است");
        assertThat(PageCheck.faults(persian)).isEmpty();
    }

    @Test
    void two_stewards_choose_each_is_told_two_weeks_ahead_and_stands_for_one_month() {
        contact("House (fictional)", "MEHR");
        askAll("1");
        choose();
        String thread = thread("House");
        keeper.open(thread + "/notice");
        assertThat(PageCheck.faults(keeper)).isEmpty();
        assertThat(keeper.page().select("#f-read").text())
                .contains("To House (fictional)", "– 1 September 2026", "Not before 1 November 2026")
                .contains("neither consent nor refusal")
                .doesNotContain("[");
        keeper.type("text", "You are named. [asks] [stands]")
                .type("How", "own-mail")
                .press("It was sent");
        assertThat(keeper.status()).isEqualTo(422);
        assertThat(keeper.mistakes().get("text")).contains("[address]");
        tell(thread);
        assertThat(PageCheck.faults(keeper)).isEmpty();

        night(LocalDate.of(2026, 10, 31));
        assertThat(seen()).contains("Nobody stands here this month");
        night(LocalDate.of(2026, 11, 1));
        night(LocalDate.of(2026, 11, 2));
        Browser visitor = server.browser().open(PUBLIC);
        assertThat(visitor.text())
                .contains("MEHR", "On 1 November 2026", "we had no answer yet", "1 September 2026", "15 September 2026")
                .contains("No answer is neither consent nor refusal", "On 1 October 2026")
                .doesNotContain("House (fictional)");
        assertThat(PageCheck.faults(visitor)).isEmpty();
        var answer = visitor.fetch(PUBLIC);
        assertThat(answer.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
        for (String elsewhere : java.util.List.of("/en/", "/en/asked", "/en/groups/mehr", "/en/search?q=MEHR")) {
            assertThat(server.browser().open(elsewhere).text())
                    .as(elsewhere)
                    .doesNotContain("we had no answer yet", "1 September 2026");
        }

        night(LocalDate.of(2026, 12, 1));
        assertThat(seen()).contains("Nobody stands here this month").doesNotContain("MEHR");
        keeper.open(thread + "/notice");
        assertThat(keeper.text()).contains("stood on the public page");
        assertThat(keeper.page().select("#f-read"))
                .as("nobody stands there twice")
                .isEmpty();
    }

    @Test
    void whoever_watches_the_page_cannot_tell_who_answered_in_confidence() {
        contact("House (fictional)", "MEHR");
        contact("Office (fictional)", "Second house (fictional)");
        askAll("1");
        choose();
        String first = thread("House");
        String second = thread("Office");
        tell(first);
        tell(second);
        night(LocalDate.of(2026, 11, 1));
        String before = seen();
        long number = server.bean(Changes.class).last().number();
        on(LocalDate.of(2026, 11, 10));
        answer(first, "We agree, and nobody may know.");
        server.bean(NamingJob.class).run();
        assertThat(seen())
                .as("an answer moves nothing before the month is over")
                .isEqualTo(before);
        assertThat(server.bean(Changes.class).last().number()).isEqualTo(number);
        night(LocalDate.of(2026, 12, 1));
        assertThat(seen()).as("both leave, answered or not").doesNotContain("MEHR", "Second house");
    }

    @Test
    void an_answer_or_an_objection_before_the_month_begins_keeps_it_off() {
        contact("House (fictional)", "MEHR");
        contact("Office (fictional)", "Second house (fictional)");
        askAll("1");
        choose();
        String first = thread("House");
        String second = thread("Office");
        tell(first);
        tell(second);
        answer(first, "Do not write that.");
        keeper.open(second + "/notice").press("It is not named");
        assertThat(keeper.text()).contains("is not named");
        night(LocalDate.of(2026, 11, 1));
        assertThat(seen()).contains("Nobody stands here this month");
    }

    @Test
    void whoever_answered_at_its_own_desk_or_to_another_letter_is_not_named() {
        contact("House (fictional)", "MEHR");
        contact("Office (fictional)", "Second house (fictional)");
        contact("Press of the office (fictional)", "Second house (fictional)");
        askAll("1");
        choose();
        String first = thread("House");
        String second = thread("Press of the office");
        tell(first);
        tell(second);
        server.browser()
                .as(TestCaller.representative(
                        1,
                        server.bean(org.yadman.groups.Groups.class)
                                .find("mehr")
                                .orElseThrow()
                                .id()))
                .open("/en/desk/answer")
                .press("No")
                .type("Who speaks for the group", "The chair")
                .press("Go on: read it once more")
                .press("Yes, this is our answer");
        assertThat(keeper.open(first + "/notice").text()).contains("It has answered");
        answer(
                keeper.open(LEDGER)
                        .page()
                        .select("tbody th a:has(bdi:matchesOwn(^Office))")
                        .attr("href"),
                "Ask us in spring.");
        night(LocalDate.of(2026, 11, 1));
        assertThat(seen()).contains("Nobody stands here this month");
    }

    @Test
    void its_own_words_stand_there_word_for_word_once_they_were_read_back() {
        contact("House (fictional)", "MEHR");
        askAll("1");
        choose();
        String thread = thread("House");
        tell(thread);
        answer(thread, "We decide this in spring <b>together</b>.");
        keeper.open(thread + "/notice");
        assertThat(keeper.text()).contains("No answer of this group can stand there yet");
        keeper.open(thread).press("It was read back to the group");
        keeper.open(thread + "/notice").press("The group wants these words there");
        String row = Objects.requireNonNull(Dump.of(server).get("naming")).toString();
        assertThat(row).as("sealed until it is public").doesNotContain("spring");
        night(LocalDate.of(2026, 11, 1));
        assertThat(seen())
                .contains("In its own words", "We decide this in spring <b>together</b>.")
                .doesNotContain("no answer yet. We asked");
        assertThat(PageCheck.faults(server.browser().open(PUBLIC))).isEmpty();
    }

    @Test
    void never_a_family_a_person_a_protected_country_or_whoever_must_not_be_named() {
        contact("Person (fictional)", "");
        contact("Mothers (fictional)", "Families", "Sweden", "");
        contact("Hidden (fictional)", "MEHR", "United States", "Publish nothing about it");
        contact("Branch (fictional)", "MEHR");
        contact("Far (fictional)", "Second house (fictional)", "Iran", "");
        contact("Good (fictional)", "Third house (fictional)", "Sweden", "");
        server.bean(org.springframework.jdbc.core.simple.JdbcClient.class)
                .sql("update campaign set protected_countries = 'IR'")
                .update();
        server.inTransaction(() -> server.bean(Changes.class).raise());
        askAll("1");
        choose();
        assertThat(notice("Person")).contains("It is no group of the record");
        assertThat(notice("Mothers")).contains("Families are never named");
        assertThat(notice("Hidden")).contains("A rule for people’s safety");
        assertThat(notice("Branch")).as("another office of the same group").contains("A rule for people’s safety");
        assertThat(notice("Far")).contains("could endanger somebody");
        assertThat(notice("Good")).doesNotContain("What stands against it");

        tell(thread("Good"));
        night(LocalDate.of(2026, 11, 1));
        assertThat(seen()).contains("Third house");
        // A rule that is made later holds at once.
        keeper.open(CONTACTS).follow("Good (fictional)");
        keeper.type("Publish nothing about it", "yes").press("Save");
        assertThat(seen()).doesNotContain("Third house");
    }

    private String notice(String name) {
        String path = thread(name);
        assertThat(path).as(name).isNotEmpty();
        return keeper.open(path + "/notice").text();
    }

    @Test
    void who_was_promised_to_hear_no_more_is_not_told_and_so_not_named() {
        contact("House (fictional)", "MEHR");
        askAll("0");
        choose();
        keeper.open(thread("House") + "/notice");
        assertThat(keeper.text()).contains("Our letter said that nothing more would come");
        assertThat(keeper.page().select("#f-read")).isEmpty();
        // The button that was not shown does nothing either.
        String there = keeper.location();
        String token = keeper.page().select("input[name=_form]").attr("value");
        keeper.sendTo(
                there,
                "act=note&way=own-mail&version="
                        + server.bean(ThreadStore.class).listAll().getFirst().version() + "&_form=" + token);
        assertThat(keeper.status()).isEqualTo(409);
    }

    @Test
    void one_steward_ends_it_at_once_and_a_new_choice_names_nobody_unasked() {
        contact("House (fictional)", "MEHR");
        contact("Office (fictional)", "Second house (fictional)");
        askAll("1");
        choose();
        tell(thread("House"));
        night(LocalDate.of(2026, 11, 1));
        assertThat(seen()).contains("MEHR");
        server.browser().as(TestCaller.steward(3)).open(LEDGER).press("End it now");
        assertThat(namesAnybody()).isFalse();
        choose();
        night(LocalDate.of(2026, 11, 3));
        assertThat(seen()).doesNotContain("MEHR").contains("Nobody stands here this month");
    }
}
