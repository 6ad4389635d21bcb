package org.yadman.outreach;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.campaigns.FolderFiles;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// Which text and which channel works: counted for those who keep the record.
@Tag("database")
class FigureStoryTest {

    private static final String FIGURES = "/en/desk/outreach/figures";

    private TestServer server;
    private Browser keeper;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = TestServer.start(TestDatabase.fresh(), TestCaller.class);
        server.bringIn(FolderFiles.sound().writeTo(folder));
        on(2026, 9, 1);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void on(int year, int month, int day) {
        server.clock().set(LocalDate.of(year, month, day));
        keeper = server.browser().as(TestCaller.coordinator(1));
    }

    private void contact(String name, String country, String language) {
        keeper.open("/en/desk/outreach/contacts")
                .type("Name", name)
                .type("Country", country)
                .type("Language in which we write", language)
                .type("E-mail", name.substring(0, 1) + "@example.org")
                .press("Add");
        assertThat(keeper.status()).as(name).isEqualTo(200);
    }

    private void appeal(String title, String... addressees) {
        keeper.open("/en/desk/outreach/appeals/new?kind=honour")
                .type("What we call it", title)
                .type("Who writes", "The circle (fictional)\nStockholm")
                .press("Save");
        keeper.open(keeper.location() + "/addressees");
        keeper.page().select("input[name=contact]").removeAttr("checked");
        for (String addressee : addressees) {
            keeper.type(addressee, "");
        }
        keeper.press("Add those chosen");
    }

    private void open(String title, String name) {
        keeper.open("/en/desk/outreach/appeals").follow(title).follow(name);
    }

    private void asked(String title, String name, String way) {
        open(title, name);
        keeper.type("How", way).press("Note it");
        assertThat(keeper.status()).as(name).isEqualTo(200);
    }

    private void answered(String title, String name, String meaning) {
        open(title, name);
        keeper.type("Its words", "As we said.").type("How it came", "by telephone");
        // An answer that stands there already has a field of this name, too.
        Elements meanings = keeper.page().select("form[action$=/replies] select[name=meaning] option");
        meanings.removeAttr("selected");
        meanings.select("[value=" + meaning + "]").attr("selected", "");
        keeper.press("Write it down");
    }

    private void autumn() {
        contact("Aster house (fictional)", "Sweden", "English");
        contact("Birch house (fictional)", "Sweden", "Persian");
        contact("Cedar house (fictional)", "Germany", "English");
        appeal("First text", "Aster house (fictional) English", "Birch house (fictional) Persian");
        appeal("Second text", "Cedar house (fictional) English");
        asked("First text", "Aster house (fictional)", "by e-mail from one’s own program");
        asked("First text", "Birch house (fictional)", "by e-mail from one’s own program");
        on(2026, 10, 1);
        asked("Second text", "Cedar house (fictional)", "in person");
        // Ten days after it was rung, thirty after the mail.
        on(2026, 9, 21);
        asked("First text", "Aster house (fictional)", "in person");
        on(2026, 10, 1);
        answered("First text", "Aster house (fictional)", "agrees-if");
        on(2026, 10, 5);
        answered("Second text", "Cedar house (fictional)", "declines");
    }

    private List<String> row(String title, String name) {
        return keeper
                .page()
                .select("section:has(h2:containsOwn(" + title + ")) tr:has(th:contains(" + name + ")) td")
                .stream()
                .map(cell -> cell.ownText().strip())
                .toList();
    }

    @Test
    void which_text_and_which_channel_works_stands_in_tables_and_a_drawing() {
        autumn();
        keeper.open(FIGURES);
        assertThat(keeper.text())
                .contains("3 have been asked; it reached 3; 2 have answered; one has agreed.")
                .contains("Half of the answers came within 17 days.");
        assertThat(row("By text", "First text")).containsExactly("2", "2", "1", "1", "30");
        assertThat(row("By text", "Second text")).containsExactly("1", "1", "1", "0", "4");
        assertThat(row("By channel", "in person")).containsExactly("2", "2", "2", "1", "7");
        assertThat(row("By channel", "own program")).containsExactly("2", "2", "0", "0", "no answer");
        assertThat(row("By country", "Sweden")).containsExactly("2", "2", "1", "1", "30");
        assertThat(row("By language", "Persian")).containsExactly("1", "1", "0", "0", "no answer");
        assertThat(row("By month", "September 2026")).containsExactly("2", "2", "1", "1", "30");
        assertThat(keeper.page().select("svg.broad path.d")).hasSize(1);
        assertThat(PageCheck.faults(keeper)).isEmpty();
        keeper.open(FIGURES.replace("/en/", "/fa/"));
        assertThat(keeper.text()).contains("از ۳ گروه پرسیده شده است", "۵۰٪");
        assertThat(PageCheck.faults(keeper)).isEmpty();
    }

    @Test
    void a_spreadsheet_gets_the_same_numbers() {
        autumn();
        assertThat(keeper.fetch(
                                FIGURES + ".csv",
                                TestCaller.HEADER,
                                TestCaller.coordinator(1).header())
                        .body())
                .contains(
                        "By,Name,Asked,Arrived,Answered,Agreed,Median days",
                        "Text,First text,2,2,1,1,30",
                        "Channel,in person,2,2,2,1,7",
                        "Month,2026-09,2,2,1,1,30");
    }

    @Test
    void what_was_taken_back_is_not_counted_and_whoever_changed_their_mind_has_said_so_last() {
        autumn();
        on(2026, 10, 6);
        answered("First text", "Aster house (fictional)", "declines");
        open("Second text", "Cedar house (fictional)");
        keeper.press("It was not sent");
        keeper.open(FIGURES);
        assertThat(keeper.text())
                .contains("2 have been asked; it reached 2; one has answered; nobody has agreed yet.")
                .doesNotContain("Second text");
    }

    @Test
    void volunteers_and_visitors_do_not_see_it() {
        assertThat(server.browser().as(TestCaller.volunteer(1)).open(FIGURES).status())
                .isEqualTo(403);
        assertThat(server.browser()
                        .as(TestCaller.volunteer(1))
                        .open("/en/desk/outreach")
                        .text())
                .doesNotContain("What works");
        assertThat(keeper.open("/en/desk/outreach").follow("What works").text()).contains("Nothing has been asked yet");
    }

    @Test
    void the_middle_of_the_days_is_the_median() {
        assertThat(DeskFigures.median(List.of())).isNull();
        assertThat(DeskFigures.median(List.of(9L, 1L, 2L))).isEqualTo(2);
        assertThat(DeskFigures.median(List.of(4L, 9L, 1L, 1L))).isEqualTo(3);
    }
}
