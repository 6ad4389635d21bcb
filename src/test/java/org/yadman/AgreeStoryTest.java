package org.yadman;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.accounts.Accounts;
import org.yadman.accounts.Person;
import org.yadman.testing.Browser;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestServer;

/// Four groups that each wait for others, from a fresh server to the day on which they begin together, and to the day
/// after, when one of them leaves. All by pages and forms, without JavaScript, each person in a browser of their own.
@Tag("database")
class AgreeStoryTest {

    /// Who waits for whom: three in a ring, and one that wants to see more.
    private static final Map<String, String> WAITS_FOR = Map.of(
            "International Coalition against Enforced Disappearances (ICAED)", "Iran Tribunal",
            "Iran Tribunal", "Massacre88 Campaign",
            "Massacre88 Campaign", "International Coalition against Enforced Disappearances (ICAED)");

    private static final Map<String, String> SLUGS = Map.of(
            "International Coalition against Enforced Disappearances (ICAED)", "icaed",
            "Iran Tribunal", "iran-tribunal",
            "Massacre88 Campaign", "massacre88",
            "Latin American Federation of Associations of Relatives of Disappeared Detainees (FEDEFAM)", "fedefam");

    private static final String CAREFUL =
            "Latin American Federation of Associations of Relatives of Disappeared Detainees (FEDEFAM)";

    @Test
    void groups_that_wait_for_one_another_begin_together_and_fall_back_when_one_leaves() {
        try (TestServer server = TestServer.withCampaign()) {
            Iterator<String> codes = server.bean(Accounts.class).firstCodes().iterator();
            Browser nima = server.browser();
            Person.enrol(server, nima, codes.next(), "Nima");
            Browser leyla = server.browser();
            Person.enrol(server, leyla, codes.next(), "Leyla");
            letATextComeIntoUse(nima, leyla);

            Map<String, Browser> speakers = new LinkedHashMap<>();
            SLUGS.forEach((name, slug) -> {
                admit(slug, nima, leyla);
                Browser speaker = server.browser();
                Person.enrol(server, speaker, invitation(nima, name), "Speaker of " + slug)
                        .signIn(server, speaker.forget().open("/en/sign-in"));
                speakers.put(name, speaker);
            });
            Browser reader = server.browser();
            assertThat(reader.open("/en/agreement").text()).contains("We keep the common day beside our own.");

            WAITS_FOR.forEach((name, other) -> agreeIf(of(speakers, name), other));
            Browser careful = of(speakers, CAREFUL);
            agreeIf(careful, "How many others at least?", "5", "Of which kind?", "Add this number");
            assertThat(careful.open("/en/desk/agreement").text())
                    .contains("at least 5 human-rights organisations agree with the date");
            WAITS_FOR.forEach((name, other) -> assertThat(
                            of(speakers, name).open("/en/desk/agreement").text())
                    .contains(other));
            assertThat(reader.open("/en/agreement").text()).contains("4 more wait for others");
            assertThat(PageCheck.faults(reader)).isEmpty();

            // The joint moment: the third who confirms brings all three in.
            int confirmed = 0;
            for (String name : WAITS_FOR.keySet()) {
                assertThat(reader.open("/en/agreement").text()).doesNotContain("groups in");
                of(speakers, name).open("/en/desk/agreement").press("We confirm: we begin together");
                confirmed++;
            }
            assertThat(confirmed).isEqualTo(3);
            assertThat(reader.open("/en/agreement").text())
                    .containsPattern("3 groups .*agree")
                    .contains("One more waits for others");
            assertThat(reader.open("/fa/agreement").text()).contains("۳ گروه");
            assertThat(careful.open("/en/desk/agreement").text()).doesNotContain("Agrees since");

            of(speakers, "Iran Tribunal").open("/en/desk/agreement").press("Withdraw our agreement");
            assertThat(reader.open("/en/agreement").text()).doesNotContain("3 groups");
            for (String name :
                    List.of("Massacre88 Campaign", "International Coalition against Enforced Disappearances (ICAED)")) {
                assertThat(of(speakers, name).open("/en/desk").text())
                        .contains("Your agreement waits again, because this group agrees no longer: Iran Tribunal");
                assertThat(of(speakers, name).open("/fa/desk").text()).contains("موافقت شما دوباره منتظر است");
            }
        }
    }

    private static Browser of(Map<String, Browser> speakers, String name) {
        return java.util.Objects.requireNonNull(speakers.get(name));
    }

    private static void letATextComeIntoUse(Browser asks, Browser approves) {
        asks.open("/en/desk/agreement/text")
                .type("body.en", "We keep the common day beside our own.")
                .type("body.fa", "روز مشترک را در کنار روز خود گرامی می‌داریم.")
                .press("Show what changes")
                .press("Ask a second person to let it come into use");
        approve(asks, approves);
    }

    private static void approve(Browser asked, Browser approves) {
        approves.open(asked.page().location().replaceAll("https?://[^/]+", "")).press("Approve: it is done at once");
        assertThat(approves.status()).as(approves.text()).isEqualTo(200);
    }

    /// Reached by telephone, known to two, admitted by both.
    private static void admit(String slug, Browser asks, Browser approves) {
        asks.open("/en/desk/groups/" + slug)
                .type("how", "telephone")
                .type("noted", "the office, by its published number")
                .press("check");
        asks.type("said", "from many vigils").press("know");
        asks.press("admit");
        approve(asks, approves);
    }

    private static String invitation(Browser steward, String group) {
        steward.open("/en/desk")
                .follow("People and their roles")
                .type("Role", "representative")
                .type("Group", group)
                .press("Make an invitation");
        assertThat(steward.heading()).isEqualTo("A code to hand over");
        return steward.page().select(".large code").text();
    }

    private static void agreeIf(Browser speaker, String other) {
        speaker.open("/en/desk/answer").press("We agree if …");
        speaker.type("Which group?", other).press("Add this group");
        finish(speaker);
    }

    private static void agreeIf(Browser speaker, String count, String number, String kind, String add) {
        speaker.open("/en/desk/answer").press("We agree if …");
        speaker.type(count, number).type(kind, "human-rights-organisation").press(add);
        finish(speaker);
    }

    private static void finish(Browser speaker) {
        speaker.type("Who speaks for the group", "the secretary")
                .type("Everybody, as soon as it is confirmed", "on")
                .press("Go on: read it once more")
                .press("Yes, this is our answer");
        assertThat(speaker.status()).as(speaker.text()).isEqualTo(200);
    }
}
