package org.yadman.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

/// An evening of a volunteer: contacts, a letter, whom it goes to, what was sent, what came back, and what is next.
@Tag("database")
class AppealStoryTest {

    private static final Pattern CODE = Pattern.compile("code (\\d{4}) (\\d{4})");
    private static final String CONTACTS = "/en/desk/outreach/contacts";

    private TestServer server;
    private Browser volunteer;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = TestServer.start(TestDatabase.fresh(), TestCaller.class);
        server.clock().set(LocalDate.of(2026, 10, 20));
        server.bringIn(FolderFiles.sound().writeTo(folder));
        volunteer = server.browser().as(TestCaller.volunteer(1));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void contact(String name, String email, String language) {
        volunteer
                .open(CONTACTS)
                .type("Name", name)
                .type("Language in which we write", language)
                .type("E-mail", email)
                .press("Add");
        assertThat(volunteer.status()).as(name).isEqualTo(200);
    }

    private void appeal() {
        volunteer
                .open("/en/desk/outreach/appeals/new?kind=honour")
                .type("What we call it", "Autumn letter")
                .type("Who writes", "The circle (fictional)\nStockholm")
                .type("Office number to ring back", "+46 8 000 00 00")
                .press("Save");
        assertThat(volunteer.heading()).isEqualTo("Autumn letter");
    }

    private void addressees() {
        volunteer.follow("Add some of 2 contacts").press("Add those chosen");
    }

    @Test
    void a_name_and_one_way_to_reach_it_are_enough_and_nobody_is_added_twice_unseen() {
        volunteer.open(CONTACTS).type("Name", "A circle (fictional)").press("Add");
        assertThat(volunteer.status()).isEqualTo(422);
        assertThat(volunteer.mistakes().keySet()).containsExactly("email");
        volunteer.type("Office telephone", "+46 8 123 45 67").press("Add");
        assertThat(volunteer.status()).isEqualTo(200);
        assertThat(volunteer.text()).contains("A circle (fictional)", "telephone");
        assertThat(PageCheck.faults(volunteer)).isEmpty();

        volunteer
                .type("Name", "Another name")
                .type("Office telephone", "0046 8 1234567")
                .press("Add");
        assertThat(volunteer.status()).isEqualTo(409);
        assertThat(volunteer.text()).contains("it is reached in the same way");
        volunteer.type("It is another one: add it all the same", "yes").press("Add");
        assertThat(volunteer.text()).contains("Another name");

        String row = Objects.requireNonNull(Dump.of(server).get("contact")).toString();
        assertThat(row)
                .as("a raw dump gives away nothing")
                .doesNotContain("circle", "Another", "telephone", "TELEPHONE");
    }

    @Test
    void a_messy_list_is_tried_first_and_taken_with_the_second_press() {
        contact("Known house (fictional)", "known@example.org", "English");
        String sheet = """
                Name;Land;E-Mail;Irgendwas
                New house (fictional);Sweden;new@example.org;blue
                Known house;;known@example.org;
                Broken house (fictional);Sweden;not an address;
                """;
        volunteer.open(CONTACTS + "/import").upload("sheet", "list.csv", sheet.getBytes(StandardCharsets.UTF_8));
        assertThat(volunteer.text())
                .contains("2 contacts can be taken", "Irgendwas", "may be “Known house (fictional)”")
                .contains("«not an address» is no e-mail address");
        assertThat(volunteer.page().select("input[name=row][checked]")).hasSize(1);
        assertThat(PageCheck.faults(volunteer)).isEmpty();
        assertThat(server.browser().as(TestCaller.volunteer(1)).open(CONTACTS).text())
                .as("nothing is taken yet")
                .doesNotContain("New house");
        volunteer.press("Take those ticked");
        assertThat(volunteer.text()).contains("New house (fictional)", "Known house (fictional)");
        assertThat(volunteer.page().select("tbody tr")).hasSize(2);
    }

    @Test
    void a_long_list_is_taken_whole() {
        StringBuilder sheet = new StringBuilder("name;email;telephone\n");
        for (int i = 0; i < 1200; i++) {
            sheet.append("House ")
                    .append(Integer.toString(i, 36).repeat(3))
                    .append(" (fictional);office@h")
                    .append(i)
                    .append(".example;")
                    .append(i % 40 == 0 ? "+46 8 55 " + (10_000 + i) : "")
                    .append('\n');
        }
        volunteer
                .open(CONTACTS + "/import")
                .upload("sheet", "list.csv", sheet.toString().getBytes(StandardCharsets.UTF_8));
        assertThat(volunteer.page().select("input[name=row]")).hasSize(1200);
        volunteer.press("Take those ticked");
        assertThat(volunteer.status()).isEqualTo(200);
    }

    @Test
    void the_next_calls_are_five_however_many_have_no_telephone() {
        String words =
                "Alpha Bravo Charlie Delta Echo Foxtrot Golf Hotel India Juliet Kilo Lima Mike November Oscar Papa"
                        + " Quebec Romeo Sierra Tango Uniform Victor Whiskey Xray Yankee Zulu";
        for (String word : words.split(" ", -1)) {
            contact(word + " (fictional)", "office@" + word + ".example", "English");
        }
        for (String colour : "Amber Black Crimson Green Violet White".split(" ", -1)) {
            volunteer
                    .open(CONTACTS)
                    .type("Name", colour + " (fictional)")
                    .type("Office telephone", "+46 8 123 45 " + (10 + colour.charAt(0) % 90))
                    .press("Add");
        }
        appeal();
        volunteer.follow("Add some of 32 contacts").press("Add those chosen");
        String appeal = volunteer.location();
        assertThat(volunteer.open("/en/desk/outreach").text())
                .contains("Not asked yet", "12 more.")
                .containsAnyOf("e-mail · Autumn letter", "telephone · Autumn letter");
        for (String path : volunteer.open(appeal).page().select("tbody th a").eachAttr("href")) {
            volunteer.open(path).type("way", "in-person").press("Note it");
        }
        server.clock().set(LocalDate.of(2026, 11, 12));
        volunteer = server.browser().as(TestCaller.volunteer(1)).open("/en/desk/outreach");
        assertThat(volunteer.page().select("section:contains(The next calls)").select("tbody tr"))
                .hasSize(5);
        assertThat(volunteer.text()).contains("12 more.").doesNotContain("Not asked yet");
    }

    @Test
    void a_volunteer_sees_only_what_is_theirs() {
        contact("Mine (fictional)", "mine@example.org", "English");
        Browser other = server.browser().as(TestCaller.volunteer(2));
        assertThat(other.open(CONTACTS).text()).doesNotContain("Mine (fictional)");
        String path = volunteer.page().select("a:contains(Mine)").attr("href");
        assertThat(other.open(path).status()).isEqualTo(404);
        Browser keeper = server.browser().as(TestCaller.coordinator(1));
        assertThat(keeper.open(path).status()).isEqualTo(200);
    }

    @Test
    void a_letter_says_how_often_we_shall_ask_and_goes_out_in_the_language_of_whoever_reads_it() {
        contact("Persian house (fictional)", "office@example.org", "Persian");
        contact("English house (fictional)", "house@example.net", "English");
        appeal();
        addressees();
        assertThat(volunteer.text()).contains("Persian house (fictional)", "English house (fictional)");
        assertThat(PageCheck.faults(volunteer)).isEmpty();

        volunteer.follow("English house (fictional)");
        volunteer.press("Show the code");
        String letter = volunteer.page().select("#f-text").text();
        assertThat(letter)
                .contains("To English house (fictional)", "/en/answer", "+46 8 000 00 00")
                .contains("we shall remind you 2 times at most")
                .doesNotContain("[");
        assertThat(letter).containsPattern("code \\d{4} \\d{4}");
        assertThat(PageCheck.faults(volunteer)).isEmpty();
        volunteer.type("How", "by e-mail from one’s own program").press("Note it");
        assertThat(volunteer.text()).contains("We hope for an answer by", "2 more reminders may come");

        volunteer.open("/en/desk/outreach/appeals").follow("Autumn letter").follow("Persian house (fictional)");
        assertThat(volunteer.page().select("#f-text").text()).contains("حداکثر ۲ بار یادآوری می‌کنیم");
    }

    @Test
    void the_clock_calls_to_remind_an_answer_makes_it_quiet_and_goes_on_to_its_room() {
        contact("English house (fictional)", "house@example.net", "English");
        contact("Second house (fictional)", "second@example.net", "English");
        appeal();
        addressees();
        volunteer.follow("English house (fictional)").press("Show the code");
        String thread = volunteer.location();
        volunteer.type("How", "by e-mail from one’s own program").press("Note it");
        assertThat(volunteer.open("/en/desk/outreach").text()).doesNotContain("To be asked again");

        server.clock().set(LocalDate.of(2026, 11, 12));
        volunteer = server.browser().as(TestCaller.volunteer(1));
        assertThat(volunteer.open("/en/desk").text()).contains("One group to ask again");
        assertThat(volunteer.open("/en/desk/outreach").text()).contains("To be asked again", "English house");
        volunteer.open(thread);
        assertThat(volunteer.text()).contains("The reminder");
        assertThat(volunteer.page().select("#f-text").text()).contains("Some weeks ago", "remind you once");

        volunteer
                .type("Its words", "We agree with all our heart.")
                .type("How it came", "by telephone")
                .type("What it means", "has a question")
                .press("Write it down");
        assertThat(volunteer.text()).contains("answered", "We agree with all our heart.");
        assertThat(volunteer.open("/en/desk/outreach").text())
                .doesNotContain("To be asked again")
                .contains("Answers to read");
        volunteer.open(thread).press("Into its answer about the agreement");
        assertThat(volunteer.location()).contains("/desk/slips/");
        volunteer.press("question");
        assertThat(volunteer.page().select("[name=words]").text()).isEqualTo("We agree with all our heart.");
        assertThat(volunteer.open("/en/desk/outreach").text()).doesNotContain("Answers to read");
    }

    @Test
    void an_answer_that_concerns_a_request_goes_on_into_the_form_of_its_step(@TempDir Path folder) throws IOException {
        server.bringIn(FolderFiles.withTracks()
                .add("tracks.csv", "third,ours,resolution,section,,The third request,,same,none,")
                .add("steps.csv", "third,begun,1,submitted,,,It was handed in.")
                .add("claims.csv", "step:third/begun,date,2026-03,,essay,asserts,,,,Editors,2026-03-01")
                .writeTo(folder));
        contact("English house (fictional)", "house@example.net", "English");
        contact("Second house (fictional)", "second@example.net", "English");
        appeal();
        addressees();
        volunteer
                .follow("English house (fictional)")
                .type("Its words", "Our board meets on it in May.")
                .type("How it came", "by telephone")
                .type("What it means", "has a question")
                .press("Write it down");
        String thread = volunteer.location();
        volunteer.press("Into a step of one of our requests");
        assertThat(volunteer.location()).contains("/desk/record/drafts/");
        assertThat(volunteer.page().select("[name=1.quote]").text()).isEqualTo("Our board meets on it in May.");
        assertThat(volunteer.page().select("[name=1.value]").attr("value")).contains("2026");
        String draft = volunteer.location();
        assertThat(volunteer.open(thread).status()).isEqualTo(200);
        assertThat(server.browser().as(TestCaller.coordinator(1)).open(draft).status())
                .as("a draft is its author's alone")
                .isEqualTo(404);
    }

    @Test
    void two_who_press_at_the_same_time_ask_once() {
        contact("English house (fictional)", "house@example.net", "English");
        contact("Second house (fictional)", "second@example.net", "English");
        appeal();
        addressees();
        volunteer.follow("English house (fictional)");
        Browser again = server.browser().as(TestCaller.volunteer(1)).open(volunteer.location());
        volunteer.type("How", "in person").press("Note it");
        assertThat(volunteer.status()).isEqualTo(200);
        again.type("How", "in person")
                .type("In a few words", "The head of the office")
                .press("Note it");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("Somebody else has changed this");
        assertThat(again.page().select("[name=note]").text()).isEqualTo("The head of the office");
        assertThat(again.page().select("article").size()).isEqualTo(1);
    }

    @Test
    void a_letter_that_hides_how_often_it_will_come_again_is_refused_and_nothing_is_lost() {
        volunteer
                .open("/en/desk/outreach/appeals/new?kind=free")
                .type("What we call it", "Short")
                .type("Who writes", "The circle (fictional)")
                .type("subject-en", "A question")
                .type("body-en", "Dear [nobody]")
                .press("Save");
        assertThat(volunteer.status()).isEqualTo(422);
        assertThat(volunteer.mistakes().keySet()).containsExactlyInAnyOrder("body-en", "reminder-en");
        assertThat(volunteer.page().select("[name=body-en]").text()).isEqualTo("Dear [nobody]");
    }

    @Test
    void a_contact_is_erased_eighteen_months_after_it_was_last_used_and_what_was_asked_stays() {
        contact("English house (fictional)", "house@example.net", "English");
        contact("Second house (fictional)", "second@example.net", "English");
        appeal();
        addressees();
        volunteer.follow("English house (fictional)");
        String thread = volunteer.location();
        volunteer.type("How", "in person").press("Note it");
        server.clock().set(LocalDate.of(2028, 4, 22));
        server.bean(OutreachJob.class).run();
        Browser keeper = server.browser().as(TestCaller.coordinator(1));
        assertThat(keeper.open(CONTACTS).text()).contains("No contact yet");
        assertThat(keeper.open(thread).text()).contains("A contact that has been erased", "in person");
        assertThat(keeper.source()).doesNotContain("English house", "house@example.net");
        assertThat(server.browser().as(TestCaller.volunteer(1)).open(thread).status())
                .isEqualTo(404);
    }

    private String codeFor(String name) {
        volunteer.open("/en/desk/outreach/appeals").follow("Autumn letter").follow(name);
        volunteer.press("Show the code");
        Matcher code = CODE.matcher(volunteer.page().select("#f-text").text());
        assertThat(code.find()).isTrue();
        return code.group(1) + code.group(2);
    }

    @Test
    void by_the_code_of_a_first_letter_a_group_sets_right_what_we_know_of_its_days_and_nothing_else_is_asked() {
        contact("English house (fictional)", "house@example.net", "English");
        volunteer
                .open(CONTACTS)
                .type("Name", "Families (fictional)")
                .type("E-mail", "families@example.org")
                .type("The group in the record", "Families")
                .press("Add");
        appeal();
        addressees();
        String code = codeFor("Families (fictional)");
        assertThat(volunteer.page().select("#f-text").text()).contains("Own, since 1989", "Is that right?");
        String thread = volunteer.location();
        volunteer.type("How", "by e-mail from one’s own program").press("Note it");

        Browser group = server.browser().open("/en/answer").type("Code", code).press("Open");
        assertThat(group.heading()).isEqualTo("Is what we know of your days right?");
        assertThat(group.text()).contains("Own, since 1989").doesNotContain("We agree");
        assertThat(PageCheck.faults(group)).isEmpty();
        group.press("Go on with these words");
        assertThat(group.status()).isEqualTo(422);
        group.type("What is wrong or missing", "Since 1990, in Lyon.").press("Go on with these words");
        assertThat(group.text()).contains("Is this what you want to tell us?", "Since 1990, in Lyon.");
        assertThat(PageCheck.faults(group)).isEmpty();
        group.press("Change it");
        assertThat(group.page().select("[name=words]").text()).isEqualTo("Since 1990, in Lyon.");
        group.press("Go on with these words").press("Send it");
        assertThat(group.text()).contains("Thank you, it has arrived", "Since 1990, in Lyon.");

        assertThat(volunteer.open(thread).text())
                .contains("sets right what we wrote of its days", "Since 1990, in Lyon.", "answered");
        assertThat(volunteer.open("/en/desk/outreach").text()).contains("Answers to read");

        volunteer
                .open("/en/desk/outreach/appeals/new?kind=agreement")
                .type("What we call it", "Second letter")
                .type("Who writes", "The circle (fictional)")
                .press("Save")
                .follow("Add some of 2 contacts")
                .press("Add those chosen")
                .follow("Families (fictional)")
                .press("Show the code");
        group = server.browser().open("/en/answer").type("Code", code).press("Open");
        assertThat(group.heading()).as("the second letter asks for more").isEqualTo("Does your group agree?");
        group.press("What we know of your days: is it right?");
        assertThat(group.text()).contains("Since 1990, in Lyon.");
    }

    @Test
    void where_nothing_is_known_a_first_letter_asks_which_days_there_are() {
        contact("English house (fictional)", "house@example.net", "English");
        contact("Second house (fictional)", "second@example.net", "English");
        appeal();
        addressees();
        String code = codeFor("English house (fictional)");
        assertThat(volunteer.page().select("#f-text").text())
                .contains("Which days do you keep, since when, and where?")
                .doesNotContain("Is that right?");
        String thread = volunteer.location();
        Browser group = server.browser().open("/fa/answer").type("کد", code).press("باز کردن");
        assertThat(group.heading()).isEqualTo("شما کدام روزها را گرامی می‌دارید؟");
        assertThat(group.text()).doesNotContain("درست است");
        assertThat(PageCheck.faults(group)).isEmpty();
        group.press("روز ویژه‌ای نداریم").press("بفرستید");
        assertThat(group.text()).contains("پاسخ شما رسید");
        assertThat(volunteer.open(thread).text()).contains("ما روز ویژه‌ای نداریم.", "sets right what we wrote");
        for (int i = 0; i < DaysByCode.MOST; i++) {
            group = server.browser()
                    .open("/en/answer")
                    .type("Code", code)
                    .press("Open")
                    .type("Your days, in your own words", "Word " + i)
                    .press("Go on with these words")
                    .press("Send it");
        }
        assertThat(group.status()).isEqualTo(429);
        assertThat(group.page().select("[name=words]").text())
                .as("nothing typed is lost")
                .isEqualTo("Word 19");
    }
}
