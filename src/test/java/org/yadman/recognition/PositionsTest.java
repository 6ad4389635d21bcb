package org.yadman.recognition;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.campaigns.Campaigns;
import org.yadman.campaigns.Campaigns.Outcome;
import org.yadman.campaigns.FolderFiles;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.Said;
import org.yadman.testing.TestServer;

/// Who voted how, on pages and in files; the bodies and the voters without a country are made up.
@Tag("database")
class PositionsTest {

    private static TestServer server;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        server = TestServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static FolderFiles files() {
        return FolderFiles.withTracks().with("positions.csv", """
                        track,step,voter,position,source,note.en
                        second,yes,ZM,yes,essay,
                        second,yes,DE,yes,essay,
                        second,yes,AT,yes,report,
                        second,yes,SE,abstain,essay,Said later that it meant to vote for.
                        second,yes,The Office of Example,no,essay,
                        """);
    }

    private List<String> mistakes(FolderFiles files) throws IOException {
        Outcome outcome = server.bean(Campaigns.class).bringIn(files.writeTo(folder), true);
        return outcome instanceof Outcome.Mistakes(var problems)
                ? problems.stream().map(Said::told).toList()
                : List.of();
    }

    private static Element votes(Browser browser) {
        return Objects.requireNonNull(browser.page().selectFirst("ol.story table"));
    }

    @Test
    void who_voted_how_stands_with_the_vote_in_the_order_of_the_readers_alphabet() throws IOException {
        assertThat(mistakes(files())).isEmpty();
        Browser visitor = server.browser().open("/en/recognition/second");
        assertThat(PageCheck.faults(visitor)).isEmpty();
        assertThat(votes(visitor).select("tbody tr").eachText())
                .containsExactly(
                        "For 3 of 84 Austria, Germany, Zambia",
                        "Against 1 of 19 The Office of Example",
                        "Abstained 1 of 68 Sweden (Said later that it meant to vote for.)");
        assertThat(visitor.text())
                .contains("Of the votes for and against, 81.6 % were for: 65 more for than against.")
                .contains("Of all 193 members, 43.5 % voted for.");
        Browser persian = server.browser().open("/fa/recognition/second");
        assertThat(PageCheck.faults(persian)).isEmpty();
        assertThat(votes(persian).select("tbody tr").eachText().getFirst())
                .isEqualTo("موافق ۳ از ۸۴ آلمان، اتریش، زامبیا");
        assertThat(server.browser().fetch("/api/v1/positions.csv").body())
                .contains("second,yes,SE,abstain,essay,Said later that it meant to vote for.");
    }

    @Test
    void where_the_source_does_not_say_of_how_many_the_members_known_of_the_body_are_taken() throws IOException {
        FolderFiles files = files().replace("claims.csv", "recorded 84-19-68 of 193", "recorded 84-19-68");
        assertThat(mistakes(files)).isEmpty();
        assertThat(server.browser().open("/en/recognition/second").text())
                .contains("Of all 193 members, 43.5 % voted for. The number of members is the one known of this body,"
                        + " not of that day.");
        // Two tallies, each with what follows from it.
        files.add("claims.csv", "step:second/yes,vote,recorded 90-19-63,,report,asserts,,,,Editors,2026-01-01");
        assertThat(mistakes(files)).isEmpty();
        assertThat(server.browser().open("/en/recognition/second").text())
                .contains("Of the votes for and against, 81.6 % were for: 65 more for than against.")
                .contains("Of the votes for and against, 82.6 % were for: 71 more for than against.")
                .contains("84 for, 19 against, 68 abstained (recorded vote): Of all 193 members, 43.5 % voted for.")
                .contains("90 for, 19 against, 63 abstained (recorded vote): Of all 193 members, 46.6 % voted for.")
                .contains("For 3 Austria, Germany, Zambia");
    }

    @Test
    void a_body_that_decided_without_counting_has_no_margins() throws IOException {
        assertThat(mistakes(files().replace("claims.csv", "recorded 84-19-68 of 193", "consensus")))
                .isEmpty();
        assertThat(server.browser().open("/en/recognition/second").text())
                .contains("by consensus")
                .doesNotContain("193 members", "more for than against");
    }

    @Test
    void a_voter_votes_once_at_a_step_however_it_is_written() throws IOException {
        assertThat(mistakes(files().add("positions.csv", "second,yes,Germany,no,essay,")))
                .containsExactly(
                        "positions.csv, line 7, voter: stands here twice: as \"DE\" too. A voter votes once at a"
                                + " step.");
        assertThat(mistakes(files().add("positions.csv", "second,yes,the office of  EXAMPLE,no,essay,")))
                .containsExactly("positions.csv, line 7, voter: stands here twice: as \"The Office of Example\" too. A"
                        + " voter votes once at a step.");
        assertThat(mistakes(files().add("positions.csv", "second,yes,DE,no,essay,")))
                .anyMatch(told -> told.startsWith("positions.csv, line 7"));
    }

    @Test
    void a_code_that_is_none_a_step_that_is_none_and_one_without_a_vote_are_told() throws IOException {
        assertThat(mistakes(files().add("positions.csv", "second,yes,XX,no,essay,")))
                .containsExactly(
                        "positions.csv, line 7, voter: \"XX\" is not a country: expected two capital letters of"
                                + " ISO 3166, like DE.");
        assertThat(mistakes(files().add("positions.csv", "second,yess,FR,no,essay,")))
                .containsExactly("positions.csv, line 7, step: no step in this folder is called \"second/yess\". Is"
                        + " \"second/yes\" meant?");
        assertThat(mistakes(files().add("positions.csv", "second,word,FR,no,essay,")))
                .containsExactly("positions.csv, line 7, step: nobody votes at such a step. Is another step meant? If a"
                        + " source tells of a vote there, enter its tally first, in the field vote of that step.");
        assertThat(mistakes(files().add("positions.csv", "case,judged,FR,no,essay,")))
                .singleElement()
                .asString()
                .contains("nobody votes at such a step");
        assertThat(mistakes(files().add("positions.csv", "second,yes," + "x".repeat(201) + ",no,essay,")))
                .containsExactly("positions.csv, line 7, voter: a name of at most 200 letters.");
        assertThat(mistakes(files().add("positions.csv", "second,yes,FR,maybe,essay,")))
                .containsExactly("positions.csv, line 7, position: \"maybe\" is not one of: yes, no, abstain, absent,"
                        + " not-voting.");
    }

    @Test
    void no_more_are_named_than_the_fullest_tally_counts() throws IOException {
        FolderFiles files = files().replace("claims.csv", "recorded 84-19-68 of 193", "recorded 2-1-1");
        assertThat(mistakes(files))
                .containsExactly(
                        "positions.csv, line 4, position: 3 voters are named as voting for, but no source counts more than 2.");
        files.add("claims.csv", "step:second/yes,vote,counted 3-1,,report,reports,,,,Editors,2026-01-01");
        assertThat(mistakes(files)).isEmpty();
        // The tally that an editor prefers may count fewer; then the page says so.
        files.with("preferences.csv", """
                subject,field,source,value,editor.en,reason.en,decided_on
                step:second/yes,vote,essay,recorded 2-1-1,Editors,They were there.,2026-01-02
                """);
        assertThat(mistakes(files)).isEmpty();
        assertThat(server.browser().open("/en/recognition/second").text())
                .contains("For 3 Austria, Germany, Zambia")
                .contains("More voters are named here than the vote above counts.");
    }

    @Test
    void what_is_exported_is_read_again_as_the_same(@TempDir Path out) throws IOException {
        assertThat(mistakes(files())).isEmpty();
        Campaigns campaigns = server.bean(Campaigns.class);
        String before = new String(Objects.requireNonNull(campaigns.files().get("positions.csv")), UTF_8);
        assertThat(before.lines().toList())
                .containsExactly(
                        "track,step,voter,position,source,note.en,note.fa",
                        "second,yes,AT,yes,report,,",
                        "second,yes,DE,yes,essay,,",
                        "second,yes,SE,abstain,essay,Said later that it meant to vote for.,",
                        "second,yes,The Office of Example,no,essay,,",
                        "second,yes,ZM,yes,essay,,");
        campaigns.writeTo(out.resolve("export"));
        server.bringIn(out.resolve("export"));
        assertThat(new String(Objects.requireNonNull(campaigns.files().get("positions.csv")), UTF_8))
                .isEqualTo(before);
    }
}
