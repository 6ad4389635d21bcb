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
import org.yadman.testing.Browser;
import org.yadman.testing.Dump;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// A talk on the radio: logged in a minute, filled in later, and who called back about it.
@Tag("database")
class BroadcastStoryTest {

    private static final String LOG = "/en/desk/outreach/broadcasts";
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

    private void log(String station) {
        volunteer.open(LOG).type("Station", station).press("Log it");
        assertThat(volunteer.heading()).isEqualTo(station);
    }

    private void appeal() {
        volunteer
                .open("/en/desk/outreach/appeals/new?kind=honour")
                .type("What we call it", "Autumn letter")
                .type("Who writes", "The circle (fictional)\nStockholm")
                .press("Save");
    }

    private void contact(String name) {
        volunteer
                .open(CONTACTS)
                .type("Name", name)
                .type("E-mail", "house@example.org")
                .press("Add");
    }

    private void called(String name, String reach, String words) {
        volunteer
                .type("Who", name)
                .type("How they can be reached", reach)
                .type("What they said", words)
                .press("Write it down");
    }

    @Test
    void a_station_and_a_day_are_enough_and_the_rest_comes_later() {
        volunteer.open(LOG).type("Station", "").press("Log it");
        assertThat(volunteer.status()).isEqualTo(422);
        assertThat(volunteer.mistakes().keySet()).containsExactly("station");
        log("Radio Example (fictional)");
        assertThat(volunteer.text()).contains("on the radio", "20 October 2026", "Nobody has written it down yet.");
        assertThat(PageCheck.faults(volunteer)).isEmpty();

        volunteer
                .type("Programme", "Evening talk")
                .type("Country of the station", "Sweden")
                .type("Time, where the station is", "۲۰:۳۰")
                .type("Minutes", "25")
                .type("Where it can be heard or seen", "https://radio.example/talk")
                .press("Save");
        assertThat(volunteer.status()).isEqualTo(200);
        assertThat(volunteer.text())
                .contains("Evening talk", "20:30 (Central European Summer Time)", "25", "https://radio.example/talk");
        volunteer
                .type("Minutes", "some")
                .type("Time, where the station is", "late")
                .press("Save");
        assertThat(volunteer.status()).isEqualTo(422);
        assertThat(volunteer.mistakes().keySet()).containsExactlyInAnyOrder("minutes", "time");
        assertThat(volunteer.value("Minutes")).isEqualTo("some");
    }

    @Test
    void what_was_said_is_found_by_its_words_and_nothing_of_it_stands_in_a_dump() {
        log("Radio Example (fictional)");
        volunteer.type("What was said", "The day was named twice.").press("Save");
        log("Other Radio (fictional)");
        volunteer.open(LOG + "?q=named+twice");
        assertThat(volunteer.page().select("tbody tr")).hasSize(1);
        assertThat(volunteer.text()).contains("Radio Example (fictional)").doesNotContain("Other Radio");
        assertThat(PageCheck.faults(volunteer)).isEmpty();
        String sheet = volunteer
                .fetch(
                        LOG + ".csv?q=named+twice",
                        TestCaller.HEADER,
                        TestCaller.volunteer(1).header())
                .body();
        assertThat(sheet.lines().count()).isEqualTo(2);
        assertThat(sheet).contains("2026-10-20,,,on the radio,Radio Example (fictional)", "The day was named twice.");
        assertThat(Objects.requireNonNull(Dump.of(server).get("broadcast")).toString())
                .doesNotContain("Example", "named");
    }

    @Test
    void a_cell_that_a_spreadsheet_would_take_for_a_formula_is_text() {
        log("=1+1 (fictional)");
        assertThat(volunteer
                        .fetch(
                                LOG + ".csv",
                                TestCaller.HEADER,
                                TestCaller.volunteer(1).header())
                        .body())
                .contains(",'=1+1 (fictional),");
    }

    @Test
    void of_two_who_change_it_at_once_the_second_sees_both() {
        log("Radio Example (fictional)");
        Browser again = server.browser().as(TestCaller.coordinator(1)).open(volunteer.location());
        volunteer.type("Programme", "Morning talk").press("Save");
        again.type("Programme", "Evening talk").press("Save");
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.text()).contains("Somebody else has changed this", "Morning talk");
        assertThat(again.value("Programme")).isEqualTo("Evening talk");
        again.press("Save");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).contains("Evening talk").doesNotContain("Morning talk");
    }

    @Test
    void another_volunteer_sees_what_was_aired_and_changes_nothing() {
        log("Radio Example (fictional)");
        String path = volunteer.location();
        called("A caller (fictional)", "caller@example.org", "I want to help.");
        assertThat(volunteer.text()).contains("A caller (fictional)", "I want to help.");
        Browser other = server.browser().as(TestCaller.volunteer(2)).open(path);
        assertThat(other.text())
                .contains("Radio Example", "A contact of another volunteer’s")
                .doesNotContain("A caller (fictional)", "I want to help.");
        assertThat(other.page().select("button").eachText()).doesNotContain("Save");
    }

    @Test
    void a_new_caller_is_a_contact_with_one_press_and_both_are_sealed_and_erased_in_time() {
        log("Radio Example (fictional)");
        String path = volunteer.location();
        called("A caller (fictional)", "", "I want to help.");
        assertThat(volunteer.status()).isEqualTo(422);
        assertThat(volunteer.mistakes().keySet()).containsExactly("reach");
        volunteer.type("How they can be reached", "caller@example.org").press("Write it down");
        assertThat(volunteer.status()).isEqualTo(200);
        assertThat(PageCheck.faults(volunteer)).isEmpty();
        volunteer.follow("A caller (fictional)");
        assertThat(volunteer.text()).contains("caller@example.org");
        assertThat(Objects.requireNonNull(Dump.of(server).get("call_back")).toString())
                .doesNotContain("caller", "help");

        server.clock().set(LocalDate.of(2028, 4, 22));
        server.bean(OutreachJob.class).run();
        Browser keeper = server.browser().as(TestCaller.coordinator(1));
        assertThat(keeper.open(path).text()).contains("A contact that has been erased");
        assertThat(keeper.source()).doesNotContain("A caller", "I want to help.", "caller@example.org");
    }

    @Test
    void somebody_whom_we_know_answers_in_their_thread() {
        contact("English house (fictional)");
        appeal();
        volunteer.follow("Add one contact").press("Add those chosen");
        log("Radio Example (fictional)");
        String path = volunteer.location();
        called("english house", "", "We heard you and agree.");
        assertThat(volunteer.status()).isEqualTo(409);
        assertThat(volunteer.text()).contains("We know somebody of this name.");
        assertThat(PageCheck.faults(volunteer)).isEmpty();
        volunteer
                .type("English house (fictional) – in the thread of “Autumn letter”", "")
                .press("Write it down");
        assertThat(volunteer.location()).isEqualTo(path);
        assertThat(volunteer.text())
                .contains("what was said stands in the thread")
                .doesNotContain("We heard you");
        volunteer.follow("English house (fictional)");
        assertThat(volunteer.text()).contains("on the radio", "We heard you and agree.", "answered");
        assertThat(volunteer.open("/en/desk/outreach").text()).contains("Answers to read", "English house");
    }

    @Test
    void whoever_calls_about_an_appeal_is_asked_in_it_from_then_on() {
        appeal();
        log("Example Television (fictional)");
        volunteer.type("Appeal", "Autumn letter").type("How", "on television").press("Save");
        called("A caller (fictional)", "+46 8 123 45 67", "How can we join?");
        assertThat(volunteer.status()).isEqualTo(200);
        volunteer.follow("A caller (fictional)");
        assertThat(volunteer.text()).contains("Autumn letter", "on television", "How can we join?");
        assertThat(volunteer.open("/en/desk/outreach/appeals").text()).contains("Autumn letter");
    }

    @Test
    void what_was_logged_by_mistake_goes_unless_somebody_has_called() {
        log("Radio Example (fictional)");
        Browser late = server.browser().as(TestCaller.volunteer(1)).open(volunteer.location());
        called("A caller (fictional)", "caller@example.org", "");
        assertThat(volunteer.page().select("button").eachText()).doesNotContain("Take it out");
        late.press("Take it out");
        assertThat(late.status()).isEqualTo(409);
        log("Wrong Radio (fictional)");
        volunteer.press("Take it out");
        assertThat(volunteer.heading()).isEqualTo("On the air");
        assertThat(volunteer.text()).contains("Radio Example").doesNotContain("Wrong Radio");
    }

    @Test
    void everybody_sees_how_often_it_was_on_the_air_when_the_month_is_over() {
        log("Radio Example (fictional)");
        log("Radio Example (fictional)");
        assertThat(server.browser().open("/en/asked").text()).doesNotContain("on the air");
        server.clock().set(LocalDate.of(2026, 11, 1));
        assertThat(server.browser().open("/en/asked").text())
                .contains("Nothing has been asked yet", "2 times on the radio, not on television");
        assertThat(server.browser().open("/fa/asked").text()).contains("در رادیو ۲ بار، در تلویزیون هنوز نه");
    }
}
