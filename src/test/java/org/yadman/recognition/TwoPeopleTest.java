package org.yadman.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jsoup.nodes.Element;
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

/// What a decision says of itself takes two people, also where it is told elsewhere: what ends it, who voted
/// how, what kind of act it is, whose it is. And what one source alone tells is nowhere drawn as decided. All
/// names are made up.
@Tag("database")
class TwoPeopleTest {

    private static final String CANDLES = "🕯".repeat(30);

    private TestServer server;
    private Browser nima;
    private Browser leyla;
    private Browser reader;

    @BeforeEach
    void start(@TempDir Path folder) throws IOException {
        server = TestServer.start(TestDatabase.fresh(), TestCaller.class);
        server.bringIn(FolderFiles.withTracks()
                .add("sources.csv", "minutes,resolution,The minutes,en,2020-05-06,https://example.org/m,page,,")
                .add("bodies.csv", "chamber,parliament,NL,,The chamber,,")
                .add("tracks.csv", "told,ours,resolution,chamber,,The told request,,same,none,")
                .add("tracks.csv", "candles,ours,resolution,section,," + CANDLES + ",,same,none,")
                .add("tracks.csv", "more,ours,resolution,section,," + CANDLES.repeat(3) + ",,same,none,")
                .add("steps.csv", "told,yes,1,adopted,,,It was adopted.")
                .add("steps.csv", "candles,begun,1,drafting,,,It was begun.")
                .add("steps.csv", "more,begun,1,drafting,,,It was begun.")
                .add("claims.csv", "step:told/yes,date,2020-05-06,,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "step:candles/begun,date,2026-01,,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "step:more/begun,date,2026-01,,essay,asserts,,,,Editors,2026-01-01")
                .writeTo(folder));
        nima = server.browser().as(TestCaller.steward(1));
        leyla = server.browser().as(TestCaller.steward(2));
        reader = server.browser();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void changed(String row, String column, String text) {
        nima.open("/en/desk/record/" + row).type("0." + column, text).press("save");
        assertThat(nima.allMistakes()).as(row).isEmpty();
    }

    private void waits() {
        assertThat(nima.location()).startsWith("/en/desk/approvals/");
    }

    private void isSaved() {
        assertThat(nima.location()).contains("saved=yes");
    }

    private void approve() {
        waits();
        leyla.open(nima.location()).press("Approve: it is done at once");
        assertThat(leyla.text()).contains("done");
    }

    private void step(String track, int number, String event) {
        nima.open("/en/desk/record/steps/new?track=" + track);
        nima.type("0.track", track)
                .type("0.slug", event)
                .type("0.number", String.valueOf(number))
                .type("0.event", event)
                .type("0.text.en", "So it was.")
                .type("1.value", "2026-02-03")
                .type("1.source", "essay")
                .type("1.stance", "asserts")
                .press("save");
        assertThat(nima.allMistakes()).isEmpty();
    }

    private String state(String track) {
        return reader.open("/en/recognition/" + track)
                .page()
                .select(".stands .mark")
                .text();
    }

    @Test
    void what_ends_a_decision_needs_a_second_person_and_what_ends_a_mere_request_does_not() {
        step("second", 5, "rescinded");
        waits();
        assertThat(state("second")).contains("in force");
        approve();
        assertThat(state("second")).isEqualTo("rescinded");

        step("candles", 2, "lapsed");
        assertThat(nima.location()).doesNotContain("approvals");
        assertThat(state("candles")).isEqualTo("lapsed");
    }

    @Test
    void who_voted_how_on_a_decision_needs_a_second_person() {
        changed("positions/second/yes/DE", "position", "no");
        waits();
        nima.open("/en/desk/record/positions/new?track=second");
        nima.type("0.track", "second")
                .type("0.step", "yes")
                .type("0.voter", "FR")
                .type("0.position", "yes")
                .type("0.source", "essay")
                .press("save");
        assertThat(nima.allMistakes()).isEmpty();
        assertThat(reader.open("/en/recognition/second").text()).doesNotContain("France");
        approve();
        assertThat(reader.open("/en/recognition/second").text()).contains("France");
    }

    @Test
    void the_kind_of_act_of_a_decision_needs_a_second_person() {
        changed("tracks/second", "act", "law");
        waits();
        changed("tracks/candles", "act", "law");
        isSaved();
    }

    @Test
    void where_a_decision_stands_follows_from_its_body_and_needs_a_second_person() {
        changed("bodies/meeting", "kind", "un-ga");
        waits();
        changed("bodies/meeting", "country", "CA");
        waits();
        changed("bodies/meeting", "name.en", "Its yearly meeting");
        isSaved();
        changed("bodies/section", "country", "CA");
        isSaved();
    }

    @Test
    void what_one_source_alone_tells_is_drawn_as_under_way_until_its_own_text_says_it() {
        assertThat(onTheMap()).isEqualTo("of under-way");
        for (String page : List.of("/recognition/changes?month=2020-05", "/bodies/chamber", "/recognition")) {
            assertThat(reader.open("/en" + page).page().select("main").text())
                    .as(page)
                    .contains("reported: adopted");
            assertThat(PageCheck.faults(reader)).as(page).isEmpty();
        }
        nima.open("/en/desk/record/claims/new?subject=step:told/yes&field=date");
        nima.type("0.value", "2020-05-06")
                .type("0.source", "minutes")
                .type("0.stance", "asserts")
                .press("save");
        approve();
        assertThat(onTheMap()).isEqualTo("of decided");
        for (String page : List.of("/recognition/changes?month=2020-05", "/bodies/chamber")) {
            assertThat(reader.open("/en" + page).page().select("main").text())
                    .as(page)
                    .contains("adopted")
                    .doesNotContain("reported: adopted");
        }
    }

    private String onTheMap() {
        Element country = reader.open("/en/recognition/map").page().select("svg.broad a").stream()
                .filter(each -> each.select("title").text().startsWith("Netherlands:"))
                .findFirst()
                .orElseThrow();
        return country.select("use").attr("class");
    }

    @Test
    void a_name_of_small_pictures_is_shortened_between_them() {
        for (String language : List.of("en", "fa")) {
            reader.open("/" + language + "/recognition");
            assertThat(reader.status()).isEqualTo(200);
            assertThat(PageCheck.faults(reader)).isEmpty();
            assertThat(reader.page().select("svg.rungs a[href$=/recognition/candles] text"))
                    .isNotEmpty();
            // Half of one would come out as a question mark.
            assertThat(reader.page()
                            .select("svg.rungs a[href$=/recognition/more] text")
                            .text())
                    .contains("🕯…")
                    .doesNotContain("?", "\uFFFD");
        }
    }
}
