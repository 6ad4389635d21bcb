package org.yadman.recognition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.campaigns.Campaigns;
import org.yadman.campaigns.Campaigns.Outcome;
import org.yadman.sources.Claims;
import org.yadman.testing.TestServer;

/// Other days and cases than the campaign's own, as folders: what the model has to hold.
@Tag("database")
class HistoriesTest {

    private static final Path HISTORIES = Path.of("src/test/campaigns");

    private static TestServer server;
    private static Campaigns campaigns;

    @BeforeAll
    static void start() {
        server = TestServer.start();
        campaigns = server.bean(Campaigns.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static Map<String, String> files(String history) throws IOException {
        Path root = HISTORIES.resolve(history);
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> inside = Files.walk(root)) {
            for (Path file : inside.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return files;
    }

    @ParameterizedTest
    @ValueSource(strings = {"srebrenica", "noury", "roma-holocaust", "us-sessions"})
    void a_history_has_no_mistakes_and_is_its_own_export(String history) throws IOException {
        Outcome outcome = campaigns.bringIn(HISTORIES.resolve(history), true);
        assertThat(outcome).isInstanceOf(Outcome.Imported.class);
        Map<String, byte[]> export = campaigns.files();
        Map<String, String> written = files(history);
        assertThat(export.keySet()).isEqualTo(written.keySet());
        written.forEach((path, text) ->
                assertThat(export.get(path)).as(path).asString(UTF_8).isEqualTo(text));
        assertThat(server.bean(Claims.class).rebuild()).isZero();
    }

    private static String text(String path) {
        var browser = server.browser().open(path);
        assertThat(browser.status()).as(path).isEqualTo(200);
        return browser.page().select("main").text();
    }

    @Test
    void a_vote_stands_with_all_that_sources_say_of_it_and_the_numbers_worked_out() {
        server.bringIn(HISTORIES.resolve("srebrenica"));
        assertThat(text("/en/recognition/un-2024"))
                .contains("Vote Sources differ", "84 for", "19 against", "68 abstained", "63 abstained", "18 against")
                .contains(
                        "Of the votes for and against, 81.6 % were for: 65 more for than against.",
                        "Of all 193 members, 43.5 % voted for.")
                .contains("We follow this one.");
    }

    @Test
    void a_day_of_the_united_nations_shows_its_titles_its_delay_and_what_came_fifteen_years_before() {
        server.bringIn(HISTORIES.resolve("srebrenica"));
        assertThat(text("/en/recognition/un-2024"))
                .contains("in force 23 May 2024")
                .doesNotContain("reported: in force")
                .contains("International Day of Reflection and Commemoration of the 1995 Genocide in Srebrenica")
                .contains("International Day of Remembrance of the Victims of the Srebrenica Genocide")
                .contains("Put off for procedure 25 April 2024", "Others worked against it")
                .contains("It was kept.")
                .contains("Follows on European Parliament 2009 Fifteen years");
        assertThat(text("/en/recognition/ep-2009"))
                .contains("556 for, 9 against, 22 abstained")
                .doesNotContain("Vote Sources differ");
        assertThat(text("/en/recognition/rwanda-2003"))
                .contains("Vote by consensus")
                .contains("International Day of Reflection on the 1994 Genocide in Rwanda")
                .contains("International Day of Reflection on the 1994 Genocide against the Tutsi in Rwanda");
    }

    @Test
    void a_final_judgment_is_not_the_last_state_of_a_case() {
        server.bringIn(HISTORIES.resolve("noury"));
        assertThat(text("/en/recognition/noury"))
                .startsWith("Recognition Sweden v. Hamid Noury released in an exchange 15 June 2024")
                .contains("Hamid Noury Murder convicted");
    }

    @Test
    void defendants_of_one_case_have_outcomes_of_their_own() {
        server.bringIn(HISTORIES.resolve("noury"));
        assertThat(text("/en/recognition/nikbin"))
                .startsWith("Recognition Nikbin v. Iran findings 28 September 2007")
                .contains("Ali Akbar Hashemi Rafsanjani Torture dismissed")
                .contains("Islamic Republic of Iran Torture default entered");
    }

    @Test
    void a_complaint_that_ended_by_death_shows_what_it_achieved_all_the_same() {
        server.bringIn(HISTORIES.resolve("noury"));
        assertThat(text("/en/recognition/raisi-switzerland"))
                .contains("ended by the suspect’s death 19 May 2024")
                .contains("What it achieved He did not come to Geneva");
        assertThat(text("/en/recognition/raisi-scotland"))
                .contains("ended by the suspect’s death 19 May 2024", "He did not come to Glasgow.");
    }

    @Test
    void a_recognition_by_a_parliament_shows_its_numbers_and_who_follows() {
        server.bringIn(HISTORIES.resolve("roma-holocaust"));
        assertThat(text("/en/recognition/ep-2015"))
                .contains("in force 15 April 2015")
                .contains("554 for, 13 against, 44 abstained")
                .contains("Carried on by The Member States follow");
        assertThat(text("/en/recognition/yazidi-petition"))
                .contains("referred 7 July 2022", "at least 50,000 signatures", "unanimously (no numbers stated)")
                .contains("Referred to Joint motion on the Yazidis");
        assertThat(text("/en/recognition/poland-2011")).contains("reported: adopted 2011");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hconres-159", "hres-188", "hres-627"})
    void what_was_only_introduced_never_reads_as_adopted(String track) {
        server.bringIn(HISTORIES.resolve("us-sessions"));
        assertThat(text("/en/recognition/" + track))
                .doesNotContainIgnoringCase("adopted")
                .contains("The session ended");
        assertThat(text("/fa/recognition/" + track)).doesNotContain("تصویب‌شده");
        var rows = server.browser().open("/en/recognition").page().select("table tr:has(a[href$=/" + track + "])");
        assertThat(rows).hasSize(1);
        assertThat(rows.text()).containsPattern("lapsed|taken up again").doesNotContainIgnoringCase("adopted");
    }

    @Test
    void a_text_that_ended_with_its_session_leads_to_the_one_that_brings_it_in_again() {
        server.bringIn(HISTORIES.resolve("us-sessions"));
        assertThat(text("/en/recognition/hconres-159"))
                .contains("lapsed 3 January 2017", "Brought in again as H.Res. 188", "Same text as H.Res. 188");
        assertThat(text("/en/recognition/hres-188"))
                .contains("Brings in again H.Con.Res. 159", "Taken up again by H.Res. 627");
    }

    @Test
    void a_decision_of_members_says_on_what_it_hangs_and_how_well_it_is_known() {
        server.bringIn(HISTORIES.resolve("us-sessions"));
        assertThat(text("/en/recognition/aiusa-p5"))
                .contains("reported: adopted on condition 4 April 2003", "dormant since 3 April 2004")
                .contains("the text we hold names no number.");
        assertThat(text("/en/recognition/aiusa-2008")).contains("reported: adopted 2008", "91 for, 5 against");
        assertThat(text("/en/recognition/canada-2013"))
                .contains("in force 5 June 2013", "by unanimous consent")
                .doesNotContain("reported");
    }

    @Test
    void a_mandate_is_renewed_and_one_that_was_only_called_for_is_not_there() {
        server.bringIn(HISTORIES.resolve("us-sessions"));
        assertThat(text("/en/recognition/hrc-ffm"))
                .contains("renewed 23 January 2026")
                .contains("25 for, 6 against, 16 abstained, of 47 members")
                .contains("24 for, 8 against, 15 abstained, of 47 members")
                .contains("25 for, 7 against, 14 abstained, 1 absent, of 47 members");
        assertThat(text("/en/recognition/sr-2024-call"))
                .contains("called for 22 July 2024")
                .doesNotContain("in force");
    }
}
