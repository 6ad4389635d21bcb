package org.yadman.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yadman.campaigns.FolderFiles;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.db.History;
import org.yadman.platform.web.Caller;
import org.yadman.testing.Browser;
import org.yadman.testing.Dump;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestCaller.Person;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// A petition before an assembly that meets on the first Saturday of each April, seen by those whom its alarms call.
@Tag("database")
class AlarmStoryTest {

    private static final String ALARMS = "/en/desk/recognition/alarms";
    private static final LocalDate BEGUN = LocalDate.of(2026, 10, 1);

    @TempDir
    Path folder;

    private TestServer server;
    private Person owner;
    private Person deputy;
    private Person other;

    @BeforeEach
    void start() throws IOException {
        server = TestServer.start(TestDatabase.fresh(), TestCaller.class);
        at(LocalDate.of(2026, 10, 20));
        server.bringIn(files().writeTo(folder));
        owner = TestCaller.representative(1, group("families"));
        deputy = TestCaller.representative(2, group("mehr"));
        other = TestCaller.representative(3, group("helpers"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static FolderFiles files() {
        return FolderFiles.sound()
                .add("groups.csv", "helpers,human-rights-organisation,DE,Helpers,")
                .with("bodies.csv", """
                        slug,kind,country,name.en
                        assembly,ngo-section,US,The assembly
                        """)
                .with("deadlines.csv", """
                        body,slug,kind,session,name.en
                        assembly,meets,session,,Assembly of the members
                        assembly,motions,deadline,meets,Motions
                        assembly,members,eligibility,,Membership
                        """)
                .with("tracks.csv", """
                        slug,role,procedure,body,name.en,scope,force,owner,deputy
                        petition,ours,resolution,assembly,The petition,same,none,families,mehr
                        appeal,precedent,resolution,assembly,What others asked,other,none,,
                        """)
                .with("steps.csv", """
                        track,slug,number,event,text.en
                        petition,begun,1,drafting,It was begun.
                        appeal,begun,1,drafting,It was begun.
                        """)
                .add("claims.csv", "step:petition/begun,date," + BEGUN + ",,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", "step:appeal/begun,date," + BEGUN + ",,essay,asserts,,,,Editors,2026-01-01")
                .add("claims.csv", rule("meets", "1st saturday of gregorian 04"))
                .add("claims.csv", rule("motions", "(meeting) - 60 days"))
                .add("claims.csv", rule("members", "(meeting) - 30 days"));
    }

    private static String rule(String deadline, String rule) {
        return "deadline:assembly/" + deadline + ",rule," + rule + ",,essay,asserts,,,,Editors,2026-01-01";
    }

    private UUID group(String slug) {
        return server.bean(Groups.class).find(slug).map(Group::id).orElseThrow();
    }

    private void at(LocalDate day) {
        server.clock().set(day);
    }

    private Browser desk(Person person) {
        return server.browser().as(person).open("/en/desk");
    }

    private List<String> rows() {
        return Objects.requireNonNull(Dump.of(server).get("alarm_answer"));
    }

    /// Follows the task at somebody's desk that says this.
    private Browser answer(Person person, String says) {
        Browser desk = desk(person);
        return desk.follow(desk.page().select(".tasks a:contains(" + says + ")").text());
    }

    private String tasks(Person person) {
        return desk(person).page().select(".tasks").text();
    }

    @Test
    void in_three_years_each_alarm_calls_each_person_on_its_day_and_not_before() {
        Map<String, Caller> callers = Map.of(
                "owner", owner.caller(),
                "deputy", deputy.caller(),
                "steward", TestCaller.steward(1).caller(),
                "coordinator", TestCaller.coordinator(1).caller(),
                "other", other.caller());
        Map<String, LocalDate> first = new TreeMap<>();
        Map<String, LocalDate> last = new TreeMap<>();
        Map<String, Integer> days = new TreeMap<>();
        Alarms alarms = server.bean(Alarms.class);
        LocalDate end = LocalDate.of(2029, 10, 20);
        for (LocalDate day = LocalDate.of(2026, 10, 20); day.isBefore(end); day = day.plusDays(1)) {
            at(day);
            for (var caller : callers.entrySet()) {
                for (Alarm alarm : alarms.ringing(caller.getValue())) {
                    var due = alarm.due();
                    String what = (due == null ? "dormancy" : due.name().texts().get("en")) + " " + alarm.on() + " "
                            + caller.getKey();
                    first.putIfAbsent(what, day);
                    last.put(what, day);
                    days.merge(what, 1, Integer::sum);
                }
            }
            server.bean(AlarmJob.class).run();
        }
        Map<String, LocalDate> expected = new TreeMap<>();
        for (String year : List.of("2027-04-03", "2028-04-01", "2029-04-07")) {
            expect(expected, "Motions", LocalDate.parse(year).minusDays(60));
            expect(expected, "Membership", LocalDate.parse(year).minusDays(30));
        }
        expect(expected, "dormancy", BEGUN.plusDays(365));
        assertThat(first).isEqualTo(expected);
        first.forEach((what, from) -> {
            LocalDate on = LocalDate.parse(what.replaceAll("\\S+ (\\S+) \\S+", "$1"));
            assertThat(last.get(what)).as(what).isEqualTo(on);
            assertThat(days.get(what)).as(what).isEqualTo((int) (on.toEpochDay() - from.toEpochDay() + 1));
        });
        assertThat(rows()).as("without a mail server nothing is noted").isEmpty();
    }

    private static void expect(Map<String, LocalDate> expected, String what, LocalDate on) {
        expected.put(what + " " + on + " owner", on.minusDays(90));
        expected.put(what + " " + on + " deputy", on.minusDays(30));
        expected.put(what + " " + on + " steward", on.minusDays(7));
    }

    @Test
    void an_alarm_is_acknowledged_rings_again_nearer_is_put_off_and_handed_over() {
        at(LocalDate.of(2026, 11, 3));
        assertThat(tasks(owner)).isEmpty();
        at(LocalDate.of(2026, 11, 4));
        assertThat(tasks(owner))
                .contains("The petition: “Motions” ends on 2 February 2027")
                .contains("in 90 days");
        assertThat(tasks(deputy)).isEmpty();
        Browser browser = answer(owner, "Motions").press("I take note");
        assertThat(browser.heading()).isEqualTo("Alarms");
        assertThat(browser.text()).contains("Taken note of on 4 November 2026").contains("silent until 3 January 2027");
        assertThat(tasks(owner)).isEmpty();

        at(LocalDate.of(2027, 1, 3));
        assertThat(tasks(owner)).contains("“Motions” ends on 2 February 2027").contains("in 30 days");
        assertThat(tasks(deputy)).contains("“Motions” ends on 2 February 2027");
        assertThat(tasks(other)).isEmpty();
        browser = answer(deputy, "Motions").type("Until when", "2027-02-02").press("Put it off");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.mistakes().keySet()).containsExactlyInAnyOrder("until", "reason");
        assertThat(browser.text()).as("it cannot be kept from the stewards").contains("to 26 January 2027");
        browser.type("Until when", "۱۴۰۵/۱۰/۲۰")
                .type("Why", "The board meets first")
                .press("Put it off");
        assertThat(browser.text()).contains("Put off on 3 January 2027").contains("The board meets first");
        assertThat(rows().toString()).as("the reason is sealed").doesNotContain("The board");
        at(LocalDate.of(2027, 1, 9));
        assertThat(tasks(owner) + tasks(deputy)).doesNotContain("Motions");
        at(LocalDate.of(2027, 1, 10));
        assertThat(tasks(owner)).contains("Motions");
        assertThat(tasks(deputy)).contains("Motions");

        Browser keeper = server.browser().as(TestCaller.coordinator(1)).open(ALARMS);
        keeper.follow("The petition").type("To which group", "Helpers").press("Hand it over");
        assertThat(tasks(owner)).isEmpty();
        assertThat(tasks(other)).contains("Motions", "Membership");
        assertThat(server.browser().open("/en/recognition/petition").text())
                .contains("Who looks after it Helpers Its deputy MEHR");
        Track petition =
                server.bean(Tracks.class).find("petition").orElseThrow().track();
        History.Version now =
                server.bean(History.class).findLast(petition.ref()).orElseThrow();
        assertThat(now.number()).isEqualTo(2);
        assertThat(now.actor()).isEqualTo(TestCaller.coordinator(1).actor());
        assertThat(now.content()).containsEntry("owner", "helpers").containsEntry("deputy", "mehr");

        at(LocalDate.of(2027, 1, 26));
        assertThat(tasks(TestCaller.steward(1))).contains("Motions").doesNotContain("Membership");
        at(LocalDate.of(2027, 2, 3));
        assertThat(tasks(other)).doesNotContain("Motions").contains("Membership");
    }

    @Test
    void the_deputy_can_take_over_and_nobody_answers_for_others() {
        at(LocalDate.of(2027, 1, 5));
        Browser browser = answer(deputy, "Motions");
        assertThat(browser.page().select("select[name=group] option").eachText())
                .containsExactly("MEHR");
        String address = browser.location().replaceAll("^.*?/en/", "/en/");
        assertThat(server.browser().as(other).open(address).status()).isEqualTo(404);
        assertThat(server.browser().as(TestCaller.volunteer(1)).open(address).status())
                .isEqualTo(404);
        assertThat(server.browser().as(other).open(ALARMS).text()).contains("Nothing rings in the next 90 days");
        browser.press("Hand it over");
        assertThat(tasks(owner)).isEmpty();
        assertThat(tasks(deputy)).contains("Motions");
        assertThat(server.browser().open("/en/recognition/petition").text())
                .contains("Who looks after it MEHR")
                .doesNotContain("Its deputy");
    }

    @Test
    void what_rings_many_times_is_twenty_things_to_do_and_a_list_in_pages() throws IOException {
        FolderFiles many = files();
        for (int i = 0; i < 60; i++) {
            many.add("tracks.csv", "more-" + i + ",ours,resolution,assembly,More " + i + ",same,none,families,")
                    .add("steps.csv", "more-" + i + ",begun,1,drafting,It was begun.")
                    .add(
                            "claims.csv",
                            "step:more-" + i + "/begun,date," + BEGUN + ",,essay,asserts,,,,Editors,2026-01-01");
        }
        server.bringIn(many.writeTo(folder));
        at(LocalDate.of(2026, 11, 4));
        Person looksAfter = TestCaller.representative(2, group("families"));
        assertThat(desk(looksAfter).page().select(".tasks a").eachText())
                .hasSize(21)
                .last()
                .asString()
                .contains("41 more alarms ring");
        Browser list = server.browser().as(looksAfter).open("/en/desk/recognition/alarms");
        assertThat(list.page().select("main tbody tr")).hasSize(50);
        list.follow("Next");
        assertThat(list.page().select("main tbody tr")).hasSize(11);
        assertThat(server.browser()
                        .as(looksAfter)
                        .open("/en/desk/recognition/alarms?page=3")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_request_under_way_that_nobody_looks_after_is_an_alarm_for_all_who_keep_the_record() throws IOException {
        server.bringIn(files().replace("tracks.csv", "same,none,families,mehr", "same,none,,")
                .writeTo(folder));
        Person steward = TestCaller.steward(1);
        Person coordinator = TestCaller.coordinator(1);
        for (Person person : List.of(steward, coordinator)) {
            assertThat(tasks(person)).contains("1 request is under way and nobody looks after it");
        }
        assertThat(tasks(TestCaller.volunteer(1))).isEmpty();
        at(LocalDate.of(2026, 11, 4));
        assertThat(tasks(coordinator)).as("what nobody would hear of").contains("“Motions” ends on");
        Browser browser = answer(coordinator, "nobody looks after");
        assertThat(browser.text())
                .contains("Nobody looks after these", "The petition")
                .doesNotContain("others asked");
        String row = browser.page()
                .select("section:contains(Nobody looks after these) th a")
                .attr("href");
        browser.open(row).press("I take note");
        assertThat(tasks(steward)).doesNotContain("nobody looks after it");
        at(LocalDate.of(2026, 11, 4).plusDays(90));
        assertThat(tasks(steward)).contains("nobody looks after it");
        server.browser()
                .as(steward)
                .open(row)
                .type("To which group", "Families")
                .press("Hand it over");
        assertThat(tasks(steward)).doesNotContain("nobody looks after it");
    }

    @Test
    void what_happens_on_a_track_moves_its_dormancy_and_what_is_over_rings_no_more() throws IOException {
        at(LocalDate.of(2027, 9, 1));
        assertThat(tasks(owner)).contains("It counts as dormant from 1 October 2027");
        server.bringIn(files().add("steps.csv", "petition,letter,2,letter-sent,We wrote.")
                .add("claims.csv", "step:petition/letter,date,2027-08-30,,essay,asserts,,,,Editors,2026-01-01")
                .writeTo(folder));
        assertThat(tasks(owner)).isEmpty();
        server.bringIn(files().add("steps.csv", "petition,no,2,rejected,It was rejected.")
                .add("claims.csv", "step:petition/no,date,2026-10-02,,essay,asserts,,,,Editors,2026-01-01")
                .writeTo(folder));
        assertThat(tasks(owner)).isEmpty();
    }

    @Test
    void the_pages_read_well_in_both_languages() {
        at(LocalDate.of(2027, 2, 20));
        List<Browser> pages = new ArrayList<>();
        for (String language : List.of("en", "fa")) {
            pages.add(server.browser().open("/" + language + "/recognition/petition"));
            pages.add(server.browser().open("/" + language + "/bodies/assembly"));
            Browser desk = server.browser().as(owner).open("/" + language + "/desk/recognition/alarms");
            pages.add(desk);
            pages.add(server.browser()
                    .as(owner)
                    .open(desk.page().select("main th a").attr("href")));
        }
        pages.forEach(page -> assertThat(PageCheck.faults(page)).isEmpty());
        assertThat(pages.getFirst().text())
                .contains("“Motions” had to be done by 2 February 2027")
                .contains("the next last day is 1 February 2028")
                .contains("12 months later");
        assertThat(pages.get(5).text()).contains("۱۲ ماه دیرتر", "نشست");
        assertThat(pages.get(4).page().select("svg.year")).hasSize(2);
        assertThat(server.browser().open("/en/recognition/appeal").text()).doesNotContain("What must be done");
    }
}
