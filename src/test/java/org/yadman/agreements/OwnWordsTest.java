package org.yadman.agreements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.yadman.agreements.Answering.KANOON;
import static org.yadman.agreements.Answering.MEHR;
import static org.yadman.agreements.Answering.VOLUNTEER;

import java.util.Objects;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.platform.db.Changes;
import org.yadman.pure.conditions.Commitment;
import org.yadman.pure.conditions.Milestone;
import org.yadman.pure.conditions.Rule;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestServer;

/// What a group says in its own words: what has to come true first, and what it adds to its yes.
@Tag("database")
class OwnWordsTest {

    private static final String ASSEMBLY = "the assembly of us all has said yes";
    private static final String MEHR_WAITS = "“" + ASSEMBLY + "”";

    private Answering answering;
    private TestServer server;

    @BeforeEach
    void start() {
        answering = new Answering();
        server = answering.server;
    }

    @AfterEach
    void close() {
        answering.close();
    }

    /// Agrees on condition of its own words, read back.
    private String agreeIf(String slug, String name, String words) {
        answering.admit(slug);
        String code = Answering.code(answering.sheet(VOLUNTEER, name));
        Browser browser = answering.with(code).press("We agree if …");
        Answering.finish(browser.type("What has to come true?", words).press("Add these words"));
        answering.readBack(name);
        return code;
    }

    private boolean inForce(String slug, Commitment commitment) {
        return answering.agreement(slug, commitment).inForce();
    }

    @Test
    void a_group_says_by_its_code_that_its_own_words_have_come_true() {
        String code = agreeIf("mehr", MEHR, ASSEMBLY);
        agreeIf("kanoon-rahaward", KANOON, ASSEMBLY);
        Browser reader = server.browser();
        assertThat(reader.open("/en/agreement").text()).contains("2 more wait for others", MEHR_WAITS);

        Browser group = answering.with(code);
        assertThat(group.text()).contains("Only you can say whether this has come true: " + MEHR_WAITS);
        group.press("It has come true");
        assertThat(group.heading()).isEqualTo("Has this come true?");
        assertThat(group.text())
                .contains(ASSEMBLY, "You then ask for nothing more. Your agreement is then in force, for everybody");
        assertThat(PageCheck.faults(group)).isEmpty();
        // To look at it says nothing, and no address of it can be sent to anybody.
        assertThat(group.location()).isEqualTo("/en/answer");
        assertThat(inForce("mehr", Commitment.AGREES)).isFalse();
        group.press("Not yet: go back");
        assertThat(group.heading()).isEqualTo("Does your group agree?");
        assertThat(inForce("mehr", Commitment.AGREES)).isFalse();

        // What is said is what the page before showed.
        Browser old = answering.with(code).press("It has come true");
        answering
                .as(answering.speaker("mehr"))
                .open("/en/desk/agreement")
                .type("words", "But quietly.")
                .press("Keep these words");
        old.press("Yes, it has come true");
        assertThat(old.status()).isEqualTo(409);
        assertThat(inForce("mehr", Commitment.AGREES)).isFalse();

        group = answering.with(code);
        Browser second = answering.with(code).press("It has come true");
        group.press("It has come true").press("Yes, it has come true");
        assertThat(group.text()).contains("Taken in. We reach you at your published contact");
        // Whoever drew the code knows it, too: it counts once somebody else has asked the group.
        assertThat(inForce("mehr", Commitment.AGREES)).isFalse();
        answering.readBack(MEHR);
        group = answering.with(code);
        assertThat(group.text()).contains("Public and in force.").doesNotContain("Only you can say");
        assertThat(inForce("mehr", Commitment.AGREES)).isTrue();
        assertThat(answering.agreement("mehr", Commitment.AGREES).rule()).isNull();
        assertThat(reader.open("/en/agreement").text()).contains("One more waits for others");
        assertThat(reader.open("/fa/agreement").text()).contains("از ۲ آذر ۱۴۰۵", ASSEMBLY);
        // Another group's assembly is another one, whatever the words.
        assertThat(inForce("kanoon-rahaward", Commitment.OBSERVES)).isFalse();

        second.press("Yes, it has come true");
        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains("This has changed meanwhile.");
        // Whoever answers anew begins with what still stands.
        group.press("We agree if …");
        assertThat(group.text()).contains("Add one or several.").doesNotContain(ASSEMBLY);
    }

    @Test
    void a_representative_says_it_at_the_desk_and_the_rest_is_still_asked_for() {
        answering.admit("mehr");
        Browser desk = answering.as(answering.speaker("mehr")).open("/fa/desk/answer");
        desk.press("موافقیم، به شرط آنکه …");
        desk.type("دست‌کم چند گروه دیگر؟", "۵").press("این شمار را بیفزا");
        desk.type("چه چیزی باید پیش آید؟", "مجمع ما آن را تصویب کند").press("این جمله را بیفزا");
        desk.type("چه کسی از سوی گروه سخن می‌گوید", "دبیر")
                .type("همه، همین که تأیید شد", "on")
                .press("ادامه: یک بار دیگر بخوانیم")
                .press("بله، پاسخ ما همین است");
        assertThat(answering.as(answering.speaker("mehr")).open("/en/desk").text())
                .contains(
                        "Your agreement waits for what only you can say. Has it come true: “مجمع ما آن را تصویب کند”?");

        desk.open("/fa/desk/answer").press("برآورده شد");
        assertThat(desk.heading()).isEqualTo("آیا این شرط برآورده شده است؟");
        assertThat(desk.page().select(".keep [lang=fa]").text()).contains("دست‌کم ۵ گروه");
        assertThat(desk.page().select(".keep [lang=en]").text()).contains("at least 5 groups keep the day");
        assertThat(PageCheck.faults(desk)).isEmpty();
        String path = desk.location();
        String version = Objects.requireNonNull(desk.page().selectFirst("input[name=version]"))
                .val();
        Browser stranger = answering.as(answering.speaker("kanoon-rahaward"));
        stranger.sendTo(path, "_form=token&act=came-true&condition=x&version=" + version);
        assertThat(stranger.status()).isEqualTo(404);
        desk.press("هنوز نه: بازگشت");
        assertThat(desk.location()).isEqualTo("/fa/desk/agreement");
        desk.press("برآورده شد").press("بله، برآورده شده است");
        assertThat(desk.status()).isEqualTo(200);
        Agreement agreement = answering.agreement("mehr", Commitment.AGREES);
        assertThat(agreement.rule()).isEqualTo(Rule.parse("at least 5 groups observe"));
        assertThat(agreement.inForce()).isFalse();
        assertThat(desk.text()).doesNotContain("تنها خودتان می‌توانید بگویید");
    }

    @Test
    void what_a_hidden_agreement_waits_for_comes_true_and_nobody_can_see_it() {
        answering.admit("mehr");
        String code = Answering.code(answering.sheet(VOLUNTEER, MEHR));
        answering
                .with(code)
                .press("We agree if …")
                .type("What has to come true?", ASSEMBLY)
                .press("Add these words")
                .type("Who speaks for the group", "the secretary")
                .type("Nobody: we are counted without our name", "on")
                .press("Go on: read it once more")
                .press("Yes, this is our answer");
        answering.readBack(MEHR);
        long before = server.bean(Changes.class).last().number();
        int acts = answering.rows("audit_line").size();
        String page = server.browser().open("/en/agreement").source();
        Browser group = answering.with(code).press("It has come true");
        assertThat(group.text()).contains("It stays hidden, as you wished");
        group.press("Yes, it has come true");
        answering.readBack(MEHR);
        assertThat(answering.agreement("mehr", Commitment.AGREES).rule()).isNull();
        assertThat(server.browser().open("/en/agreement").source()).isEqualTo(page);
        assertThat(server.bean(Changes.class).last().number()).isEqualTo(before);
        assertThat(answering.rows("audit_line"))
                .as("that something was read back, and nothing else")
                .hasSize(acts + 1);
    }

    @Test
    void a_request_for_recognition_can_be_a_condition() {
        TrackStates states = server.beans(TrackStates.class).iterator().next();
        String waiting = track(states, Milestone.SUBMITTED);
        answering.admit("mehr");
        Browser desk = answering.as(answering.speaker("mehr")).open("/en/desk/answer");
        desk.press("We agree if …").press("Add this request");
        assertThat(desk.mistakes().keySet()).containsExactly("track");
        assertThat(PageCheck.faults(desk)).isEmpty();
        desk.type("Which request?", waiting).press("Add this request");
        String name = Objects.requireNonNull(states.names().get(waiting))
                .in(org.yadman.platform.text.Language.SOURCE)
                .value();
        assertThat(desk.page().select("#rule [lang=en]").text()).contains(name + " is adopted");
        assertThat(desk.page().select("#rule [lang=fa]").text()).contains("تصویب شود");
        Answering.finish(desk);
        Agreement agreement = answering.agreement("mehr", Commitment.AGREES);
        assertThat(agreement.rule()).isEqualTo(new Rule.TrackReached(waiting, Milestone.ADOPTED));
        assertThat(agreement.inForce()).isFalse();
        assertThat(server.browser().open("/fa/agreement").text()).contains("تصویب شود");
        // What is in force already is no condition, and neither is what somebody else once asked for.
        assertThat(desk.open("/en/desk/answer")
                        .press("We agree if …")
                        .page()
                        .select("select[name=track] option")
                        .eachAttr("value"))
                .contains(waiting)
                .allMatch(slug -> slug.isEmpty()
                        || Objects.requireNonNull(states.reached().get(slug)) != Milestone.IN_FORCE);
    }

    private static String track(TrackStates states, Milestone reached) {
        return states.reached().entrySet().stream()
                .filter(each -> each.getValue() == reached)
                .map(java.util.Map.Entry::getKey)
                .sorted()
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_reservation_keeps_the_language_it_was_written_in() {
        answering.admit("kanoon-rahaward");
        String code = Answering.code(answering.sheet(VOLUNTEER, KANOON));
        String but = "ولی روز خودمان را هم نگه می‌داریم.";
        String label = "In which language are these words?";
        Browser group = answering.with(code).press("We agree");
        group.type("“Yes, but”: your own words (may be left empty)", but)
                .type("Who speaks for the group", "the secretary")
                .type("Everybody, as soon as it is confirmed", "on")
                .press("Go on: read it once more");
        assertThat(group.mistakes().keySet()).containsExactly("language");
        assertThat(group.value("words")).isEqualTo(but);
        group.type(label, "Persian").press("Go on: read it once more");
        Element said = Objects.requireNonNull(group.page().selectFirst("dd.typed"));
        assertThat(said.text()).isEqualTo(but);
        assertThat(said.attr("lang") + " " + said.attr("dir")).isEqualTo("fa rtl");
        assertThat(group.text()).contains("In Persian");
        assertThat(PageCheck.faults(group)).isEmpty();
        group.press("Yes, this is our answer");
        answering.readBack(KANOON);
        Browser english = server.browser().open("/en/agreement");
        assertThat(english.page().select("blockquote[lang=fa][dir=rtl]").eachText())
                .containsOnly(but)
                .hasSize(2);
        assertThat(english.text()).contains("In Persian");
        Browser persian = server.browser().open("/fa/agreement");
        assertThat(persian.page().select("blockquote:not([lang])").eachText()).containsOnly(but);
        assertThat(persian.text()).doesNotContain("به فارسی");
        assertThat(PageCheck.faults(english)).isEmpty();
        assertThat(PageCheck.faults(persian)).isEmpty();

        // Whoever looks at it again finds the language as it was chosen.
        assertThat(answering.with(code).press("We agree").value(label)).isEqualTo("fa");
        Browser desk = answering.as(answering.speaker("kanoon-rahaward")).open("/fa/desk/agreement");
        desk.type("words", "Aber nur im Herbst.").press("این جمله بماند");
        assertThat(desk.status()).isEqualTo(422);
        assertThat(desk.value("words")).isEqualTo("Aber nur im Herbst.");
        desk.type("language", "آلمانی").press("این جمله بماند");
        assertThat(desk.status()).isEqualTo(200);
        persian.open("/fa/agreement");
        assertThat(persian.page().select("blockquote[lang=de][dir=ltr]").eachText())
                .containsOnly("Aber nur im Herbst.");
        assertThat(persian.text()).contains("به آلمانی");
        assertThat(server.browser().open("/en/agreement").text()).contains("In German");
    }
}
