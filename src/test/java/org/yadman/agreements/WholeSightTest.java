package org.yadman.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.accounts.Accounts;
import org.yadman.accounts.Person;
import org.yadman.groups.Groups;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.jobs.Job;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Rule;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestServer;

/// All that waits, hidden ones too, is seen by two stewards together and by nobody else; with real sessions.
@Tag("database")
class WholeSightTest {

    private static final String PATH = "/en/desk/agreement/whole";
    private static final String GROUP = "Iran Tribunal";
    private static final String MARK = "zarafshan decides it";

    private TestServer server;
    private Iterator<String> codes;

    @BeforeEach
    void start() {
        server = TestServer.withCampaign();
        codes = server.bean(Accounts.class).firstCodes().iterator();
        ActorId test = new ActorId("test");
        Localized words = new Localized(Map.of("en", "We keep the day.", "fa", "این روز را برگزار می‌کنیم."));
        server.inTransaction(() -> server.bean(Texts.class)
                .add(new Texts.Draft("common-day", false, words, words, Localized.EMPTY), test));
        server.bean(Agreements.class)
                .enter(
                        new Agreements.Draft(
                                server.bean(Groups.class)
                                        .find("iran-tribunal")
                                        .orElseThrow()
                                        .id(),
                                server.bean(Texts.class).current().orElseThrow().id(),
                                Commitment.OBSERVES,
                                new Rule.Words(MARK),
                                Localized.EMPTY,
                                Visibility.NEVER,
                                0),
                        test);
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Person comes(Browser browser, String code, String name) {
        return Person.enrol(server, browser, code, name);
    }

    private static String invitation(Browser steward, String role, String group) {
        steward.open("/en/desk").follow("People and their roles").type("Role", role);
        if (!group.isEmpty()) {
            steward.type("Group", group);
        }
        steward.press("Make an invitation");
        assertThat(steward.heading()).as(steward.text()).isEqualTo("A code to hand over");
        return steward.page().select(".large code").text();
    }

    private void admit(Browser asks, Browser approves) {
        asks.open("/en/desk/groups/iran-tribunal")
                .type("how", "telephone")
                .type("noted", "the office, by its published number")
                .press("check");
        asks.type("said", "from many vigils").press("know");
        asks.press("admit");
        approves.open(asks.location()).press("Approve: it is done at once");
        assertThat(approves.status()).as(approves.text()).isEqualTo(200);
    }

    private boolean shows(Browser browser) {
        return browser.text().contains(MARK);
    }

    @Test
    void two_stewards_open_it_for_a_quarter_of_an_hour_and_each_look_is_noted() {
        Browser nima = server.browser();
        Person nimaHerself = comes(nima, codes.next(), "Nima");
        Browser leyla = server.browser();
        comes(leyla, codes.next(), "Leyla");
        admit(nima, leyla);

        nima.open(PATH);
        assertThat(nima.text()).contains("Ask a second steward").doesNotContain(MARK);
        nima.press("Ask a second steward");
        String request = nima.location();
        assertThat(request).startsWith("/en/desk/approvals/");
        assertThat(nima.text()).doesNotContain("Approve:");
        assertThat(shows(nima.open(PATH))).isFalse();
        leyla.open(request);
        assertThat(leyla.text())
                .contains("Two stewards look at all agreements that wait", "who asks and who approves, for 15 minutes");
        leyla.press("Approve: it is done at once");
        for (Browser steward : List.of(nima, leyla)) {
            assertThat(shows(steward.open(PATH))).isTrue();
            assertThat(steward.text()).contains(GROUP, "Never public by name", "Tell nobody");
            assertThat(PageCheck.faults(steward)).isEmpty();
        }
        nima.open("/en/desk/audit");
        assertThat(nima.page().select("tbody").text().split("A steward looked at all that waits, hidden ones too", -1))
                .hasSize(3);
        // Nothing of it stands where others look.
        assertThat(server.browser().open("/en/agreement").text()).doesNotContain(MARK, GROUP);
        assertThat(nima.open("/en/desk/agreement/waits").text()).doesNotContain(MARK);

        // Whoever finds the browser open finds nothing.
        server.clock().advance(Duration.ofMinutes(6));
        nima.open(PATH);
        assertThat(nima.status()).isEqualTo(401);
        assertThat(shows(nima)).isFalse();
        nimaHerself.signIn(server, nima);
        assertThat(nima.location()).isEqualTo(PATH);
        assertThat(shows(nima)).isTrue();
        server.clock().advance(Duration.ofMinutes(9));
        nima.open(PATH);
        if (nima.status() == 401) {
            nimaHerself.signIn(server, nima);
        }
        assertThat(nima.text()).contains("Ask a second steward").doesNotContain(MARK);
    }

    @Test
    void nobody_else_finds_it() {
        Browser nima = server.browser();
        comes(nima, codes.next(), "Nima");
        Browser leyla = server.browser();
        comes(leyla, codes.next(), "Leyla");
        admit(nima, leyla);
        Browser coordinator = server.browser();
        comes(coordinator, invitation(nima, "coordinator", ""), "Babak");
        Browser representative = server.browser();
        comes(representative, invitation(nima, "representative", GROUP), "Shirin");
        nima.open(PATH).press("Ask a second steward");
        leyla.open(nima.location()).press("Approve: it is done at once");
        assertThat(shows(nima.open(PATH))).isTrue();

        for (Browser other : List.of(coordinator, representative)) {
            assertThat(other.open("/en/desk").status()).isEqualTo(200);
            other.open(PATH);
            assertThat(other.status()).isEqualTo(403);
            assertThat(other.text()).doesNotContain(MARK, GROUP);
            assertThat(other.open(nima.location().replace(PATH, "/en/desk/approvals"))
                            .text())
                    .doesNotContain(MARK);
        }
        Browser stranger = server.browser().open(PATH);
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.text()).doesNotContain(MARK, GROUP);
    }

    @Test
    void a_single_steward_never_opens_it() {
        Browser nima = server.browser();
        Person herself = comes(nima, codes.next(), "Nima");
        nima.open(PATH).press("Ask a second steward");
        assertThat(nima.text()).doesNotContain("It takes effect by itself");
        server.clock().advance(Duration.ofHours(73));
        server.beans(Job.class).stream()
                .filter(job -> job.name().equals("approvals"))
                .forEach(Job::run);
        herself.signIn(server, nima.open("/en/sign-in"));
        nima.open(PATH);
        assertThat(nima.text()).contains("Ask a second steward").doesNotContain(MARK);
    }
}
