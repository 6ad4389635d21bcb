package org.yadman.front;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.campaigns.FolderFiles;
import org.yadman.testing.TestServer;

/// What a visitor who comes back reads after the record has changed.
@Tag("database")
class NewsPagesTest {

    private TestServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start();
        server.bringIn(FolderFiles.withTracks().writeTo(folder.resolve("first")));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private List<String> news(String language, LocalDate day) {
        Document page = server.browser().open("/" + language + "/news").page();
        return page.select("main section:has(> header time[datetime=" + day + "]) li")
                .eachText();
    }

    private void change(LocalDate day, FolderFiles files) throws IOException {
        server.clock().set(day);
        server.bringIn(files.writeTo(folder.resolve(day.toString())));
    }

    private static FolderFiles changed() {
        return FolderFiles.withTracks()
                .replace("tracks.csv", "The second request", "Its other name")
                .replace("bodies.csv", "court,national-court,SE", "court,national-court,NO")
                .add("groups.csv", "late,other,,Late comers,")
                .add("steps.csv", "case,noted,3,noted,,,It was noted.")
                .add("claims.csv", "step:case/noted,date,2023,,report,reports,,,,Editors,2026-12-01")
                .without("observances.csv")
                .replace("claims.csv", "observance:families/own,since,1989,,essay,asserts,,,,Editors,2026-01-01\n", "");
    }

    @Test
    void at_first_everything_is_new() {
        assertThat(news("en", LocalDate.of(2026, 11, 23)))
                .contains("The second request Recognition: added", "A court Bodies: added")
                .noneMatch(entry -> entry.contains("changed"));
        // A source's statement stands under the day on which it was entered.
        assertThat(news("en", LocalDate.of(2026, 1, 1))).anyMatch(entry -> entry.contains("84 for, 19 against"));
    }

    @Test
    void a_second_import_tells_what_was_added_changed_and_removed_and_nothing_else() throws IOException {
        LocalDate day = LocalDate.of(2026, 12, 1);
        change(day, changed());
        assertThat(news("en", day))
                .containsExactlyInAnyOrder(
                        "Its other name Recognition: changed (name.en)",
                        "A court Bodies: changed (country)",
                        "Late comers Groups: added",
                        "Noted: A case Steps of recognition: added",
                        "New statement: Noted: A case When: 2023. Source: A report",
                        "Who keeps which day: taken out Who keeps which day: taken out of the record;"
                                + " its earlier versions are kept");
    }

    @Test
    void an_import_that_changes_nothing_is_no_news() throws IOException {
        List<String> before = news("en", LocalDate.of(2026, 11, 23));
        change(LocalDate.of(2026, 12, 1), FolderFiles.withTracks());
        assertThat(news("en", LocalDate.of(2026, 12, 1))).isEmpty();
        assertThat(news("en", LocalDate.of(2026, 11, 23))).isEqualTo(before);
    }

    @Test
    void the_newest_day_stands_first_and_what_is_there_can_be_opened() throws IOException {
        change(LocalDate.of(2026, 12, 1), changed());
        change(LocalDate.of(2026, 12, 24), changed().replace("days.csv", "First", "The first"));
        Document page = server.browser()
                .open("/en/")
                .follow("Recognition")
                .follow("What changed")
                .page();
        List<String> days = page.select("main h2 time").eachAttr("datetime");
        assertThat(days).startsWith("2026-12-24", "2026-12-01", "2026-11-23").doesNotHaveDuplicates();
        Set<String> links = new HashSet<>(page.select("main li a").eachAttr("href"));
        assertThat(links).isNotEmpty();
        for (String link : links) {
            assertThat(server.browser().open(link.replaceAll("#.*", "")).status())
                    .as(link)
                    .isEqualTo(200);
        }
        assertThat(server.browser().open("/en/news").follow("Its other name").heading())
                .isEqualTo("Its other name");
    }

    @Test
    void a_persian_page_has_persian_words_dates_and_digits() throws IOException {
        LocalDate day = LocalDate.of(2026, 12, 1);
        change(day, changed());
        Document page = server.browser().open("/fa/news").page();
        assertThat(page.select("main header").text()).contains("۱۰ آذر ۱۴۰۵", "۱ دسامبر ۲۰۲۶");
        assertThat(news("fa", day))
                .anyMatch(entry -> entry.contains("کی: ۲۰۲۳"))
                .noneMatch(entry -> entry.contains("added") || entry.contains("2023"));
        assertThat(news("fa", LocalDate.of(2026, 1, 1)))
                .anyMatch(entry -> entry.contains("۸۴ رأی موافق، ۱۹ مخالف، ۶۸ ممتنع"));
    }

    @Test
    void many_news_are_read_in_pages_and_beyond_the_last_there_is_nothing() throws IOException {
        FolderFiles many = FolderFiles.withTracks();
        for (int i = 0; i < 60; i++) {
            many.add("groups.csv", "more-" + i + ",other,,More " + i + ",");
        }
        LocalDate day = LocalDate.of(2026, 12, 1);
        change(day, many);
        var browser = server.browser().open("/en/news");
        Set<String> told = new HashSet<>(browser.page().select("main li a").eachText());
        browser.follow("Next");
        told.addAll(browser.page().select("main li a").eachText());
        for (int i = 0; i < 60; i++) {
            assertThat(told).contains("More " + i);
        }
        for (String page : List.of("0", "x", "21", "99999999999", "-1")) {
            assertThat(server.browser().open("/en/news?page=" + page).status())
                    .as(page)
                    .isEqualTo(404);
        }
    }
}
