package org.yadman;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.accounts.Accounts;
import org.yadman.accounts.Person;
import org.yadman.platform.jobs.Job;
import org.yadman.testing.Browser;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// From a fresh server to a vote told right: two stewards enrol, one invites a representative, somebody corrects what
/// stands in the record with a new source, somebody else approves it, and whoever reads sees it. All by pages and
/// forms, without JavaScript, each person in a browser of their own.
@Tag("database")
class DeskStoryTest {

    private static final String TRACK = "/en/recognition/srebrenica-un-2024";
    private static final String BEFORE = "84 for, 19 against, 68 abstained";
    private static final String AFTER = "85 for, 19 against, 67 abstained";
    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    private static final Duration ON_THE_OTHER = Duration.ofSeconds(2);
    private static final Duration WHILE_EVERYTHING_IS_COLD = Duration.ofMinutes(1);

    /// Where a corrected vote is read, and what stands there then.
    private static final Map<String, String> READ = Map.of(
            TRACK,
            AFTER,
            TRACK + ".atom",
            AFTER,
            "/api/v1/claims",
            "recorded 85-19-67 of 193",
            "/api/v1/claims.csv",
            "step:srebrenica-un-2024/adopted,vote,recorded 85-19-67 of 193,,minutes-of-the-day,asserts",
            "/en/sources/minutes-of-the-day",
            "Minutes of the day");

    @Test
    void a_representative_corrects_a_vote_a_steward_approves_it_and_everybody_sees_it() {
        try (TestServer server = TestServer.withCampaign()) {
            Iterator<String> codes = server.bean(Accounts.class).firstCodes().iterator();
            Browser nima = server.browser();
            Person.enrol(server, nima, codes.next(), "Nima");
            Browser leyla = server.browser();
            Person.enrol(server, leyla, codes.next(), "Leyla");
            assertThat(codes).isExhausted();

            Browser shirin = server.browser();
            Person.enrol(server, shirin, invitation(nima), "Shirin")
                    .signIn(server, shirin.forget().open("/en/sign-in"));
            assertThat(shirin.open("/en/desk").heading()).isEqualTo("What needs me today");

            Browser reader = server.browser();
            assertThat(sees(reader, Duration.ZERO)).isEmpty();
            correct(shirin);
            String request = shirin.page().location().replaceAll("https?://[^/]+", "");
            assertThat(request).startsWith("/en/desk/approvals/");
            assertThat(sees(reader, Duration.ZERO)).isEmpty();

            // Who has just invited her is no second person.
            assertThat(nima.open(request).text())
                    .contains("one of you has invited the other")
                    .doesNotContain("Approve:");
            approve(leyla);
            assertThat(sees(reader, AT_ONCE)).containsExactlyInAnyOrderElementsOf(READ.keySet());
            requireThatTheOldValueIsStillThere(reader);
            leyla.open("/en/desk/record/steps/srebrenica-un-2024/adopted").follow("History");
            assertThat(leyla.text()).contains("recorded 84-19-68").contains("recorded 85-19-67 of 193");
        }
    }

    @Test
    void what_two_stewards_do_on_one_server_is_read_on_another() {
        TestDatabase shared = TestDatabase.postgres();
        try (TestServer one = TestServer.start(shared);
                TestServer other = TestServer.start(shared)) {
            one.bringIn(TestServer.CAMPAIGN);
            Browser onOne = one.browser();
            Browser onOther = other.browser();
            long cold = System.nanoTime() + WHILE_EVERYTHING_IS_COLD.toNanos();
            assertThat(shows(onOther, Map.entry(TRACK, BEFORE), cold)).isTrue();
            List<String> codes = one.bean(Accounts.class).firstCodes();
            Browser nima = one.browser();
            Person.enrol(one, nima, codes.get(0), "Nima");
            // Codes and accounts are the database's, whichever server somebody comes to.
            Browser leyla = other.browser();
            Person.enrol(other, leyla, codes.get(1), "Leyla");
            // Both have shown every page and keep it.
            assertThat(sees(onOne, Duration.ZERO)).isEmpty();
            assertThat(sees(onOther, Duration.ZERO)).isEmpty();
            correct(nima);
            approve(leyla);
            assertThat(sees(onOne, ON_THE_OTHER)).containsExactlyInAnyOrderElementsOf(READ.keySet());
            assertThat(sees(onOther, AT_ONCE)).containsExactlyInAnyOrderElementsOf(READ.keySet());
            requireThatTheOldValueIsStillThere(onOne);
            requireThatTheOldValueIsStillThere(onOther);
        }
    }

    @Test
    void what_the_only_steward_decides_is_marked_for_everybody_until_two_have() {
        try (TestServer server = TestServer.withCampaign()) {
            List<String> codes = server.bean(Accounts.class).firstCodes();
            Browser nima = server.browser();
            Person.enrol(server, nima, codes.getFirst(), "Nima");
            Browser reader = server.browser();
            String mark = "Decided by one person";
            assertThat(reader.open(TRACK).text()).doesNotContain(mark);
            correct(nima);
            server.clock().advance(Duration.ofHours(73));
            server.beans(Job.class).stream()
                    .filter(job -> job.name().equals("approvals"))
                    .forEach(Job::run);
            assertThat(reader.open(TRACK).text()).contains(AFTER).contains(mark);
            assertThat(reader.open(TRACK.replace("/en/", "/fa/")).text()).contains("به تصمیم یک نفر");
        }
    }

    private static String invitation(Browser steward) {
        steward.open("/en/desk").follow("People and their roles").type("Role", "representative");
        steward.type(
                        "Group",
                        steward.page()
                                .select("select[name=group] option")
                                .getLast()
                                .text())
                .press("Make an invitation");
        assertThat(steward.heading()).isEqualTo("A code to hand over");
        return steward.page().select(".large code").text();
    }

    /// As somebody does who has the minutes before them and the page with the wrong number.
    private static void correct(Browser who) {
        who.open("/en/desk")
                .follow("The record: change what visitors read")
                .type("Find a page by its address, or by words", TRACK)
                .press("Find")
                .follow("United Nations: 11 July for Srebrenica")
                .follow("srebrenica-un-2024 · adopted")
                .follow("Add what a source says")
                .press("a choice between sources")
                .press("a source");
        who.type("What it tells", "Vote")
                .type("What the source says", "recorded 85-19-67 of 193")
                .type("How the source puts it", "says so itself")
                .type("Reason (English)", "The minutes correct the press release.")
                .type("Short name", "minutes-of-the-day")
                .type("Kind", "resolution")
                .type("Title (English)", "Minutes of the day")
                .type("How we know it", "page")
                .press("Check it first");
        assertThat(who.page().select(".errors li").eachText()).isEmpty();
        assertThat(who.page().select(".understood").text()).contains(AFTER);
        who.press("Save");
        assertThat(who.page().select(".errors li").eachText()).isEmpty();
        assertThat(who.heading()).contains("Change what was decided or is in force");
        assertThat(who.text()).contains("You asked for this on").doesNotContain("Approve:");
    }

    private static void approve(Browser steward) {
        steward.open("/en/desk");
        steward.follow(steward.page().select("a[href*=approvals/]").text());
        // The second person sees what is to go, and what is to come in its place.
        assertThat(steward.page()
                        .select("tr:contains(a choice between sources · What is shown first)")
                        .text())
                .startsWith("a choice between sources · What is shown first recorded 84-19-68 – " + BEFORE)
                .contains("recorded 85-19-67 of 193 – " + AFTER);
        assertThat(steward.text()).contains("Minutes of the day");
        steward.press("Approve: it is done at once");
        assertThat(steward.status()).isEqualTo(200);
        assertThat(steward.text()).contains("done");
    }

    /// The addresses at which a reader sees the corrected vote within a time.
    private static List<String> sees(Browser reader, Duration within) {
        long deadline = System.nanoTime() + within.toNanos();
        return READ.entrySet().stream()
                .filter(read -> shows(reader, read, deadline))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean shows(Browser reader, Map.Entry<String, String> read, long deadline) {
        boolean inTime = true;
        while (inTime) {
            if (reader.fetch(read.getKey()).body().contains(read.getValue())) {
                return true;
            }
            inTime = System.nanoTime() < deadline;
        }
        return false;
    }

    private static void requireThatTheOldValueIsStillThere(Browser reader) {
        assertThat(reader.open(TRACK).page().select("li.kept").text())
                .contains(AFTER)
                .contains("The minutes correct the press release.");
        assertThat(reader.page().select("ol.claims > li:not(.kept)").text()).contains(BEFORE);
        assertThat(reader.fetch("/api/v1/claims.csv").body())
                .contains("step:srebrenica-un-2024/adopted,vote,recorded 84-19-68,,un-press-12601");
        assertThat(reader.fetch("/api/v1/preferences.csv").body())
                .contains("The record of the General Assembly itself.")
                .contains("The minutes correct the press release.");
    }
}
