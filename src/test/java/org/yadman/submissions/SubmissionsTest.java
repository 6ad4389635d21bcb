package org.yadman.submissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Remains;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Assets;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Freshness;
import org.yadman.platform.web.Site;
import org.yadman.platform.web.Visitor;
import org.yadman.testing.Browser;
import org.yadman.testing.Dump;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestCaller.Person;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

@Tag("database")
class SubmissionsTest {

    private static final Person COORDINATOR = TestCaller.coordinator(1);
    private static final String MARK = "zarafshan";
    private static final String TEXT = "The vote was 84 to 19, says " + MARK + " <b>here</b>";

    /// A kind of a later room: asks one thing more, and does something when it is taken up.
    static class Photo implements SubmissionKind {
        private int taken;

        @Override
        public String word() {
            return "photo";
        }

        @Override
        public String label(Visitor visitor) {
            return "A photo";
        }

        @Override
        public List<Field> fields() {
            return List.of(new Field("city", "submissions.filter"));
        }

        @Override
        public void takeUp(Submission submission, ActorId by) {
            taken++;
        }
    }

    private TestServer server;

    @BeforeEach
    void start() {
        server = TestServer.start(TestDatabase.fresh(), TestCaller.class, Photo.class);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Browser as(Person person) {
        return server.browser().as(person);
    }

    /// Sends a text and keeps the page with its code.
    private Browser send(String text) {
        return server.browser()
                .open("/en/suggest?about=/recognition/p-5")
                .type("What is it?", "A correction")
                .type("What do you want to say?", text)
                .type("For which group?", "Group of " + MARK)
                .type("How can we answer you?", MARK + "@example.org")
                .press("Send");
    }

    private static String code(Browser sent) {
        return Objects.requireNonNull(sent.page().selectFirst("main code")).text();
    }

    private Browser openWith(String code) {
        return server.browser().open("/en/suggest/answer").type("Code", code).press("Open");
    }

    private Browser desk(String text) {
        return as(COORDINATOR).open("/en/desk/submissions").follow(text);
    }

    private List<String> rows() {
        return rows("submission");
    }

    private List<String> rows(String table) {
        return Objects.requireNonNull(Dump.of(server).get(table));
    }

    /// Every byte of the data folder: of SQLite also its log and its free pages.
    private String files() throws IOException {
        StringBuilder bytes = new StringBuilder();
        try (Stream<Path> files = Files.walk(server.options().data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                bytes.append(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return bytes.toString();
    }

    private String dump() {
        return Dump.of(server).toString();
    }

    @Test
    void a_visitor_reports_a_mistake_and_comes_back_for_the_answer() {
        Browser browser = server.browser().open("/en/press").follow("A mistake on this page?");
        assertThat(browser.page().select("input[name=about]").val()).isEqualTo("/press");
        browser.type("What do you want to say?", TEXT).press("Send");
        assertThat(browser.status()).isEqualTo(200);
        assertThat(browser.text()).contains("You will have an answer by Monday 7 December 2026");
        String code = code(browser);
        assertThat(code).matches("\\d{4} \\d{4} \\d{4}");

        assertThat(openWith(code).text()).contains("It waits to be read", "<b>here</b>");
        Browser desk = desk(TEXT);
        assertThat(desk.heading()).isEqualTo("A mistake on a page");
        assertThat(desk.page().select("p.typed").text()).isEqualTo(TEXT);
        assertThat(desk.page().select("a[href=/en/press]")).isNotEmpty();
        assertThat(desk.text())
                .contains("Left out: the sender comes back with the code.")
                .doesNotContain(code);
        desk.type("Decision", "Answer")
                .type("Answer", "You are right.\nIt is corrected.")
                .press("Decide");
        assertThat(desk.status()).isEqualTo(200);
        assertThat(as(COORDINATOR).open("/en/desk/submissions").text()).contains("There is nothing here.");
        assertThat(as(COORDINATOR).open("/en/desk/submissions?show=decided").text())
                .contains("It is answered");

        Browser answer = openWith(code);
        assertThat(answer.text())
                .contains("It is answered", "You are right. It is corrected.", "Answered on 23 November 2026");
    }

    @Test
    void a_code_is_read_in_persian_digits_and_however_it_is_grouped() {
        Browser browser = server.browser()
                .open("/fa/suggest")
                .type("چه می‌خواهید بگویید؟", "رأی ۸۴ به ۱۹ بود")
                .press("بفرست");
        String code = code(browser);
        assertThat(code).matches("[۰-۹]{4} [۰-۹]{4} [۰-۹]{4}");
        String plain = Code.read(code).orElseThrow().digits();
        for (String typed :
                List.of(code, plain, code.replace(" ", "-"), " " + plain.substring(0, 6) + " " + plain.substring(6))) {
            assertThat(openWith(typed).text()).as(typed).contains("رأی ۸۴ به ۱۹ بود");
        }
        for (String typed : List.of("", "1", plain + "1", plain.substring(1), "abcd efgh ijkl", plain + "x")) {
            assertThat(openWith(typed).status()).as(typed).isEqualTo(422);
        }
    }

    @Test
    void nothing_that_the_sender_left_out_is_kept_and_what_they_gave_is_sealed() {
        Browser sent = send(TEXT);
        String code = code(sent);
        String dump = dump();
        assertThat(dump).contains("/recognition/p-5").doesNotContain("@example.org");
        assertThat(dump).doesNotContain(code).doesNotContain(code.replace(" ", ""));
        // The day, and no time: nothing in these tables is longer than a day.
        assertThat(rows().getFirst()).contains("received_on=2026-11-23 ").doesNotContain("12:00", "T12");
        assertThat(desk(TEXT).text()).contains(MARK + "@example.org");
    }

    @Test
    void a_page_with_what_was_typed_or_a_code_is_kept_by_no_cache_and_sets_no_cookie() {
        for (String path : List.of("/en/suggest", "/en/suggest?about=/days", "/fa/suggest/answer")) {
            var answer = server.browser().fetch(path);
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
        assertThat(server.browser()
                        .open("/en/suggest?about=/days")
                        .page()
                        .select("input[name=about]")
                        .val())
                .isEqualTo("/days");
        assertThat(server.browser()
                        .open("/en/suggest")
                        .page()
                        .select("input[name=about]")
                        .val())
                .isEmpty();
    }

    @Test
    void a_form_with_mistakes_comes_back_as_it_was_typed() {
        Browser browser = server.browser()
                .open("/en/suggest?about=/days")
                .type("What is it?", "A thought or a suggestion")
                .type("For which group?", "x".repeat(301))
                .type("How can we answer you?", "somebody@example.org")
                .press("Send");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.text()).contains("2 things have to be changed", "Write what you want to say.");
        assertThat(browser.page().select("input[name=about]").val()).isEqualTo("/days");
        assertThat(browser.page().select("input[name=contact]").val()).isEqualTo("somebody@example.org");
        assertThat(browser.page().select("option[selected]").val()).isEqualTo("thought");
        assertThat(PageCheck.faults(browser)).isEmpty();
        assertThat(server.browser().sendTo("/en/suggest", "kind=photo&text=x").status())
                .isEqualTo(422);
        assertThat(server.browser().sendTo("/en/suggest", "").status()).isEqualTo(422);
        assertThat(dump()).doesNotContain("somebody");
    }

    @Test
    void the_same_text_is_taken_in_once_a_day_however_it_is_spaced() {
        send(TEXT);
        Browser again = send("  The vote was 84 to 19 ; says “" + MARK + "” <b>here</b> ");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("Exactly the same text has already come in today");
        assertThat(again.page().select("textarea").text()).contains(MARK);
        server.clock().advance(Duration.ofDays(1));
        assertThat(send(TEXT).status()).isEqualTo(200);
    }

    @Test
    void when_too_much_comes_in_the_page_says_when_to_try_again_and_keeps_what_was_typed() {
        for (int i = 0; i < Tide.MOST_IN_A_BURST; i++) {
            assertThat(send("thought " + i).status()).isEqualTo(200);
        }
        Browser late = send(TEXT);
        assertThat(late.status()).isEqualTo(429);
        assertThat(late.text()).contains("in 6 minutes");
        assertThat(late.page().select("textarea").text()).contains(MARK);
        assertThat(late.page().select("input[name=contact]").val()).contains(MARK);
        assertThat(PageCheck.faults(late)).isEmpty();
        server.clock().advance(Tide.BURST);
        assertThat(late.press("Send").status()).isEqualTo(200);
    }

    @Test
    void so_many_in_an_hour_and_no_more() {
        Submissions submissions = server.bean(Submissions.class);
        int taken = 0;
        for (int i = 0; i < 200; i++) {
            if (submissions.receive(draft("thought " + i)) instanceof Submissions.Sent.Received) {
                taken++;
            }
            server.clock().advance(Duration.ofSeconds(17));
        }
        // 200 tries in 56 minutes 40 seconds.
        assertThat(taken).isEqualTo(Tide.MOST_IN_AN_HOUR);
    }

    private static Submissions.Draft draft(String text) {
        return new Submissions.Draft("thought", "en", "", text, Map.of(), "", "");
    }

    @Test
    void a_full_queue_takes_nothing_in_until_something_is_answered() {
        Submissions submissions = server.bean(Submissions.class);
        for (int i = 0; i < Submissions.MOST_WAITING; i++) {
            assertThat(submissions.receive(draft("thought " + i))).isInstanceOf(Submissions.Sent.Received.class);
            server.clock().advance(Duration.ofMinutes(2));
        }
        Browser late = send(TEXT);
        assertThat(late.status()).isEqualTo(503);
        assertThat(late.text()).contains("send it tomorrow");
        assertThat(late.page().select("textarea").text()).contains(MARK);
        Browser desk = as(COORDINATOR).open("/en/desk/submissions");
        desk.follow(Objects.requireNonNull(desk.page().selectFirst("main tbody a"))
                        .text())
                .type("Decision", "Set aside: nothing follows from it")
                .type("Reason", "No")
                .press("Decide");
        assertThat(late.press("Send").status()).isEqualTo(200);
    }

    @Test
    void after_too_many_wrong_codes_even_the_right_one_has_to_wait() {
        String code = code(send(TEXT));
        Submissions submissions = server.bean(Submissions.class);
        for (int i = 0; i < Tide.MOST_WRONG_CODES; i++) {
            submissions.open("000000000000".equals(code.replace(" ", "")) ? "000000000001" : "000000000000");
        }
        assertThat(openWith(code).status()).isEqualTo(429);
        server.clock().advance(Duration.ofHours(1));
        assertThat(openWith(code).status()).isEqualTo(200);
    }

    @Test
    void its_sender_adds_to_it_and_what_was_answered_waits_again() {
        String code = code(send(TEXT));
        Browser browser =
                openWith(code).type("What do you want to add?", "Page 5").press("Add");
        assertThat(browser.text()).contains("It has been added.", "Page 5");
        assertThat(browser.press("Add").status()).isEqualTo(422);
        assertThat(browser.type("What do you want to add?", "page 5.")
                        .press("Add")
                        .status())
                .isEqualTo(409);
        desk(TEXT).type("Decision", "Answer").type("Answer", "Thank you").press("Decide");
        server.clock().advance(Duration.ofDays(3));
        openWith(code).type("What do you want to add?", "And page 6").press("Add");
        Browser desk = desk(TEXT);
        assertThat(desk.text()).contains("Page 5", "Thank you", "And page 6", "by 10 December 2026");
    }

    @Test
    void its_sender_takes_it_back_and_nothing_is_left() throws IOException {
        String code = code(send(TEXT));
        openWith(code).type("What do you want to add?", "more of " + MARK).press("Add");
        Browser desk = desk(TEXT);
        desk.type("Decision", "Take up: somebody works on it")
                .type("Reason", "as " + MARK + " says")
                .press("Decide");
        assertThat(dump()).contains(MARK);
        assertThat(files().contains(MARK)).isEqualTo(!TestDatabase.onPostgres());
        Browser browser = openWith(code).press("Erase everything");
        assertThat(browser.text()).contains("all that you wrote is erased").doesNotContain(MARK);
        assertThat(dump()).doesNotContain(MARK).doesNotContain("/recognition/p-5");
        assertThat(files().contains(MARK)).isFalse();
        assertThat(desk.open("/en/desk/submissions").text()).doesNotContain(MARK);
        assertThat(openWith(code).text()).contains("It was taken back");
        String address = "/en/desk/submissions/" + desk.page().location().replaceAll(".*/", "");
        assertThat(as(COORDINATOR).open(address).status()).isEqualTo(404);
    }

    @Test
    void thirty_days_after_the_answer_nobody_can_be_reached_and_what_was_set_aside_is_gone() throws IOException {
        String answered = code(send(TEXT));
        String aside = code(send("Set aside " + MARK));
        desk(TEXT).type("Decision", "Answer").type("Answer", "Thank you").press("Decide");
        desk("Set aside " + MARK)
                .type("Decision", "Set aside: nothing follows from it")
                .type("Reason", "not " + MARK)
                .press("Decide");
        SubmissionJob job = server.bean(SubmissionJob.class);
        server.clock().advance(Duration.ofDays(29));
        job.run();
        assertThat(rows()).noneMatch(row -> row.contains("contact=null"));
        assertThat(dump()).contains("Set aside " + MARK);
        server.clock().advance(Duration.ofDays(1));
        job.run();
        assertThat(rows()).hasSize(2).allMatch(row -> row.contains("contact=null"));
        assertThat(dump()).doesNotContain("Set aside " + MARK).doesNotContain("not " + MARK);
        // The program does this after every job.
        server.bean(Remains.class).wipe();
        assertThat(files().contains("Set aside " + MARK)).isFalse();
        assertThat(openWith(answered).text()).contains(TEXT, "Thank you");
        assertThat(openWith(aside).text())
                .contains("It was set aside", "The text has been erased.")
                .doesNotContain(MARK);
        assertThat(as(COORDINATOR).open("/en/desk/submissions?show=decided").text())
                .contains("The text has been erased");
    }

    @Test
    void a_decision_needs_a_reason_or_an_answer_and_does_not_overwrite_what_was_not_seen() {
        String code = code(send(TEXT));
        Browser desk = desk(TEXT);
        assertThat(desk.press("Decide").status()).isEqualTo(422);
        assertThat(desk.type("Decision", "Set aside: nothing follows from it")
                        .press("Decide")
                        .text())
                .contains("Say why.");
        assertThat(desk.type("Decision", "Answer").press("Decide").text()).contains("Write the answer.");
        openWith(code).type("What do you want to add?", "Page 5").press("Add");
        desk.type("Decision", "Answer").type("Answer", "Where?").press("Decide");
        assertThat(desk.status()).isEqualTo(409);
        assertThat(desk.text()).contains("Somebody has decided or added something", "Page 5");
        assertThat(desk.page().select("textarea[name=answer]").text()).isEqualTo("Where?");
        assertThat(desk.press("Decide").status()).isEqualTo(200);
        assertThat(openWith(code).text()).contains("Where?");
    }

    @Test
    void only_those_who_moderate_see_the_queue() {
        send(TEXT);
        Browser desk = desk(TEXT);
        String address = "/en/desk/submissions/" + desk.page().location().replaceAll(".*/", "");
        for (Person person : List.of(TestCaller.volunteer(1), TestCaller.representative(1))) {
            for (String path : List.of("/en/desk/submissions", address)) {
                assertThat(as(person).open(path).status()).isEqualTo(403);
            }
            assertThat(as(person)
                            .sendTo(address, "version=1&decision=answered&answer=x")
                            .status())
                    .isEqualTo(403);
        }
        for (String path : List.of("/en/desk/submissions", address, "/api/v1/submissions", "/api/v1/submissions.csv")) {
            Browser nobody = server.browser().open(path);
            assertThat(nobody.status()).as(path).isIn(401, 404);
            assertThat(nobody.text()).doesNotContain(MARK);
        }
        assertThat(as(COORDINATOR).open("/en/desk/submissions/nonsense").status())
                .isEqualTo(404);
        assertThat(as(COORDINATOR)
                        .open("/en/desk/submissions/" + new java.util.UUID(1, 1))
                        .status())
                .isEqualTo(404);
        assertThat(as(TestCaller.steward(1)).open(address).status()).isEqualTo(200);
        assertThat(server.browser().open("/en/search?q=" + MARK).text()).doesNotContain("says " + MARK);
    }

    @Test
    void the_queue_shows_the_overdue_first_and_is_searched_in_any_script() {
        send("First");
        server.clock().advance(Duration.ofDays(10));
        send("دربارهٔ يک رأی");
        server.clock().advance(Duration.ofDays(6));
        Browser desk = as(COORDINATOR).open("/en/desk/submissions");
        assertThat(desk.page().select("main tbody a").eachText()).containsExactly("First", "دربارهٔ يک رأی");
        assertThat(desk.page().select("main tbody tr").eachText().getFirst()).contains("overdue");
        assertThat(desk.page().select("main tbody tr").eachText().getLast()).doesNotContain("overdue");
        assertThat(desk.type("Words", "یک رای")
                        .press("Show")
                        .page()
                        .select("main tbody a")
                        .eachText())
                .containsExactly("دربارهٔ يک رأی");
    }

    @Test
    void the_desk_says_what_waits_for_an_answer_to_those_who_answer_and_the_most_urgent_first() {
        send("First");
        server.clock().advance(Duration.ofDays(10));
        send("Second");
        assertThat(tasks(COORDINATOR))
                .extracting(DeskSource.Task::sentence)
                .containsExactly(
                        "Answer: A correction, received on 23 November 2026 · 2 Azar 1405",
                        "Answer: A correction, received on 3 December 2026 · 12 Azar 1405");
        assertThat(tasks(COORDINATOR))
                .extracting(DeskSource.Task::due)
                .containsExactly(LocalDate.of(2026, 12, 7), LocalDate.of(2026, 12, 17));
        assertThat(as(COORDINATOR)
                        .open("/en" + tasks(COORDINATOR).getFirst().path())
                        .text())
                .contains("First");
        assertThat(tasks(TestCaller.volunteer(1))).isEmpty();
    }

    private List<DeskSource.Task> tasks(Person person) {
        Site site = server.bean(Site.class);
        Visitor.Words words = new Visitor.Words(
                server.bean(Messages.class),
                server.bean(Dates.class),
                server.bean(Languages.class),
                server.bean(Assets.class));
        Visitor visitor =
                new Visitor(Language.SOURCE, "/desk", "", new Freshness(LocalDate.of(2026, 12, 3)), site, words);
        return server.bean(SubmissionTasks.class).tasks(person.caller(), visitor);
    }

    @Test
    void of_a_senders_acts_nothing_stands_in_the_audit_of_the_desks_one_line() {
        String code = code(send(TEXT));
        openWith(code).type("What do you want to add?", "Page 5").press("Add");
        assertThat(rows("audit_line")).isEmpty();
        desk(TEXT).type("Decision", "Answer").type("Answer", "Thank you").press("Decide");
        openWith(code).press("Erase everything");
        assertThat(rows("audit_line")).hasSize(1);
        assertThat(rows("audit_line").getFirst()).contains("submissions.act.decided");
        assertThat(rows("audit_content").getFirst()).contains("answered").doesNotContain(MARK, "Thank you");
    }

    @Test
    void an_address_that_leads_elsewhere_is_shown_as_text() {
        for (String about : List.of("//evil.example/x", "https://evil.example", "/days?x=1", "javascript:alert(1)")) {
            server.browser()
                    .open("/en/suggest?about=" + URLEncoder.encode(about, StandardCharsets.UTF_8))
                    .type("What do you want to say?", "About " + about)
                    .press("Send");
            Browser desk = desk("About " + about);
            assertThat(desk.page().select("main dl a")).as(about).isEmpty();
            assertThat(desk.page().select("main dl bdi").eachText()).contains(about);
        }
    }

    @Test
    void a_kind_of_another_room_shows_its_fields_and_is_told_when_it_is_taken_up() {
        server.bean(Submissions.class)
                .receive(new Submissions.Draft("photo", "en", "", TEXT, Map.of("city", "Sanandaj"), "", ""));
        assertThat(server.browser().open("/en/suggest").text()).doesNotContain("A photo");
        Browser desk = desk(TEXT);
        assertThat(desk.heading()).isEqualTo("A photo");
        assertThat(desk.text()).contains("Sanandaj");
        desk.type("Decision", "Take up: somebody works on it")
                .type("Reason", "Good")
                .press("Decide");
        assertThat(server.bean(Photo.class).taken).isEqualTo(1);
        assertThat(as(COORDINATOR).open("/en/desk/submissions").text()).contains("Somebody is working on it");
    }

    @Test
    void every_page_is_valid_in_both_languages() {
        Browser sent = send(TEXT);
        String code = code(sent);
        assertThat(PageCheck.faults(sent)).isEmpty();
        openWith(code).type("What do you want to add?", "Page 5").press("Add");
        desk(TEXT)
                .type("Decision", "Take up: somebody works on it")
                .type("Reason", "Good")
                .press("Decide");
        String address = desk(TEXT).page().location().replaceAll(".*/desk", "/desk");
        for (String language : List.of("en", "fa")) {
            for (String path : List.of("/suggest", "/suggest/answer", "/desk/submissions", address)) {
                Browser browser = as(COORDINATOR).open("/" + language + path);
                assertThat(browser.status()).as(path).isEqualTo(200);
                assertThat(PageCheck.faults(browser)).isEmpty();
                assertThat(browser.page().select("h1")).hasSize(1);
            }
            Browser answer =
                    server.browser().sendTo("/" + language + "/suggest/answer", "code=" + code.replace(" ", ""));
            assertThat(PageCheck.faults(answer)).isEmpty();
            assertThat(answer.page().select("h1")).hasSize(1);
        }
    }
}
