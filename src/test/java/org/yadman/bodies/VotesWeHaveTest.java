package org.yadman.bodies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.campaigns.Campaigns;
import org.yadman.campaigns.Campaigns.Outcome;
import org.yadman.campaigns.FolderFiles;
import org.yadman.groups.Groups;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Conflict;
import org.yadman.testing.Browser;
import org.yadman.testing.Dump;
import org.yadman.testing.PageCheck;
import org.yadman.testing.Said;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestCaller.Person;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// How many of us have a vote in a body, who may vote there, and who speaks; groups and bodies are made up.
@Tag("database")
class VotesWeHaveTest {

    private static final int HISTORIES = Boolean.getBoolean("yadman.long") ? 40 : 5;
    private static final String OWN = "/en/desk/bodies/votes/own?body=meeting";
    private static final String PAGE = "/en/bodies/meeting";

    private TestServer server;

    @TempDir
    Path folder;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start(TestDatabase.fresh(), TestCaller.class);
        server.bringIn(files().writeTo(folder));
        server.clock().set(LocalDate.of(2027, 3, 1));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static FolderFiles files() {
        return FolderFiles.withTracks()
                .add("groups.csv", "helpers,committee,,Helpers,")
                .with("deadlines.csv", """
                        body,slug,kind,session,speaker,name.en
                        meeting,assembly,session,,mehr,Spring meeting
                        meeting,autumn,session,,,Autumn meeting
                        meeting,members,eligibility,assembly,,Membership
                        section,join,eligibility,,,Membership of the section
                        """)
                .replace(
                        "claims.csv",
                        "deadline:meeting/papers,rule,gregorian 09-01,",
                        "deadline:meeting/assembly,rule,1st saturday of gregorian 04,")
                .add("claims.csv", rule("meeting/autumn", "last saturday of gregorian 10"))
                .add("claims.csv", rule("meeting/members", "(meeting) - 30 days"))
                .add("claims.csv", rule("section/join", "gregorian 01-15"))
                .add(
                        "claims.csv",
                        "body:meeting,eligibility,Whoever has paid the fee.,en,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "body:meeting,may-table,Three members.,en,essay,asserts,,,,Editors,2026-01-01");
    }

    private static String rule(String deadline, String rule) {
        return "deadline:" + deadline + ",rule," + rule + ",,essay,asserts,,,,Editors,2026-01-01";
    }

    private Person of(String group) {
        return TestCaller.representative(
                Math.floorMod(group.hashCode(), 1000),
                server.bean(Groups.class).find(group).orElseThrow().id());
    }

    private UUID body(String slug) {
        return server.bean(Bodies.class).find(slug).orElseThrow().id();
    }

    private void say(String group, long number) {
        server.bean(VotesWeHave.class)
                .say(body("meeting"), Objects.requireNonNull(of(group).group()), number, null);
    }

    private void week() {
        server.clock().advance(Duration.ofDays(7));
        server.bean(VotesJob.class).run();
    }

    private String page() {
        return server.browser().open(PAGE).text();
    }

    private List<String> rows() {
        return Objects.requireNonNull(Dump.of(server).get("votes_we_have"));
    }

    @Test
    void a_group_says_its_number_alone_sees_it_and_a_dump_holds_neither_group_nor_body() {
        Browser desk = server.browser().as(of("mehr")).open("/en/desk");
        desk.follow("Votes we have in bodies");
        assertThat(PageCheck.faults(desk)).isEmpty();
        assertThat(desk.text()).contains("We have not said anything.");
        desk.open(OWN);
        assertThat(PageCheck.faults(desk)).isEmpty();
        desk.type("How many members with a vote", "۱٬۲۳۴").press("Save");
        assertThat(desk.heading()).isEqualTo("Votes we have");
        assertThat(desk.text()).contains("1,234 of our people have a vote there, said in March 2027.");

        assertThat(rows()).hasSize(1);
        String dump = Dump.of(server).get("votes_we_have") + "";
        assertThat(dump)
                .contains("month=2027-03")
                .doesNotContain("1234", "1,234")
                .doesNotContain(body("meeting").toString())
                .doesNotContain(Objects.requireNonNull(of("mehr").group()).toString());
        assertThat(Dump.of(server).get("audit_line") + "").doesNotContain("vote");
        for (Person other : List.of(of("helpers"), TestCaller.coordinator(1), TestCaller.steward(1))) {
            assertThat(server.browser().as(other).open("/en/desk/bodies/votes").text())
                    .contains("No number is told")
                    .doesNotContain("1,234");
        }
        week();
        assertThat(page()).contains("No number is told").doesNotContain("1,234");
    }

    @Test
    void the_sum_is_told_once_a_week_in_tens_when_no_group_can_be_seen() {
        server.bean(VotesJob.class).run();
        say("mehr", 50);
        say("families", 12);
        week();
        assertThat(page()).as("the largest group could subtract").contains("No number is told");
        say("helpers", 14);
        server.bean(VotesJob.class).run();
        server.clock().advance(Duration.ofDays(6));
        server.bean(VotesJob.class).run();
        assertThat(page()).as("not before a week has passed").contains("No number is told");
        server.clock().advance(Duration.ofDays(1));
        server.bean(VotesJob.class).run();
        assertThat(page()).contains("At least 70 of us have a vote there (numbers of 15 March 2027");
        Browser persian = server.browser().open("/fa/bodies/meeting");
        assertThat(persian.text()).contains("دست‌کم ۷۰ نفر از ما آنجا حق رأی دارند");
        assertThat(PageCheck.faults(persian)).isEmpty();
        assertThat(server.browser()
                        .as(TestCaller.coordinator(1))
                        .open("/en/desk/bodies/votes")
                        .text())
                .contains("At least 70 of us have a vote there")
                .doesNotContain("76");
    }

    @Test
    void whoever_keeps_the_record_writes_down_what_a_group_said_and_never_sees_it_again() {
        Browser desk = server.browser()
                .as(TestCaller.coordinator(1))
                .open("/en/desk/bodies/votes")
                .follow("Write down what a group said");
        assertThat(PageCheck.faults(desk)).isEmpty();
        desk.type("How many members with a vote", "many").press("Save");
        assertThat(desk.status()).isEqualTo(422);
        assertThat(desk.mistakes()).containsOnlyKeys("group", "number");
        assertThat(desk.value("How many members with a vote")).isEqualTo("many");
        desk.type("Body", "meeting")
                .type("Group", Objects.requireNonNull(of("mehr").group()).toString())
                .type("How many members with a vote", "37")
                .press("Save");
        assertThat(desk.text())
                .contains("Written down. Nobody but the group itself sees its number.")
                .doesNotContain("37");
        desk.open("/en/desk/bodies/votes/group?body=meeting");
        assertThat(desk.value("How many members with a vote")).isEmpty();
        assertThat(desk.text()).doesNotContain("37");
        assertThat(server.browser().as(of("mehr")).open("/en/desk/bodies/votes").text())
                .contains("37 of our people have a vote there");
    }

    @Test
    void only_a_groups_own_people_and_those_who_keep_the_record_may() {
        for (String path : List.of("/en/desk/bodies/votes/own", "/en/desk/bodies/votes/group")) {
            assertThat(server.browser().as(TestCaller.volunteer(1)).open(path).status())
                    .isEqualTo(403);
        }
        assertThat(server.browser()
                        .as(of("mehr"))
                        .sendTo(
                                "/en/desk/bodies/votes/group",
                                "body=meeting&number=5&group=" + of("helpers").group())
                        .status())
                .isEqualTo(403);
        assertThat(server.browser()
                        .as(TestCaller.coordinator(1))
                        .sendTo("/en/desk/bodies/votes/own", "body=meeting&number=5&seen=0")
                        .status())
                .isEqualTo(403);
        assertThat(rows()).isEmpty();
    }

    @Test
    void two_people_of_a_group_do_not_overwrite_each_other() {
        Browser first = server.browser().as(of("mehr")).open(OWN);
        Browser second = server.browser().as(of("mehr")).open(OWN);
        first.type("How many members with a vote", "12").press("Save");
        second.type("How many members with a vote", "15").press("Save");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains("12", "15");
        second.open(OWN).type("How many members with a vote", "-1").press("Save");
        assertThat(second.status()).isEqualTo(422);
        assertThat(second.mistakes()).containsOnlyKeys("number");
        second.type("How many members with a vote", "0").press("Save");
        assertThat(second.status()).isEqualTo(200);
        assertThat(rows()).isEmpty();
    }

    @Test
    void a_number_is_forgotten_after_24_months_unless_it_is_said_again() {
        say("mehr", 20);
        say("families", 20);
        server.clock().set(LocalDate.of(2028, 2, 1));
        say("families", 20);
        server.clock().set(LocalDate.of(2028, 12, 31));
        assertThat(server.browser().as(of("mehr")).open("/en/desk").text()).doesNotContain("Say again");
        server.clock().set(LocalDate.of(2029, 1, 1));
        assertThat(server.browser().as(of("mehr")).open("/en/desk").text())
                .contains("Say again how many of us have a vote in Its meeting; otherwise it is forgotten.")
                .contains("28 February 2029");
        assertThat(server.browser().as(of("families")).open("/en/desk").text()).doesNotContain("Say again");
        server.clock().set(LocalDate.of(2029, 2, 28));
        server.bean(VotesJob.class).run();
        assertThat(rows()).hasSize(2);
        server.clock().set(LocalDate.of(2029, 3, 1));
        server.bean(VotesJob.class).run();
        assertThat(rows()).singleElement().asString().contains("month=2028-02");
    }

    @Test
    void what_is_of_a_group_that_is_no_more_goes(@TempDir Path without) throws IOException {
        say("helpers", 20);
        say("mehr", 20);
        server.bringIn(files().replace("groups.csv", "helpers,committee,,Helpers,\n", "")
                .writeTo(without));
        server.bean(VotesJob.class).run();
        assertThat(rows()).hasSize(1);
    }

    /// R-21 on the whole program; the pure part is tried with many more histories (CrowdTest).
    @Test
    void no_act_changes_anything_public_at_its_time_and_no_two_numbers_are_nearer_than_ten() {
        server.bean(VotesJob.class).run();
        List<String> groups = List.of("mehr", "families", "helpers");
        List<Long> told = new ArrayList<>(List.of(0L));
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            for (int week = 0; week < 4; week++) {
                String before = page();
                long change = server.bean(Changes.class).last().number();
                for (int acts = random.nextInt(5); acts > 0; acts--) {
                    say(groups.get(random.nextInt(groups.size())), random.nextInt(40));
                    server.bean(VotesJob.class).run();
                    assertThat(page()).isEqualTo(before);
                    assertThat(server.bean(Changes.class).last().number()).isEqualTo(change);
                }
                week();
                told.add(server.bean(VotesWeHave.class).told().votes().getOrDefault(body("meeting"), 0L));
            }
        }
        assertThat(told).anyMatch(number -> number > 10).allMatch(number -> number % VotesWeHave.K == 0);
    }

    @Test
    void a_body_says_until_when_to_join_how_the_vote_is_gained_and_who_speaks_for_us() {
        Browser visitor = server.browser().open(PAGE);
        assertThat(PageCheck.faults(visitor)).isEmpty();
        assertThat(visitor.text())
                .contains("Who can vote there")
                .contains("Whoever has paid the fee.", "Three members.")
                .contains("For the meeting on 3 April 2027")
                .contains("(Spring meeting): join by Thursday 4 March 2027");
        assertThat(visitor.page().select("#votes dd:has(a[href$=/groups/mehr])").text())
                .contains("MEHR", "Spring meeting", "3 April 2027");
        server.clock().set(LocalDate.of(2027, 3, 5));
        assertThat(page())
                .contains("it was 4 March 2027", "that is past. The next last day is")
                .contains("2 March 2028");
        assertThat(server.browser().open("/en/bodies/section").text())
                .contains("Membership of the section: the next day is Saturday 15 January 2028");
        assertThat(server.browser()
                        .open("/en/bodies/court")
                        .page()
                        .select("#votes")
                        .text())
                .isEqualTo("Who can vote there Nothing is known of that yet.");
        assertThat(server.browser()
                        .as(of("mehr"))
                        .open("/en/desk/bodies/votes")
                        .page()
                        .select("main h3")
                        .eachText())
                .containsExactly("A section", "Its meeting");
        visitor.open("/en/recognition/second").follow("Who can vote there");
        assertThat(visitor.location()).contains("/en/bodies/meeting");
    }

    @Test
    void only_at_a_session_somebody_speaks_and_never_one_who_is_no_group(@TempDir Path other) throws IOException {
        FolderFiles files = files().replace(
                        "deadlines.csv", "eligibility,assembly,,Mem", "eligibility,assembly,mehr,Mem")
                .replace("deadlines.csv", "autumn,session,,,", "autumn,session,,nima,");
        Outcome outcome = server.bean(Campaigns.class).bringIn(files.writeTo(other), true);
        assertThat(
                        outcome instanceof Outcome.Mistakes(var problems)
                                ? problems.stream().map(Said::told).toList()
                                : List.of())
                .containsExactly(
                        "deadlines.csv, line 3, speaker: no group in this folder is called \"nima\".",
                        "deadlines.csv, line 4, speaker: only at a session somebody speaks: leave it empty here, or"
                                + " choose the kind session.");
    }

    @Test
    void a_version_that_nobody_saw_is_a_conflict() {
        say("mehr", 5);
        UUID group = Objects.requireNonNull(of("mehr").group());
        assertThatThrownBy(() -> server.bean(VotesWeHave.class).say(body("meeting"), group, 6, 0))
                .isInstanceOf(Conflict.class);
    }
}
