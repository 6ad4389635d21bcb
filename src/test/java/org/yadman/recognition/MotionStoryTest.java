package org.yadman.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.campaigns.Campaigns;
import org.yadman.campaigns.FolderFiles;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestCaller.Person;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// A text of a resolution from its model to its amended version before two bodies. All names are made up.
@Tag("database")
class MotionStoryTest {

    private static final Person KEEPER = TestCaller.coordinator(1);
    private static final Person VOLUNTEER = TestCaller.volunteer(1);
    private static final String DESK = "/en/desk/recognition/texts";
    private static final String PAGE = "/recognition/texts/assembly-text";

    @TempDir
    Path folder;

    private TestServer server;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start(TestDatabase.fresh(), TestCaller.class);
        server.bringIn(files().writeTo(folder));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    static FolderFiles files() {
        return FolderFiles.withTracks()
                .add("bodies.csv", "council,city,DE,,The council,,")
                .add("tracks.csv", "third,ours,resolution,meeting,,The third request,,same,none,")
                .add("tracks.csv", "fourth,ours,resolution,council,,The fourth request,,same,none,")
                .add("steps.csv", "third,begun,1,drafting,,,It was begun.")
                .add("steps.csv", "fourth,begun,1,drafting,,,It was begun.")
                .add("claims.csv", "step:third/begun,date,2026-10,,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "step:fourth/begun,date,2026-10,,essay,asserts,,,,Editors,2026-01-01")
                .with("motions.csv", """
                        slug,model,name.en,name.fa,about.en
                        model,ngo-section,A model for assemblies,متن نمونه برای مجمع‌ها,Fill in what is in brackets.
                        """)
                .with("versions.csv", """
                        motion,slug,number,kind,date
                        model,draft-1,1,draft,2026-11-01
                        """)
                .with("clauses.csv", """
                        motion,version,number,kind,text.en,text.fa
                        model,draft-1,1,title,A day of remembrance,روز یادبود
                        model,draft-1,2,whereas,"Recalling the dead of that summer;",با یادآوری جان‌باختگان آن تابستان؛
                        model,draft-1,3,resolved,[The meeting] decides to observe the day each year;,[نشست] تصمیم می‌گیرد این روز را هر سال گرامی بدارد؛
                        model,draft-1,4,resolved,Asks the board to report.,از هیئت‌مدیره می‌خواهد گزارش دهد.
                        """);
    }

    private Browser keeper() {
        return server.browser().as(KEEPER);
    }

    private static Element only(Document page, String selector) {
        assertThat(page.select(selector)).as(selector).hasSize(1);
        return Objects.requireNonNull(page.selectFirst(selector));
    }

    private Browser begun() {
        Browser form = keeper().open("/en/desk")
                .follow("Texts of resolutions: write, revise, amend")
                .follow("Begin a new text from this one");
        assertThat(form.value("text.en").replace("\r", ""))
                .startsWith("# A day of remembrance\n\n- Recalling")
                .contains("\n\n2. Asks the board to report.");
        return form.type("Name in this record (English)", "The assembly's text")
                .type("slug", "assembly-text")
                .type("text.en", form.value("text.en").replace("[The meeting]", "The assembly"))
                .type("text.fa", form.value("text.fa").replace("[نشست]", "مجمع"))
                .type("Laid before", "The third request")
                .press("save");
    }

    private Browser written(String act, String query, String from, String to) {
        Browser form = keeper().open(DESK + "/form?act=" + act + "&of=assembly-text" + query);
        return form.type("text.en", form.value("text.en").replace(from, to)).press("save");
    }

    @Test
    void a_text_begins_from_a_model_and_stands_before_a_body() {
        Browser page = begun();
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.location()).isEqualTo("/en" + PAGE);
        assertThat(page.heading()).isEqualTo("The assembly's text");
        assertThat(only(page.page(), ".motion h3").text()).isEqualTo("A day of remembrance");
        assertThat(page.page().select(".motion .resolved").eachText())
                .containsExactly(
                        "1. The assembly decides to observe the day each year;", "2. Asks the board to report.");
        assertThat(page.text()).contains("Draft (version 1)", "our own draft", "November 2026");
        assertThat(only(page.page(), "main section:has(h2:containsOwn(before these bodies)) tbody tr")
                        .text())
                .contains("Its meeting", "The third request", "Draft (version 1)");
        assertThat(PageCheck.faults(page)).isEmpty();

        Browser persian = server.browser().open("/fa" + PAGE);
        assertThat(only(persian.page(), ".motion h3").text()).isEqualTo("روز یادبود");
        assertThat(persian.page().select(".motion .resolved").eachText().getFirst())
                .isEqualTo("۱. مجمع تصمیم می‌گیرد این روز را هر سال گرامی بدارد؛");
        assertThat(persian.text()).contains("پیش‌نویس (نسخهٔ ۱)", "پیش‌نویس خود ما");
        assertThat(PageCheck.faults(persian)).isEmpty();

        Browser track = server.browser().open("/en/recognition/third");
        assertThat(only(track.page(), "main section:has(h2:containsOwn(The text before this body))")
                        .text())
                .contains("The assembly's text", "Draft (version 1)");
        assertThat(server.browser().open("/en/search?q=assembly").text()).contains("The assembly's text");
    }

    @Test
    void a_revision_shows_what_it_changed_in_each_language() {
        begun();
        Browser page = written("revise", "", "each year", "on 1 September each year");
        assertThat(page.text()).contains("Revision (version 2)");
        assertThat(page.page().select(".changes ins").eachText()).containsExactly("(comes:) on 1 September");
        assertThat(page.page().select(".changes del")).isEmpty();
        assertThat(PageCheck.faults(page)).isEmpty();

        Browser persian = server.browser().open("/fa" + PAGE);
        assertThat(persian.text()).contains("در فارسی تفاوتی نیست؛ تفاوت در زبان دیگری است.");

        Browser form = keeper().open("/fa/desk/recognition/texts/form?act=revise&of=assembly-text");
        Browser second = form.type("text.fa", form.value("text.fa").replace("گزارش دهد", "هر سال گزارش دهد"))
                .press("save");
        assertThat(second.page().select("#v-revision-3 ins").eachText()).containsExactly("(افزوده می‌شود:) هر سال");
        assertThat(PageCheck.faults(second)).isEmpty();
        // The first versions stay, each at its own address.
        Browser old = server.browser().open("/en" + PAGE + "/draft-1");
        assertThat(old.text())
                .contains("This is not the version that stands now: that is Revision (version 3).")
                .contains("The assembly decides to observe the day each year;");
        assertThat(PageCheck.faults(old)).isEmpty();
    }

    @Test
    void an_amendment_stands_beside_the_text_until_a_revision_takes_it_up() {
        begun();
        Browser page = written("amend", "&from=draft-1", "Asks the board to report", "Asks the board to report in May");
        assertThat(page.text()).contains("Proposed, not decided");
        assertThat(page.page().select(".motion:not(.changes) .resolved").eachText())
                .contains("2. Asks the board to report.");
        Browser own = server.browser().open("/en" + PAGE + "/amendment-2");
        assertThat(own.text()).contains("This is a change that was proposed.");
        assertThat(own.page().select(".changes ins").eachText()).containsExactly("(comes:) report in May.");
        assertThat(own.page().select(".changes del").eachText()).containsExactly("(goes:) report.");
        assertThat(PageCheck.faults(own)).isEmpty();

        Browser form = keeper().open(DESK).follow("Take it up in a revision, or decide on it");
        assertThat(form.value("text.en")).contains("report in May");
        assertThat(form.value("outcome.amendment-2")).isEqualTo("accepted");
        assertThat(PageCheck.faults(form)).isEmpty();
        Browser taken = form.type("Laid before", "The fourth request").press("save");
        assertThat(taken.page().select(".motion:not(.changes) .resolved").eachText())
                .contains("2. Asks the board to report in May.");
        assertThat(only(taken.page(), "#v-amendment-2").text()).contains("Accepted");

        // The same text before two bodies, each with its version.
        assertThat(taken.page()
                        .select("main section:has(h2:containsOwn(before these bodies)) tbody tr")
                        .eachText())
                .hasSize(2)
                .anyMatch(row -> row.contains("The council") && row.contains("Revision (version 3)"))
                .anyMatch(row -> row.contains("Its meeting") && row.contains("Draft (version 1)"));
        Browser track = server.browser().open("/fa/recognition/fourth");
        assertThat(only(track.page(), "main section:has(h2:containsOwn(متنی که پیش روی این نهاد است))")
                        .text())
                .contains("همین متن پیش این نهادها نیز هست", "Its meeting");
        assertThat(PageCheck.faults(track)).isEmpty();
        assertThat(server.browser()
                        .open("/en/recognition/texts?what=text&sort=bodies")
                        .page()
                        .select("main tbody tr")
                        .text())
                .contains("The assembly's text", "Revision (version 3)", "2");
    }

    @Test
    void a_version_is_printed_in_each_language() throws IOException, InterruptedException {
        begun();
        written("amend", "&from=draft-1", "Asks the board", "Asks the council");
        assertThat(pdf("/en" + PAGE + ".pdf"))
                .contains("A day of remembrance", "1. The assembly decides to observe", "Draft (version 1)");
        assertThat(pdf("/en" + PAGE + ".pdf?version=amendment-2"))
                .contains("Amendment (version 2)", "What changes against: Draft (version 1)", "council");
        assertThat(pdf("/fa" + PAGE + ".pdf")).isNotBlank();
        assertThat(server.browser().open("/en" + PAGE + ".pdf?version=none").status())
                .isEqualTo(404);
    }

    private String pdf(String path) throws IOException, InterruptedException {
        URI address = server.address(path);
        var answer =
                HttpClient.newHttpClient().send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/pdf");
        try (PDDocument document = Loader.loadPDF(answer.body())) {
            return new PDFTextStripper().getText(document);
        }
    }

    @Test
    void what_was_typed_stays_and_what_is_wrong_is_told() {
        Browser form = keeper().open(DESK + "/form?act=begin");
        assertThat(PageCheck.faults(form)).isEmpty();
        Browser again = form.type("text.en", "Decides it.").press("save");
        assertThat(again.status()).isEqualTo(422);
        assertThat(again.mistakes()).containsKeys("name.en", "text.en");
        assertThat(again.mistakes().get("text.en")).contains("Paragraph 1 (\"Decides it.\") has no mark.");
        assertThat(again.value("text.en")).isEqualTo("Decides it.");
        assertThat(PageCheck.faults(again)).isEmpty();

        again.type("name.en", "Another text")
                .type("text.en", "# A day\n\n1. Decides it.")
                .type("text.fa", "۱. تصمیم می‌گیرد.")
                .press("save");
        assertThat(again.mistakes())
                .hasEntrySatisfying(
                        "text.fa", told -> assertThat(told).startsWith("The languages part at paragraph 1"));

        again.type("text.fa", "#\n\n۱. تصمیم می‌گیرد.")
                .type("code", "A/78/L.67")
                .press("save");
        assertThat(again.mistakes().get("source")).contains("has a source that can be read");

        again.type("source", "report").press("look");
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.text()).contains("Nothing is saved yet.");
        assertThat(server.browser().open("/en/recognition/texts/another-text").status())
                .isEqualTo(404);
        again.press("save");
        assertThat(again.location()).isEqualTo("/en/recognition/texts/another-text");
        assertThat(again.text()).contains("A/78/L.67", "A report");
        Browser persian = server.browser().open("/fa/recognition/texts/another-text");
        assertThat(persian.text()).contains("۱ بند هنوز به فارسی نیست");
        assertThat(only(persian.page(), ".motion h3").attr("lang")).isEqualTo("en");

        Browser same = keeper().open(DESK + "/form?act=revise&of=another-text").press("save");
        assertThat(same.status()).isEqualTo(422);
        assertThat(same.mistakes()).containsEntry("text.en", "Nothing is different yet.");
        assertThat(keeper().open(DESK + "/form?act=amend").status()).isEqualTo(404);
        assertThat(keeper().open(DESK + "/form?act=amend&of=nothing").status()).isEqualTo(404);
        assertThat(keeper().open(DESK + "/form?act=burn&of=another-text").status())
                .isEqualTo(404);
        assertThat(server.browser().as(TestCaller.representative(1)).open(DESK).status())
                .isEqualTo(200);
    }

    @Test
    void two_who_revise_at_once_do_not_write_over_one_another() {
        begun();
        Browser slow = keeper().open(DESK + "/form?act=revise&of=assembly-text");
        written("revise", "", "each year", "every year");
        Browser late = slow.type("text.en", slow.value("text.en").replace("report", "answer"))
                .press("save");
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.allMistakes()).singleElement().asString().contains("Revision (version 2)");
        assertThat(late.value("text.en")).contains("Asks the board to answer.");
        // What the other wrote shows as what would go.
        assertThat(late.page().select(".changes del").text()).contains("every");
        assertThat(PageCheck.faults(late)).isEmpty();
        late.press("save");
        assertThat(late.text()).contains("Revision (version 3)");
    }

    @Test
    void who_may_only_suggest_asks_and_what_a_body_has_decided_on_needs_two() {
        begun();
        Browser form = server.browser().as(VOLUNTEER).open(DESK + "/form?act=revise&of=assembly-text");
        Browser asked = form.type("text.en", form.value("text.en").replace("report", "answer"))
                .press("save");
        assertThat(asked.location()).startsWith("/en/desk/approvals/");
        assertThat(server.browser().open("/en" + PAGE).text()).doesNotContain("Revision (version 2)");

        // The second request is in force: which words were adopted there is not for one person to say.
        Browser decided = keeper().open(DESK + "/form?act=revise&of=assembly-text");
        decided.type("text.en", decided.value("text.en").replace("report", "answer"))
                .type("Laid before", "The second request")
                .press("save");
        assertThat(decided.location()).startsWith("/en/desk/approvals/");
    }

    @Test
    void what_somebody_has_decided_on_an_amendment_is_not_decided_over_their_head() {
        begun();
        written("amend", "&from=draft-1", "report", "answer");
        Browser slow = keeper().open(DESK).follow("Take it up in a revision, or decide on it");
        assertThat(slow.value("outcome.amendment-2")).isEqualTo("accepted");
        server.browser()
                .as(TestCaller.coordinator(2))
                .open("/en/desk/record/versions/assembly-text/amendment-2")
                .type("0.outcome", "rejected")
                .press("save");
        assertThat(server.browser().open("/en" + PAGE).text()).contains("Rejected");

        slow.press("save");
        assertThat(slow.status()).isEqualTo(409);
        assertThat(slow.allMistakes())
                .containsExactly("Somebody has changed one of these versions meanwhile. Look at it and save again.");
        assertThat(slow.value("text.en")).contains("Asks the board to answer.");
        assertThat(slow.page().select("[name=outcome.amendment-2]")).isEmpty();
        assertThat(PageCheck.faults(slow)).isEmpty();
        assertThat(server.browser().open("/en" + PAGE).text())
                .contains("Rejected")
                .doesNotContain("Accepted", "version 3");
        slow.press("save");
        assertThat(slow.text()).contains("Revision (version 3)", "Rejected").doesNotContain("Accepted");
    }

    @Test
    void two_who_propose_amendments_at_once_both_have_theirs_approved() {
        begun();
        Browser first = proposed(1, "report", "answer");
        Browser second = proposed(2, "Asks", "Invites");
        for (Browser asked : List.of(second, first)) {
            assertThat(asked.location()).startsWith("/en/desk/approvals/");
            Browser steward = server.browser().as(TestCaller.steward(1)).open(asked.location());
            assertThat(steward.press("Approve: it is done at once").text()).contains("done");
        }
        Browser page = server.browser().open("/en" + PAGE);
        assertThat(only(page.page(), "#v-amendment-2").text()).contains("answer");
        assertThat(only(page.page(), "#v-amendment-3").text()).contains("Invites");
    }

    private Browser proposed(int volunteer, String from, String to) {
        Browser form = server.browser()
                .as(TestCaller.volunteer(volunteer))
                .open(DESK + "/form?act=amend&of=assembly-text&from=draft-1");
        return form.type("text.en", form.value("text.en").replace(from, to)).press("save");
    }

    @Test
    void a_version_can_be_removed_unless_an_amendment_needs_it() {
        begun();
        written("revise", "", "each year", "every year");
        written("amend", "&from=revision-2", "report", "answer");
        Browser refused = keeper().open(DESK + "/assembly-text/revision-2/removal");
        assertThat(PageCheck.faults(refused)).isEmpty();
        refused.press("Remove it");
        assertThat(refused.status()).isEqualTo(422);
        keeper().open(DESK + "/assembly-text/amendment-3/removal").press("Remove it");
        keeper().open(DESK + "/assembly-text/revision-2/removal").press("Remove it");
        Browser page = server.browser().open("/en" + PAGE);
        assertThat(page.text()).contains("Draft (version 1)").doesNotContain("version 2", "version 3");
        assertThat(server.browser().open("/en/recognition/texts").text()).contains("The assembly's text");
    }

    @Test
    void a_text_is_written_row_by_row_as_well_and_comes_out_of_the_record_as_it_went_in() throws IOException {
        begun();
        written("amend", "&from=draft-1", "report", "answer");
        Browser row = keeper().open("/en/desk/record/versions/assembly-text/amendment-2");
        row.type("0.outcome", "withdrawn").press("save");
        assertThat(row.status()).isEqualTo(200);
        assertThat(server.browser().open("/en" + PAGE).text()).contains("Withdrawn");

        Map<String, byte[]> first = server.bean(Campaigns.class).files();
        assertThat(first).containsKeys("motions.csv", "versions.csv", "clauses.csv", "tablings.csv");
        server.bean(Campaigns.class).writeTo(folder.resolve("out"));
        server.bringIn(folder.resolve("out"));
        Map<String, byte[]> second = server.bean(Campaigns.class).files();
        assertThat(second.keySet()).isEqualTo(first.keySet());
        first.forEach((file, content) -> assertThat(second.get(file)).as(file).isEqualTo(content));
        assertThat(server.browser().open("/en" + PAGE).text()).contains("Withdrawn", "Its meeting");
    }

    @Test
    void models_stand_apart_by_kind_of_body() {
        Browser list = server.browser().open("/en/recognition").follow("Texts of resolutions");
        assertThat(list.heading()).isEqualTo("Texts of resolutions");
        Element models = only(list.page(), "main section:has(h2:containsOwn(Model texts))");
        assertThat(models.select("dd a").eachText()).containsExactly("A model for assemblies");
        assertThat(list.text()).contains("No text yet");
        assertThat(list.follow("A model for assemblies").text()).contains("Model text: ");
        Browser found = server.browser().open("/fa/recognition/texts?q=%D9%86%D9%85%D9%88%D9%86%D9%87&what=model");
        assertThat(found.page().select("main tbody th a").eachText()).containsExactly("متن نمونه برای مجمع‌ها");
        assertThat(PageCheck.faults(found)).isEmpty();
        assertThat(PageCheck.faults(keeper().open(DESK))).isEmpty();
        assertThat(server.browser().open("/fa/recognition/texts/nothing").status())
                .isEqualTo(404);
    }
}
