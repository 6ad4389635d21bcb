package org.yadman;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.jobs.Job;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestCaller.Person;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// Srebrenica kept by hand, in the browser alone, from the first appeal of the mothers in 2008 to the vote of the
/// United Nations in 2024, with the clock going through the years. What happened is what the example folder
/// `src/test/campaigns/srebrenica` has with its sources; the dates of the calendars are made for this test.
@Tag("database")
class SrebrenicaStoryTest {

    private static final LocalDate APPEAL = LocalDate.of(2008, 10, 15);

    private TestServer server;
    private Browser nima;
    private Browser leyla;
    private Browser reader;

    @BeforeEach
    void start() {
        server = TestServer.start(TestDatabase.fresh(), TestCaller.class);
        nima = server.browser().as(TestCaller.steward(1));
        leyla = server.browser().as(TestCaller.steward(2));
        reader = server.browser();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private void at(LocalDate day) {
        server.clock().set(day);
    }

    /// Fills the form for a new row and saves it.
    private void enter(String table, Map<String, String> cells) {
        nima.open("/en/desk/record/" + table + "/new");
        cells.forEach((column, text) -> nima.type("0." + column, text));
        save();
    }

    private void save() {
        nima.press("save");
        assertThat(nima.allMistakes()).isEmpty();
        assertThat(nima.status()).isEqualTo(200);
    }

    private void source(String slug, String kind, String title, String publisher, String published) {
        enter(
                "sources",
                Map.of(
                        "slug",
                        slug,
                        "kind",
                        kind,
                        "title.en",
                        title,
                        "publisher",
                        publisher,
                        "published",
                        published,
                        "held",
                        "page"));
    }

    private void claim(String subject, String field, String value, String source) {
        nima.open("/en/desk/record/claims/new?subject=" + subject + "&field=" + field);
        nima.type("0.value", value).type("0.source", source).type("0.stance", "asserts");
        save();
    }

    private void step(String track, String slug, int number, String event, String on, String source, String text) {
        nima.open("/en/desk/record/steps/new?track=" + track);
        nima.type("0.track", track)
                .type("0.slug", slug)
                .type("0.number", String.valueOf(number))
                .type("0.event", event)
                .type("0.text.en", text)
                .type("1.value", on)
                .type("1.source", source)
                .type("1.stance", "asserts");
        save();
    }

    /// What says that something was decided waits for the other steward.
    private void approve() {
        String asked = nima.location();
        assertThat(asked).contains("/desk/approvals/");
        leyla.open(asked).press("Approve: it is done at once");
        assertThat(leyla.text()).contains("done");
    }

    private String state(String track) {
        return reader.open("/en/recognition/" + track)
                .page()
                .select(".stands .mark")
                .text();
    }

    private Person mothers() {
        return TestCaller.representative(1, group("mothers-of-srebrenica"));
    }

    private Person remembering() {
        return TestCaller.representative(2, group("remembering-srebrenica"));
    }

    private UUID group(String slug) {
        return server.bean(Groups.class).find(slug).map(Group::id).orElseThrow();
    }

    /// Lets the days go by.
    ///
    /// @return for each alarm and each person the day on which it first rang
    private Map<String, LocalDate> until(LocalDate end) {
        Map<String, LocalDate> first = new TreeMap<>();
        Map<String, Person> people =
                Map.of("owner", mothers(), "deputy", remembering(), "steward", TestCaller.steward(1));
        List<Job> daily = server.beans(Job.class).stream()
                .filter(job -> job.name().startsWith("recognition"))
                .toList();
        LocalDate day = LocalDate.ofInstant(server.clock().instant(), ZoneOffset.UTC);
        for (; day.isBefore(end); day = day.plusDays(1)) {
            at(day);
            daily.forEach(Job::run);
            // Somebody looks each week; a week is what the last alarm leaves.
            if (day.toEpochDay() % 7 == 0) {
                LocalDate seen = day;
                people.forEach((who, person) ->
                        server.browser().as(person).open("/en/desk").page().select(".tasks a").eachText().stream()
                                .filter(task -> task.contains("ends on") || task.contains("dormant"))
                                .forEach(task -> first.putIfAbsent(
                                        who + ": " + task.replaceAll("; that is .*|, in \\d+ days.*|: that is .*", ""),
                                        seen)));
            }
        }
        at(end);
        return first;
    }

    private void begin() {
        at(LocalDate.of(2008, 10, 20));
        source(
                "ifimes-2008",
                "statement",
                "Mothers of Srebrenica – the moral authority of humanity",
                "IFIMES",
                "2008-10-15");
        enter(
                "groups",
                Map.of(
                        "slug",
                        "mothers-of-srebrenica",
                        "kind",
                        "families",
                        "country",
                        "BA",
                        "name.en",
                        "Mothers of the Enclaves of Srebrenica and Žepa"));
        enter(
                "groups",
                Map.of(
                        "slug",
                        "remembering-srebrenica",
                        "kind",
                        "association",
                        "country",
                        "GB",
                        "name.en",
                        "Remembering Srebrenica"));
        enter("days", Map.of("slug", "srebrenica-day", "role", "common", "name.en", "11 July", "name.fa", "۱۱ ژوئیه"));
        claim("day:srebrenica-day", "rule", "gregorian 07-11", "ifimes-2008");
        enter(
                "bodies",
                Map.of("slug", "european-parliament", "kind", "regional-parliament", "name.en", "European Parliament"));
        enter("bodies", Map.of("slug", "un-ga", "kind", "un-ga", "name.en", "General Assembly of the United Nations"));
        for (String body : List.of("european-parliament", "un-ga")) {
            enter("deadlines", Map.of("body", body, "slug", "meets", "kind", "session", "name.en", "Plenary"));
            nima.open("/en/desk/record/deadlines/new?body=" + body);
            nima.type("0.slug", "texts").type("0.kind", "deadline").type("0.name.en", "Texts");
            save();
        }
        claim("deadline:european-parliament/meets", "rule", "once 2009-01-15", "ifimes-2008");
        claim("deadline:european-parliament/texts", "rule", "(meeting) - 14 days", "ifimes-2008");
        competence("european-parliament", "state-opinion", "political-groups");
        competence("european-parliament", "call-on-others", "political-groups");
        competence("un-ga", "declare-day", "member-states");
    }

    private void competence(String body, String power, String by) {
        enter("competences", Map.of("body", body, "power", power, "tabled_by", by, "source", "ifimes-2008"));
    }

    private void open(String body, String name, String power, String tabler, String stage, String on, String source) {
        nima.open("/en/desk/recognition/new?body=" + body);
        nima.type("power", power)
                .type("tabler", tabler)
                .type("name.en", name)
                .type("ask.en", "That 11 July is a day of remembrance for the dead of Srebrenica")
                .type("concerns.en", "The dead of Srebrenica")
                .type("owner", "mothers-of-srebrenica")
                .type("deputy", "remembering-srebrenica")
                .type("stage", stage)
                .type("on", on)
                .type("source", source)
                .press("Open it");
        assertThat(nima.allMistakes()).isEmpty();
        assertThat(nima.heading()).isEqualTo("Checklist");
    }

    @Test
    void srebrenica_from_the_first_appeal_to_the_vote_of_the_united_nations() {
        begin();
        // The mothers' appeal. The checklist warns where the record knows better.
        open("european-parliament", "EP 2009", "declare-day", "victims", "idea", APPEAL.toString(), "ifimes-2008");
        assertThat(nima.text())
                .contains("this body cannot declare a day: this may be the wrong level")
                .contains("These can: General Assembly of the United Nations")
                .contains("Texts: 1 January 2009");
        nima.type("power", "call-on-others")
                .type("answer.sponsor", "All political groups are asked.")
                .press("Save");
        assertThat(nima.text())
                .contains("9 questions are still open")
                .contains("“those who were hurt, and their families”, but as far as this record knows")
                .doesNotContain("wrong level");
        nima.type("tabler", "political-groups").press("Save");
        assertThat(nima.text()).doesNotContain("but as far as this record knows");
        assertThat(nima.open("/en/desk").text()).contains("Checklist of “EP 2009”: 9 questions are open");
        assertThat(reader.open("/en/recognition/ep-2009").text())
                .contains("idea")
                .doesNotContain("All political groups are asked");

        Map<String, LocalDate> rang = until(LocalDate.of(2009, 1, 16));
        assertThat(rang.keySet())
                .anyMatch(alarm -> alarm.startsWith("owner: EP 2009: “Texts” ends on 1 January 2009"))
                .anyMatch(alarm -> alarm.startsWith("deputy: EP 2009: “Texts” ends on 1 January 2009"))
                .anyMatch(alarm -> alarm.startsWith("steward: EP 2009: “Texts” ends on 1 January 2009"));

        source(
                "ifimes-2009",
                "statement",
                "European Parliament adopts the Resolution on Srebrenica",
                "IFIMES",
                "2009-01-15");
        source("yucom-2009", "web-page", "On the resolution of the European Parliament", "YUCOM", "2009");
        step("ep-2009", "joint-motion", 2, "submitted", "2009-01", "ifimes-2009", "All political groups submitted it.");
        assertThat(state("ep-2009")).isEqualTo("submitted");
        step("ep-2009", "adopted", 3, "adopted", "2009-01-15", "ifimes-2009", "The Parliament adopted it.");
        assertThat(state("ep-2009")).as("one steward alone decides nothing").isEqualTo("submitted");
        approve();
        assertThat(reader.open("/en/recognition/ep-2009").text()).contains("reported");
        claim("step:ep-2009/adopted", "date", "2009-01-15", "yucom-2009");
        approve();
        assertThat(state("ep-2009")).isEqualTo("adopted");
        claim("step:ep-2009/adopted", "vote", "counted 556-9-22", "ifimes-2009");
        approve();
        assertThat(reader.open("/en/recognition/ep-2009").text()).contains("556");

        // Then years in which nothing is done: the alarm rings before they are lost, and the page says so after.
        rang = until(LocalDate.of(2010, 2, 1));
        assertThat(rang.keySet())
                .anyMatch(alarm -> alarm.startsWith("owner: EP 2009: It counts as dormant from 15 January 2010"))
                .anyMatch(alarm -> alarm.startsWith("deputy: EP 2009: It counts as dormant from 15 January 2010"))
                .anyMatch(alarm -> alarm.startsWith("steward: EP 2009: It counts as dormant from 15 January 2010"));
        assertThat(reader.open("/en/recognition/ep-2009").text()).contains("dormant");
        at(LocalDate.of(2015, 7, 11));
        assertThat(reader.open("/en/recognition?dormant=yes").text()).contains("EP 2009");

        // Fifteen years later the same is carried up.
        at(LocalDate.of(2024, 4, 10));
        source(
                "fakti-2024-05",
                "article",
                "Belgrade called for the withdrawal of the resolution",
                "Fakti.bg",
                "2024-05");
        claim("deadline:un-ga/meets", "rule", "once 2024-05-02", "fakti-2024-05");
        claim("deadline:un-ga/texts", "rule", "(meeting) - 10 days", "fakti-2024-05");
        open("un-ga", "UN 2024", "declare-day", "member-states", "submitted", "2024-04-10", "fakti-2024-05");
        assertThat(nima.text())
                .contains("It can: declare a day")
                .contains("It may be asked by: member states")
                .contains("Texts: 22 April 2024");
        enter(
                "links",
                Map.of("from", "un-2024", "kind", "follows", "to", "ep-2009", "note.en", "Fifteen years later."));
        rang = until(LocalDate.of(2024, 4, 26));
        assertThat(rang.keySet()).anyMatch(alarm -> alarm.startsWith("steward: UN 2024: “Texts” ends on 22 April"));
        source(
                "serbian-monitor",
                "article",
                "UN vote on Srebrenica resolution postponed",
                "Serbian Monitor",
                "2024-04-25");
        step("un-2024", "first-date", 2, "scheduled", "2024-04", "fakti-2024-05", "The vote was first set for 2 May.");
        step("un-2024", "postponed", 3, "postponed", "2024-04-25", "serbian-monitor", "The vote of 2 May was put off.");
        enter(
                "stalls",
                Map.of(
                        "track",
                        "un-2024",
                        "reason",
                        "postponed-procedurally",
                        "since",
                        "2024-04-25",
                        "source",
                        "serbian-monitor",
                        "stance",
                        "reports"));
        assertThat(reader.open("/en/recognition/un-2024").text()).contains("The vote of 2 May was put off");

        // The vote, which sources count differently.
        at(LocalDate.of(2024, 5, 24));
        source(
                "un-press-12601",
                "announcement",
                "General Assembly Adopts Resolution (GA/12601)",
                "United Nations Meetings Coverage",
                "2024-05-23");
        source("vijesti-2024-05", "article", "The UN Assembly adopted the Resolution", "Vijesti", "2024-05-23");
        source("kayi-news-2024", "article", "UN recognizes July 11", "Kayi News", "2024-05");
        step("un-2024", "adopted", 4, "adopted", "2024-05-23", "un-press-12601", "The Assembly adopted it.");
        approve();
        claim("step:un-2024/adopted", "date", "2024-05-23", "vijesti-2024-05");
        approve();
        claim("step:un-2024/adopted", "vote", "recorded 84-19-68 of 193", "un-press-12601");
        approve();
        claim("step:un-2024/adopted", "vote", "counted 84-19-63", "kayi-news-2024");
        approve();
        assertThat(reader.open("/en/recognition/un-2024").text())
                .contains("adopted")
                .contains("63")
                .contains("68");
        nima.open("/en/desk/record/claims/new?subject=track:un-2024&field=title");
        nima.type("0.value", "International Day of Reflection and Commemoration of the 1995 Genocide in Srebrenica")
                .type("0.language", "en")
                .type("0.source", "un-press-12601")
                .type("0.stance", "asserts");
        save();
        step("un-2024", "in-force", 5, "in-force", "2024-05-23", "un-press-12601", "11 July is an international day.");
        approve();
        claim("step:un-2024/in-force", "date", "2024-05-23", "vijesti-2024-05");
        approve();
        assertThat(state("un-2024")).isEqualTo("in force");
        assertThat(nima.open("/en/desk").page().select(".tasks").text())
                .doesNotContain("UN 2024: It counts as dormant");

        for (String language : List.of("en", "fa")) {
            for (String page : List.of(
                    "/recognition", "/recognition/un-2024", "/recognition/ep-2009", "/bodies/european-parliament")) {
                assertThat(PageCheck.faults(reader.open("/" + language + page)))
                        .as(page)
                        .isEmpty();
            }
            assertThat(PageCheck.faults(nima.open("/" + language + "/desk/recognition/checklist/un-2024")))
                    .isEmpty();
            assertThat(PageCheck.faults(nima.open("/" + language + "/desk/recognition/new?reopens=ep-2009")))
                    .isEmpty();
        }
        // In force, and a year later nothing is recorded of it: recognised but unobserved.
        at(LocalDate.of(2025, 8, 1));
        assertThat(reader.open("/en/recognition/un-2024").text()).contains("nothing recorded since");
        step("un-2024", "observed-2025", 6, "observed", "2025-07-11", "vijesti-2024-05", "It was observed.");
        assertThat(reader.open("/en/recognition/un-2024").text()).doesNotContain("nothing recorded since");
    }
}
