package org.yadman.agreements;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.yadman.groups.Groups;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Localized;
import org.yadman.pure.conditions.Commitment;
import org.yadman.testing.Browser;
import org.yadman.testing.Dump;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestCaller.Person;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// A server with the real campaign and a text to agree to, and what people do there to answer: draw a code, type it in,
/// choose, read back.
final class Answering implements AutoCloseable {

    static final Person STEWARD = TestCaller.steward(1);
    static final Person SECOND = TestCaller.steward(2);
    static final Person VOLUNTEER = TestCaller.volunteer(1);
    static final Person OTHER = TestCaller.volunteer(2);
    static final String MEHR = "Mission for Establishment of Human Rights in Iran (MEHR)";
    static final String KANOON = "Kanoon Rahaward";
    static final String CONTACT = "office +1 555 0100, mehr.example, page Contact";
    static final String CHAIR = "the secretary";

    final TestServer server = TestServer.start(TestDatabase.fresh(), TestCaller.class);

    Answering() {
        server.bringIn(TestServer.CAMPAIGN);
        Localized body = new Localized(Map.of(
                "en", "We keep the common day beside our own.", "fa", "روز مشترک را در کنار روز خود گرامی می‌داریم."));
        Localized letter = new Localized(Map.of("en", "We agree with the date.", "fa", "ما با این تاریخ موافقیم."));
        server.inTransaction(() -> server.bean(Texts.class)
                .add(new Texts.Draft("common-day", false, body, letter, Localized.EMPTY), new ActorId("test")));
    }

    @Override
    public void close() {
        server.close();
    }

    Browser as(Person person) {
        return server.browser().as(person);
    }

    UUID group(String slug) {
        return server.bean(Groups.class).find(slug).orElseThrow().id();
    }

    Person speaker(String slug) {
        return TestCaller.representative(slug.hashCode(), group(slug));
    }

    /// Reached by telephone, known to one steward, admitted by the other.
    void admit(String slug) {
        Browser asks = as(STEWARD)
                .open("/en/desk/groups/" + slug)
                .type("how", "telephone")
                .type("noted", "the office, by its published number")
                .press("check");
        asks.type("said", "from many vigils").press("know");
        asks.press("admit");
        Browser approves = as(SECOND).open(asks.location()).press("Approve: it is done at once");
        assertThat(approves.status()).as(approves.text()).isEqualTo(200);
    }

    /// The page that shows a code once.
    Browser sheet(Person by, String group) {
        Browser sheet = as(by).open("/en/desk/slips")
                .type("Group", group)
                .type("Published contact", CONTACT)
                .press("Draw the code");
        assertThat(sheet.status()).as(sheet.text()).isEqualTo(200);
        return sheet;
    }

    static String code(Browser sheet) {
        return sheet.page().select("section.sheet code").eachText().stream()
                .filter(text -> text.matches("[0-9]{4} [0-9]{4}"))
                .findFirst()
                .orElseThrow();
    }

    /// The group's page, in English.
    Browser with(String code) {
        return server.browser().open("/en/answer").type("Code", code).press("Open");
    }

    /// From the page of details to the end.
    static Browser finish(Browser details) {
        details.type("Who speaks for the group", CHAIR)
                .type("Everybody, as soon as it is confirmed", "on")
                .press("Go on: read it once more")
                .press("Yes, this is our answer");
        assertThat(details.status()).as(details.text()).isEqualTo(200);
        return details;
    }

    void readBack(String group) {
        Browser desk = as(OTHER)
                .open("/en/desk/answers")
                .follow(group)
                .type("How was the group reached?", "by telephone")
                .press("Reached: it is so");
        assertThat(desk.status()).as(desk.text()).isEqualTo(200);
    }

    Optional<Agreement> find(String slug, Commitment commitment) {
        UUID text = server.bean(Texts.class).current().orElseThrow().id();
        return server.bean(Agreements.class).ofGroup(group(slug), text, commitment);
    }

    Agreement agreement(String slug, Commitment commitment) {
        return find(slug, commitment).orElseThrow();
    }

    List<String> rows(String table) {
        return Objects.requireNonNullElse(Dump.of(server).get(table), List.of());
    }
}
