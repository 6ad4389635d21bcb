package org.yadman.campaigns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.approvals.Approvals;
import org.yadman.approvals.Kinship;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Permission;
import org.yadman.testing.Browser;
import org.yadman.testing.Dump;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// The record changed in the browser.
@Tag("database")
class EditingTest {

    private static final TestCaller.Person KEEPER = TestCaller.coordinator(1);
    private static final TestCaller.Person VOLUNTEER = TestCaller.volunteer(1);
    private static final TestCaller.Person STEWARD = TestCaller.steward(1);

    /// Two stewards, a coordinator and a volunteer, none of whom brought another in.
    static class People implements Kinship {
        @Override
        public boolean areClose(ActorId one, ActorId other) {
            return false;
        }

        @Override
        public int stewards() {
            return 2;
        }

        @Override
        public Set<Permission> permissions(ActorId who) {
            return Stream.of(KEEPER, VOLUNTEER, STEWARD)
                    .filter(person -> person.actor().equals(who))
                    .findFirst()
                    .map(TestCaller.Person::may)
                    .orElse(Set.of());
        }
    }

    private static TestServer server;

    @TempDir
    Path folder;

    private Browser desk;

    @BeforeAll
    static void start() {
        server = TestServer.start(TestDatabase.fresh(), TestCaller.class, People.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @BeforeEach
    void bringIn() throws IOException {
        server.bringIn(FolderFiles.withTracks().writeTo(folder.resolve("in")));
        desk = server.browser().as(KEEPER);
    }

    private static String export(String file) {
        return new String(
                Objects.requireNonNull(server.bean(Campaigns.class).files().get(file)), StandardCharsets.UTF_8);
    }

    @Test
    void a_group_is_changed_and_every_form_of_it_shows_that() {
        desk.open("/en/desk/record/groups/mehr");
        assertThat(desk.status()).isEqualTo(200);
        desk.type("0.name.en", "MEHR of Iran").type("0.name.fa", "مهر").press("save");
        assertThat(desk.location()).isEqualTo("/en/desk/record/groups/mehr?saved=yes");
        assertThat(desk.text()).contains("Saved. See it");
        assertThat(server.browser().open("/en/groups/mehr").heading()).isEqualTo("MEHR of Iran");
        assertThat(server.browser().open("/fa/groups/mehr").heading()).isEqualTo("مهر");
        assertThat(server.browser().fetch("/api/v1/groups").body()).contains("MEHR of Iran");
        assertThat(server.browser().fetch("/api/v1/groups.csv").body()).contains("MEHR of Iran");
        assertThat(export("groups.csv")).contains("MEHR of Iran");
        desk.open("/en/desk/record/history/groups/mehr");
        assertThat(desk.text()).contains("MEHR of Iran").contains("by you").contains("came from a campaign folder");
    }

    static final List<String> ROWS = List.of(
            "sources/essay",
            "sources/report",
            "sources/quoted",
            "groups/mehr",
            "days/first",
            "observances/families/own",
            "bodies/meeting",
            "deadlines/meeting/papers",
            "tracks/second",
            "steps/second/word",
            "conditions/second/others",
            "stalls/first/no-reply",
            "outcomes/case/N.%20N./",
            "links/second/reopens/first",
            "positions/second/yes/DE");

    @Test
    void what_is_saved_as_it_was_opened_makes_no_version() {
        Map<String, byte[]> before = server.bean(Campaigns.class).files();
        for (String row : ROWS) {
            desk.open("/en/desk/record/" + row);
            assertThat(desk.status()).as(row).isEqualTo(200);
            String version = desk.value("0_opened");
            desk.press("save");
            assertThat(desk.allMistakes()).as(row).isEmpty();
            assertThat(desk.status()).as(row).isEqualTo(200);
            assertThat(desk.value("0_opened")).as(row).isEqualTo(version);
        }
        assertThat(FolderFiles.firstDifference(
                        before, server.bean(Campaigns.class).files()))
                .isEmpty();
    }

    @Test
    void every_row_can_be_opened_in_both_languages_and_its_page_is_sound_html() {
        List<String> paths = new ArrayList<>(List.of("", "/drafts", "/groups", "/steps", "/claims", "?q=MEHR"));
        ROWS.forEach(row -> paths.add("/" + row));
        server.bean(Tables.class)
                .byHand()
                .forEach(table -> paths.add("/" + table.shape().name() + "/new"));
        paths.add("/history/groups/mehr");
        for (String language : List.of("en", "fa")) {
            for (String path : paths) {
                String address = "/" + language + "/desk/record" + path;
                desk.open(address);
                assertThat(desk.status()).as(address).isEqualTo(200);
                assertThat(PageCheck.faults(desk)).isEmpty();
            }
        }
        desk.open("/en/desk");
        assertThat(desk.status()).isEqualTo(200);
        assertThat(PageCheck.faults(desk)).isEmpty();
        assertThat(desk.text()).contains("Nothing needs you today.").contains("The record");
    }

    @Test
    void nobody_without_the_permission_comes_in_and_nothing_on_a_public_page_leads_there() {
        assertThat(server.browser().open("/en/desk/record/groups/mehr").status())
                .isIn(401, 403, 404);
        assertThat(server.browser().open("/en/groups/mehr").page().select("a[href*=desk]"))
                .isEmpty();
        Browser reader = server.browser().as(new TestCaller.Person(new UUID(9, 9), Set.of(Permission.OWN_ACCOUNT)));
        for (String path : List.of("", "/groups", "/groups/new", "/groups/mehr", "/history/groups/mehr", "/drafts")) {
            assertThat(reader.open("/en/desk/record" + path).status()).as(path).isEqualTo(403);
        }
        assertThat(reader.sendTo("/en/desk/record/groups/mehr", "0_table=groups&0_key=mehr")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void a_mistake_comes_back_at_its_field_with_everything_typed() {
        Map<String, byte[]> before = server.bean(Campaigns.class).files();
        desk.open("/en/desk/record/groups/mehr");
        desk.type("0.country", "Iran")
                .type("0.about.fa", "دربارهٔ مهر")
                .type("0.name.en", "")
                .press("save");
        assertThat(desk.status()).isEqualTo(422);
        assertThat(desk.mistakes().get("0.country")).contains("is not a country");
        assertThat(desk.mistakes().get("0.name.en")).contains("a text in at least one language is needed");
        assertThat(desk.value("0.about.fa")).isEqualTo("دربارهٔ مهر");
        assertThat(desk.page().select("details[open] [name=\"0.country\"]")).hasSize(1);
        assertThat(PageCheck.faults(desk)).isEmpty();
        assertThat(FolderFiles.firstDifference(
                        before, server.bean(Campaigns.class).files()))
                .isEmpty();
        desk.open("/fa/desk/record/groups/mehr");
        desk.type("0.country", "Iran").press("save");
        assertThat(desk.mistakes().get("0.country")).contains("Iran").doesNotContain("is not");
    }

    @Test
    void whoever_saves_later_sees_both_versions_and_can_send_theirs_again() {
        Browser other = server.browser().as(STEWARD).open("/en/desk/record/groups/mehr");
        desk.open("/en/desk/record/groups/mehr").type("0.name.en", "The first").press("save");
        other.type("0.name.en", "The second")
                .type("0.about.en", "Typed meanwhile")
                .press("save");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.text()).contains("The first").contains("The second");
        assertThat(other.value("0.about.en")).isEqualTo("Typed meanwhile");
        assertThat(PageCheck.faults(other)).isEmpty();
        assertThat(server.browser().open("/en/groups/mehr").heading()).isEqualTo("The first");
        other.press("save");
        assertThat(other.status()).isEqualTo(200);
        assertThat(server.browser().open("/en/groups/mehr").heading()).isEqualTo("The second");
    }

    @Test
    void a_change_is_taken_back_and_an_earlier_version_brought_back_as_new_ones() {
        desk.open("/en/desk/record/groups/mehr")
                .type("0.name.en", "Second name")
                .press("save");
        desk.type("0.name.en", "Third name").press("save");
        desk.press("undo");
        assertThat(server.browser().open("/en/groups/mehr").heading()).isEqualTo("Second name");
        desk.open("/en/desk/record/history/groups/mehr");
        List<String> versions = desk.page().select("button[value^=back:]").eachAttr("value");
        desk.press(versions.get(versions.size() - 1));
        assertThat(server.browser().open("/en/groups/mehr").heading()).isNotIn("Second name", "Third name");
        desk.open("/en/desk/record/history/groups/mehr");
        assertThat(desk.text()).contains("Second name").contains("Third name");
    }

    @Test
    void dates_are_taken_in_either_calendar_and_either_digits_and_shown_in_both() {
        desk.open("/fa/desk/record/sources/essay")
                .type("0.published", "۱۳۸۱/۶/۱۰")
                .press("look");
        assertThat(desk.page().select(".understood").text())
                .contains("1 September 2002")
                .contains("۱۰ شهریور ۱۳۸۱");
        desk.press("save");
        assertThat(export("sources.csv")).contains("sh:1381-06-10");
        for (Map.Entry<String, String> typed : Map.of(
                        "شهریور ۱۳۶۷", "sh:1367-06",
                        "2002-09-01", "2002-09-01",
                        "1 September 2002", "2002-09-01",
                        "تابستان ۱۳۶۷", "sh:1367-22",
                        "۱۴۰۳", "sh:1403",
                        "2.10.2002", "2002-10-02",
                        "1988-07/1988-09", "1988-07/1988-09")
                .entrySet()) {
            desk.open("/en/desk/record/sources/essay")
                    .type("0.published", typed.getKey())
                    .press("save");
            assertThat(desk.value("0.published")).as(typed.getKey()).isEqualTo(typed.getValue());
        }
    }

    @Test
    void a_request_is_made_with_its_first_step_and_where_that_is_known_from() {
        desk.open("/en/desk/record/tracks/new");
        desk.type("0.slug", "third")
                .type("0.role", "ours")
                .type("0.procedure", "resolution")
                .type("0.body", "section")
                .type("0.name.en", "The third request")
                .type("0.scope", "same")
                .type("0.force", "none")
                .type("1.slug", "begun")
                .type("1.number", "1")
                .type("1.text.en", "It was thought of.")
                .press("look");
        // Which words a step can have depends on the procedure, which was not known before.
        desk.type("1.event", "idea")
                .type("2.value", "۱۳۹۰")
                .type("2.source", "essay")
                .type("2.stance", "asserts")
                .press("save");
        assertThat(desk.allMistakes()).isEmpty();
        assertThat(desk.location()).startsWith("/en/desk/record/tracks/third");
        assertThat(server.browser().open("/en/recognition/third").heading()).isEqualTo("The third request");
        assertThat(export("claims.csv")).contains("step:third/begun,date,sh:1390");
    }

    @Test
    void a_rule_shows_ten_years_and_a_condition_its_words_before_it_is_saved() {
        desk.open("/en/desk/record/claims/new?subject=day:own&field=rule")
                .type("0.value", "solar-hijri 06-10")
                .press("look");
        assertThat(desk.page().select(".understood li").size()).isGreaterThanOrEqualTo(2 * 11);
        desk.open("/en/desk/record/conditions/second/others")
                .type("0.rule", "at least 3 groups agree")
                .press("look");
        assertThat(desk.page().select(".understood").text())
                .contains("at least 3")
                .contains("۳");
        assertThat(export("conditions.csv")).doesNotContain("at least 3");
    }

    @Test
    void one_draft_too_many_is_refused_and_what_was_typed_stays() {
        TestCaller.Person writer = TestCaller.coordinator(7);
        server.inTransaction(() -> {
            for (int i = 0; i < Drafts.MOST; i++) {
                server.bean(Drafts.class)
                        .save(
                                Optional.empty(),
                                "groups",
                                Map.of(),
                                writer.caller().account());
            }
        });
        Browser desk = server.browser().as(writer);
        desk.open("/en/desk/record/groups/new")
                .type("Name (English)", "Not yet said")
                .press("draft");
        assertThat(desk.status()).isEqualTo(422);
        assertThat(desk.page().select(".errors").text()).contains("You have 100 drafts");
        assertThat(desk.value("0.name.en")).isEqualTo("Not yet said");
    }

    @Test
    void a_draft_is_its_own_persons_and_goes_after_thirty_days() {
        desk.open("/en/desk/record/groups/mehr")
                .type("0.name.en", "Not yet said")
                .press("draft");
        assertThat(desk.location()).isEqualTo("/en/desk/record/drafts");
        String draft =
                Objects.requireNonNull(desk.page().selectFirst(".rows a")).attr("href");
        assertThat(String.valueOf(Dump.of(server))).doesNotContain("Not yet said");
        assertThat(server.browser().as(STEWARD).open(draft).status()).isEqualTo(404);
        assertThat(server.browser()
                        .as(STEWARD)
                        .open("/en/desk/record/drafts")
                        .page()
                        .select(".rows"))
                .isEmpty();
        assertThat(desk.open(draft).value("0.name.en")).isEqualTo("Not yet said");
        assertThat(server.browser().as(KEEPER).open("/en/desk").text()).contains("A draft of yours");
        desk.press("save");
        assertThat(server.browser().open("/en/groups/mehr").heading()).isEqualTo("Not yet said");
        assertThat(desk.open(draft).status()).isEqualTo(404);
        desk.open("/en/desk/record/groups/families").press("draft");
        server.clock().advance(Duration.ofDays(31));
        server.bean(Drafts.class).deleteOld();
        assertThat(desk.open("/en/desk/record/drafts").page().select(".rows")).isEmpty();
    }

    private static UUID request(Browser at) {
        assertThat(at.location()).startsWith("/en/desk/approvals/");
        return UUID.fromString(at.location().replaceAll(".*/", ""));
    }

    @Test
    void who_does_not_keep_the_record_asks_and_somebody_else_makes_it_so() {
        Browser volunteer = server.browser().as(VOLUNTEER);
        volunteer
                .open("/en/desk/record/groups/mehr")
                .type("0.name.en", "As asked")
                .press("save");
        UUID request = request(volunteer);
        assertThat(server.browser().open("/en/groups/mehr").heading()).isNotEqualTo("As asked");
        desk.open("/en/desk/approvals/" + request);
        assertThat(desk.text()).contains("As asked");
        assertThat(server.bean(Approvals.class).approve(request, KEEPER.caller()))
                .isEqualTo(new Approvals.Outcome.Done());
        assertThat(server.browser().open("/en/groups/mehr").heading()).isEqualTo("As asked");
        assertThat(String.valueOf(Dump.of(server).get("history")))
                .contains(VOLUNTEER.actor().value());
    }

    @Test
    void what_was_asked_for_is_not_done_when_the_record_has_moved_on() {
        Browser volunteer = server.browser().as(VOLUNTEER);
        volunteer
                .open("/en/desk/record/groups/mehr")
                .type("0.name.en", "As asked")
                .press("save");
        UUID request = request(volunteer);
        desk.open("/en/desk/record/groups/mehr").type("0.name.en", "Meanwhile").press("save");
        assertThat(server.bean(Approvals.class).approve(request, KEEPER.caller()))
                .isInstanceOf(Approvals.Outcome.MovedOn.class);
        assertThat(server.browser().open("/en/groups/mehr").heading()).isEqualTo("Meanwhile");
    }

    @Test
    void what_was_decided_is_changed_by_two_whoever_begins() {
        for (String row : List.of("steps/second/yes", "steps/second/valid", "conditions/second/others")) {
            desk.open("/en/desk/record/" + row);
            String text = row.startsWith("steps") ? "0.text.en" : "0.note.en";
            desk.type(text, "Written anew").press("save");
            UUID request = request(desk);
            assertThat(server.bean(Approvals.class).approve(request, KEEPER.caller()))
                    .as(row)
                    .isInstanceOf(Approvals.Outcome.Refused.class);
            assertThatThrownBy(() -> server.bean(Approvals.class)
                            .approve(request, TestCaller.coordinator(2).caller()))
                    .as(row)
                    .isInstanceOf(NotFound.class);
        }
        desk.open("/en/desk/record/steps/second/word")
                .type("0.text.en", "A promise, told anew")
                .press("save");
        assertThat(desk.location()).startsWith("/en/desk/record/steps/second/word");
    }

    @Test
    void a_vote_is_corrected_with_a_new_source_asked_for_and_approved() {
        // After the import, so that it is news.
        server.clock().advance(Duration.ofMinutes(1));
        desk.open("/en/desk/record/claims/new?subject=step:second/yes&field=vote");
        desk.press("more:preferences").press("more:sources");
        desk.type("0.value", "recorded 85-19-67 of 193")
                .type("0.stance", "asserts")
                .type("1.reason.en", "The minutes themselves.")
                .type("2.slug", "minutes")
                .type("2.kind", "resolution")
                .type("2.title.en", "Minutes of the meeting")
                .type("2.held", "page")
                .press("save");
        assertThat(desk.allMistakes()).isEmpty();
        UUID request = request(desk);
        String before = server.browser().open("/en/recognition/second").text();
        assertThat(before).doesNotContain("85");
        assertThat(server.bean(Approvals.class).approve(request, KEEPER.caller()))
                .isInstanceOf(Approvals.Outcome.Refused.class);
        assertThat(server.bean(Approvals.class).approve(request, STEWARD.caller()))
                .isEqualTo(new Approvals.Outcome.Done());
        Browser reader = server.browser();
        assertThat(reader.open("/en/recognition/second").text())
                .contains("85")
                .contains("The minutes themselves.")
                .contains("84");
        assertThat(reader.open("/en/sources/minutes").heading()).isEqualTo("Minutes of the meeting");
        assertThat(reader.fetch("/api/v1/claims").body()).contains("recorded 85-19-67 of 193");
        assertThat(reader.fetch("/api/v1/claims.csv").body())
                .contains("recorded 85-19-67 of 193")
                .contains("recorded 84-19-68 of 193");
        assertThat(reader.fetch("/api/v1/preferences.csv").body()).contains("The minutes themselves.");
        assertThat(reader.fetch("/en/news.atom").body()).contains("Minutes of the meeting");
    }

    @Test
    void a_source_comes_with_its_document_and_a_file_that_is_none_is_refused() {
        desk.open("/en/desk/record/sources/new");
        desk.type("0.slug", "leaflet")
                .type("0.kind", "letter")
                .type("0.title.en", "A leaflet")
                .type("0.held", "document");
        desk.upload(
                "0.document_file",
                "evil.svg",
                "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8));
        assertThat(desk.status()).isEqualTo(422);
        assertThat(desk.mistakes()).containsKey("0.document");
        assertThat(desk.value("0.title.en")).isEqualTo("A leaflet");
        desk.upload("0.document_file", "leaflet.txt", "To all who remember.\n".getBytes(StandardCharsets.UTF_8));
        assertThat(desk.allMistakes()).isEmpty();
        assertThat(desk.status()).isEqualTo(200);
        assertThat(export("sources.csv")).contains("leaflet.txt");
        assertThat(export("documents/leaflet.txt")).isEqualTo("To all who remember.\n");
        desk.type("0.about.en", "Handed out in 2002").press("save");
        assertThat(export("documents/leaflet.txt")).isEqualTo("To all who remember.\n");
    }

    @Test
    void of_many_groups_those_are_offered_that_the_words_typed_find() throws IOException {
        FolderFiles many = FolderFiles.withTracks();
        for (int i = 1; i <= 205; i++) {
            many.add("groups.csv", "g-" + i + ",other,,Group number " + i + ",");
        }
        server.bringIn(many.writeTo(folder.resolve("many")));
        desk.open("/en/desk/record/tracks/first");
        assertThat(desk.page().select("input[name=0.owner]")).hasSize(1);
        desk.type("0.owner", "number 157").press("find:0.owner");
        assertThat(desk.page()
                        .select("select[name=0.owner] option[value=g-157]")
                        .text())
                .isEqualTo("Group number 157");
        desk.type("0.owner", "g-157").press("save");
        assertThat(desk.allMistakes()).isEmpty();
        assertThat(export("tracks.csv")).contains("g-157");
    }

    @Test
    void two_servers_on_one_database_show_the_same_edit() {
        TestDatabase shared = TestDatabase.postgres();
        try (TestServer one = TestServer.start(shared, TestCaller.class);
                TestServer other = TestServer.start(shared)) {
            one.bringIn(folder.resolve("in"));
            Browser reader = other.browser();
            assertThat(becomes(reader, "MEHR")).isTrue();
            one.browser()
                    .as(KEEPER)
                    .open("/en/desk/record/groups/mehr")
                    .type("0.name.en", "Seen everywhere")
                    .press("save");
            assertThat(becomes(reader, "Seen everywhere")).isTrue();
        }
    }

    private static boolean becomes(Browser reader, String heading) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (System.nanoTime() < deadline) {
            reader.open("/en/groups/mehr");
            if (reader.status() == 200 && reader.heading().equals(heading)) {
                return true;
            }
        }
        return false;
    }
}
