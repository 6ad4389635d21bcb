package org.yadman.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.campaigns.FolderFiles;
import org.yadman.testing.Browser;
import org.yadman.testing.Dump;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// Requests before a congress of two chambers (fictional): opened, asked their checklist, lapsed together when its
/// session ends, taken up again; and a mandate that runs out.
@Tag("database")
class OpeningStoryTest {

    private static final String NEW = "/en/desk/recognition/new";
    private static final String CHECKLIST = "/en/desk/recognition/checklist/the-petition";

    private TestServer server;
    private Browser keeper;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = TestServer.start(TestDatabase.fresh(), TestCaller.class);
        server.clock().set(LocalDate.of(2026, 10, 20));
        server.bringIn(FolderFiles.sound()
                .with("bodies.csv", """
                        slug,kind,country,parent,name.en
                        congress,parliament,US,,The congress (fictional)
                        lower,parliament-chamber,US,congress,The lower chamber (fictional)
                        upper,parliament-chamber,US,congress,The upper chamber (fictional)
                        council,hrc,,,The council (fictional)
                        court,national-court,SE,,The court (fictional)
                        """)
                .with("competences.csv", """
                        body,power,tabled_by,source,note.en
                        lower,state-opinion,representatives,essay,In a resolution.
                        congress,make-law,,essay,
                        """)
                .with("strategies.csv", """
                        body,slug,name.en,since,until,source,says.en
                        council,plan,Plan of four years,2025,2028,essay,Memory is one of its aims.
                        council,older,An older plan,2020,2024,essay,
                        """)
                .with("tracks.csv", """
                        slug,role,procedure,body,name.en,scope,force,owner
                        bill-one,ours,resolution,lower,Bill one,same,none,families
                        bill-two,ours,resolution,upper,Bill two,same,none,families
                        done,ours,resolution,upper,Done,same,none,families
                        watcher,ours,mandate,council,The watcher,same,none,families
                        trial,ours,criminal-case,court,The trial,same,judicial,families
                        """)
                .with("steps.csv", """
                        track,slug,number,event,due,text.en
                        bill-one,begun,1,submitted,,It was introduced.
                        bill-one,letter,2,letter-sent,,We wrote.
                        bill-one,protest,3,protest,,We protested.
                        bill-one,reply,4,reply-received,,They answered.
                        bill-two,begun,1,in-committee,,It was referred.
                        done,begun,1,rejected,,It was rejected.
                        watcher,begun,1,created,2027-03-31,It was created for a year.
                        trial,begun,1,filed,,It was filed.
                        trial,ended,2,discontinued,,It was discontinued.
                        """)
                .add("claims.csv", "step:bill-one/begun,date,2026-01-05,,essay,asserts,,,,Editors,2026-01-05")
                .add("claims.csv", "step:bill-one/letter,date,2026-03,,essay,asserts,,,,Editors,2026-06-01")
                .add("claims.csv", "step:bill-one/reply,date,2026-06,,essay,asserts,,,,Editors,2026-06-01")
                .add("claims.csv", "step:done/begun,date,2026-01-05,,essay,asserts,,,,Editors,2026-01-05")
                .add("claims.csv", "step:watcher/begun,date,2026-03-31,,essay,asserts,,,,Editors,2026-03-31")
                .add("claims.csv", "step:bill-one/protest,date,2026-06-01,,essay,asserts,,,,Editors,2026-06-01")
                .add("claims.csv", "step:bill-two/begun,date,2026-01-05,,essay,asserts,,,,Editors,2026-01-05")
                .add("claims.csv", "step:trial/begun,date,2025-01-05,,essay,asserts,,,,Editors,2025-01-05")
                .add("claims.csv", "step:trial/ended,date,2025-06-05,,essay,asserts,,,,Editors,2025-06-05")
                .writeTo(folder));
        keeper = server.browser().as(TestCaller.coordinator(1));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private Browser filled(String on) {
        return keeper.open(NEW)
                .type("Which body?", "The lower chamber (fictional)")
                .type("What do we ask it to do?", "declare a day")
                .type("What this record calls it (English)", "The petition")
                .type("What we ask, in one sentence (English)", "That the day is kept. And more.")
                .type("Since when?", on);
    }

    @Test
    void a_request_is_opened_with_what_is_needed_and_its_checklist_warns_from_the_record() {
        keeper.open(NEW).press("Open it");
        assertThat(keeper.status()).isEqualTo(422);
        assertThat(keeper.mistakes().keySet()).contains("body", "name.en", "ask.en", "power");
        filled("2026-12-01").press("Open it");
        assertThat(keeper.mistakes().keySet()).containsExactly("on");
        assertThat(keeper.page().select("[name=ask.en]").text())
                .as("nothing is lost")
                .contains("And more");
        keeper.type("Since when?", "۱۴۰۵/۷/۱").press("Open it");
        assertThat(keeper.heading()).isEqualTo("Checklist");
        assertThat(keeper.text())
                .contains("this body cannot declare a day")
                .contains("recognise, condemn or demand something")
                .contains("say above who brings it before the body")
                .contains("that is more than one sentence")
                .contains("nobody looks after it")
                .contains("knows no coming date");
        assertThat(PageCheck.faults(keeper)).isEmpty();
        assertThat(server.browser().open("/en/recognition/the-petition").text())
                .contains("That the day is kept. And more.")
                .contains("23 September 2026");

        keeper.type("What do we ask it to do?", "recognise, condemn or demand something")
                .type("Who brings it before the body?", "organisations from outside")
                .type("answer.sponsor", "Only Nima of the lower chamber knows.")
                .press("Save");
        assertThat(keeper.text())
                .contains("Saved. 9 questions are still open.")
                .contains("only be asked by: members of the parliament or council")
                .doesNotContain("cannot declare a day");
        assertThat(Objects.requireNonNull(Dump.of(server).get("checklist")).toString())
                .as("the answers are sealed")
                .doesNotContain("Nima");
        assertThat(keeper.open("/en/desk/recognition?q=petition").text()).contains("The petition", "Checklist");
        assertThat(keeper.open("/en/desk").text()).contains("Checklist of “The petition”: 9 questions are open");
        assertThat(server.browser().open("/en/recognition/the-petition").text()).doesNotContain("Nima");
        // Pressed twice, it is one request; another one has another name, and an address of its own.
        filled("2026-10-01").press("Open it");
        assertThat(keeper.mistakes().get("name.en")).contains("such a request already", "the-petition");
        keeper.type("What this record calls it (English)", "The petition!").press("Open it");
        assertThat(keeper.location()).endsWith("/the-petition-2");
    }

    @Test
    void of_two_who_answer_at_once_neither_loses_anything() {
        filled("2026-10-01").press("Open it");
        Browser other = server.browser().as(TestCaller.coordinator(2)).open(CHECKLIST);
        keeper.open(CHECKLIST).type("answer.proof", "The minutes.").press("Save");
        other.type("answer.proof", "A letter.").press("Save");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text())
                .contains("Somebody else changed this checklist")
                .contains("The minutes.");
        assertThat(other.page().select("[name=answer.proof]").text()).isEqualTo("A letter.");
        other.press("Save");
        assertThat(keeper.open(CHECKLIST).page().select("[name=answer.proof]").text())
                .isEqualTo("A letter.");
    }

    @Test
    void only_those_who_keep_the_record_see_checklists_and_open_requests() {
        filled("2026-10-01").press("Open it");
        for (String path : List.of(NEW, CHECKLIST, "/en/desk/recognition", "/en/desk/recognition/session-end")) {
            assertThat(server.browser().open(path).status()).as(path).isNotEqualTo(200);
            assertThat(server.browser().as(TestCaller.volunteer(1)).open(path).status())
                    .as(path)
                    .isIn(403, 404);
        }
    }

    @Test
    void when_a_session_ends_what_is_undecided_before_the_body_and_its_parts_lapses_in_one_act() {
        keeper.open("/en/desk/recognition/session-end")
                .type("Whose session has ended?", "The congress (fictional)")
                .press("Show what it has not decided");
        assertThat(keeper.text()).contains("Bill one", "Bill two").doesNotContain("Done");
        keeper.press("All of these have lapsed");
        assertThat(keeper.status()).isEqualTo(422);
        assertThat(keeper.mistakes().keySet()).containsExactlyInAnyOrder("source", "text.en");
        keeper.type("source", "essay").type("text.en", "The congress ended.").press("All of these have lapsed");
        for (String bill : List.of("bill-one", "bill-two")) {
            assertThat(server.browser().open("/en/recognition/" + bill).text())
                    .contains("lapsed")
                    .contains("The congress ended.")
                    .contains("20 October 2026");
        }
        assertThat(keeper.open("/en/desk/recognition/session-end?body=congress").text())
                .contains("nothing is undecided");

        // And is taken up again, with what makes it possible now.
        keeper.open(NEW + "?reopens=bill-one").press("Open it");
        assertThat(keeper.mistakes().keySet()).contains("trigger.en");
        keeper.type("trigger.en", "A new congress has been elected.")
                .type("power", "state-opinion")
                .type("ask.en", "That the day is kept")
                .press("Open it");
        assertThat(keeper.heading()).isEqualTo("Checklist");
        assertThat(server.browser().open("/en/recognition/bill-one").text()).contains("taken up again");
        assertThat(server.browser().open("/en/recognition/bill-one-2").text())
                .contains("A new congress has been elected.");
    }

    @Test
    void an_idea_of_ours_does_not_lapse_when_the_session_ends() {
        filled("2026-10-01").press("Open it");
        keeper.open("/en/desk/recognition/session-end?body=congress");
        assertThat(keeper.page().select("fieldset").text()).contains("Bill one").doesNotContain("The petition");
        // Nor does it when the form names it all the same.
        keeper.type("source", "essay").type("text.en", "The congress ended.").press("All of these have lapsed");
        keeper.sendTo(
                "/en/desk/recognition/session-end",
                "body=congress&track.the-petition=yes&on=2026-10-20&source=essay&text.en=It+ended.&_form=token");
        assertThat(keeper.status()).isEqualTo(422);
        assertThat(server.browser()
                        .open("/en/recognition/the-petition")
                        .page()
                        .select(".stands .mark")
                        .text())
                .isEqualTo("idea");
    }

    @Test
    void what_was_decided_before_a_court_is_not_taken_up_again_as_a_request() {
        keeper.open("/en/desk/recognition");
        assertThat(keeper.text()).contains("The trial");
        assertThat(keeper.page().select("main a[href*=reopens]").eachAttr("href"))
                .anyMatch(address -> address.endsWith("reopens=done"))
                .noneMatch(address -> address.endsWith("reopens=trial"));
        assertThat(keeper.open(NEW + "?reopens=done").status()).isEqualTo(200);
        assertThat(keeper.open(NEW + "?reopens=trial").status()).isEqualTo(404);
    }

    @Test
    void a_page_counts_how_a_request_was_followed_up() {
        assertThat(server.browser().open("/en/recognition/bill-one").text())
                .contains("It was followed up 2 times, once as a protest; 1 reply is in this record.")
                .contains("The last time was 1 June 2026");
        assertThat(server.browser().open("/fa/recognition/bill-one").text()).contains("۲ بار پیگیری شده است");
    }

    @Test
    void a_mandate_that_runs_out_rings_and_says_so() {
        Browser reader = server.browser();
        assertThat(reader.open("/en/recognition/watcher").text()).contains("The mandate runs until 31 March 2027");
        Alarms alarms = server.bean(Alarms.class);
        server.clock().set(LocalDate.of(2026, 12, 30));
        assertThat(alarms.dated()).noneMatch(alarm -> alarm.kind() == Alarm.Kind.RENEWAL);
        server.clock().set(LocalDate.of(2026, 12, 31));
        assertThat(alarms.dated())
                .filteredOn(alarm -> alarm.kind() == Alarm.Kind.RENEWAL)
                .singleElement()
                .satisfies(alarm -> assertThat(alarm.on()).isEqualTo("2027-03-31"));
        server.clock().set(LocalDate.of(2027, 3, 25));
        assertThat(server.browser().as(TestCaller.steward(1)).open("/en/desk").text())
                .contains("The watcher: The mandate ends on 31 March 2027");
        server.clock().set(LocalDate.of(2027, 4, 1));
        assertThat(reader.open("/en/recognition/watcher").text()).contains("The mandate ran until 31 March 2027");
    }

    @Test
    void a_body_s_page_says_what_it_can_do_and_what_it_works_on() {
        assertThat(server.browser().open("/en/bodies/lower").text())
                .contains("recognise, condemn or demand something")
                .contains("asked by members of the parliament or council");
        assertThat(server.browser().open("/en/bodies/council").text())
                .contains("Plan of four years", "2025 to 2028", "Memory is one of its aims.");
        for (String language : List.of("en", "fa")) {
            assertThat(PageCheck.faults(server.browser().open("/" + language + "/bodies/lower")))
                    .isEmpty();
            assertThat(PageCheck.faults(server.browser().open("/" + language + "/bodies/council")))
                    .isEmpty();
            for (String path : List.of(
                    "/desk/recognition", "/desk/recognition/session-end?body=congress", "/desk/recognition/new")) {
                assertThat(PageCheck.faults(keeper.open("/" + language + path)))
                        .as(path)
                        .isEmpty();
            }
        }
    }
}
