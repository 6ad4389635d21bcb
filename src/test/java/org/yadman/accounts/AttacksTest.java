package org.yadman.accounts;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.yadman.accounts.People.Change;
import org.yadman.approvals.Approvals;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.Caller;
import org.yadman.testing.Browser;
import org.yadman.testing.TestServer;

/// What was tried against accounts and once worked.
@Tag("database")
@ExtendWith(OutputCaptureExtension.class)
class AttacksTest {

    private House house;
    private People people;
    private ActorId nima;

    @BeforeEach
    void start() {
        house = new House();
        people = house.server.bean(People.class);
        nima = house.account("Nima").actor();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private UUID group() {
        house.server.bringIn(TestServer.CAMPAIGN);
        return house.server
                .bean(GroupChoices.class)
                .choices(Language.SOURCE)
                .getFirst()
                .id();
    }

    private static String token(Browser browser) {
        return Objects.requireNonNull(browser.open("/en/desk/account").page().selectFirst("input[name=_form]"))
                .val();
    }

    private static Caller caller(Account account) {
        return new Caller(account.id(), account.name(), account.role().permissions(false), null, "");
    }

    /// A second steward, to whom the first one is not close any more.
    private Person secondSteward(Browser browser) {
        People.Handed handed = people.invite(Role.STEWARD, null, nima);
        house.server.inTransaction(() -> people.agree(
                people.invitations().getFirst().id(),
                new ActorId(UUID.randomUUID().toString())));
        Person sara = Person.enrol(house.server, browser, handed.code(), "Sara");
        house.server.clock().advance(Duration.ofDays(31));
        return sara;
    }

    // the container quotes name and value in its complaint, and the log wrote them down.
    @Test
    void what_cannot_be_decoded_is_the_senders_mistake_and_stands_in_no_log(CapturedOutput output) {
        int before = output.getAll().length();
        for (String path : List.of("/en/sign-in", "/en/suggest", "/en/sign-in/enrol", "/en/suggest/answer")) {
            HttpResponse<String> answer = house.browser.post(
                    path,
                    "name=x&passphrase=marker-of-mine%ED%A0%80&text=marker-of-mine%ff&code=%zz",
                    "Sec-Fetch-Site",
                    "same-origin");
            assertThat(answer.statusCode()).as(path).isEqualTo(400);
        }
        assertThat(house.browser.fetch("/en/search?q=marker-of-mine%E2%28%A1").statusCode())
                .isEqualTo(400);
        assertThat(house.browser
                        .post("/en/desk/people/invitations", "role=marker-of-mine%ff", "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(400);
        HttpResponse<String> stranger = house.server
                .browser()
                .post("/en/desk/people/invitations", "role=marker-of-mine%ff", "Sec-Fetch-Site", "same-origin");
        assertThat(stranger.statusCode()).isEqualTo(401);
        assertThat(output.getAll().substring(before))
                .doesNotContain("marker-of-mine")
                .doesNotContain("Failure");
    }

    @Test
    void a_form_that_is_too_long_or_no_form_at_all_is_the_senders_mistake(CapturedOutput output) {
        int before = output.getAll().length();
        assertThat(house.browser
                        .post("/en/suggest", "text=" + "x".repeat(3_000_000), "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(400);
        assertThat(house.browser
                        .post(
                                "/en/desk/record/sources/new",
                                "nothing",
                                "Content-Type",
                                "multipart/form-data",
                                "Sec-Fetch-Site",
                                "same-origin")
                        .statusCode())
                .isEqualTo(400);
        assertThat(output.getAll().substring(before)).doesNotContain("Failure");
    }

    @Test
    void nobody_speaks_for_a_group_besides_another_by_one_stewards_word() {
        UUID group = group();
        Browser shirin = house.server.browser();
        house.comes(shirin, Role.REPRESENTATIVE, "Shirin", group);
        house.comes(house.server.browser(), Role.VOLUNTEER, "Babak");
        Account babak = house.account("Babak");

        assertThat(people.change(babak.id(), babak.version(), Role.REPRESENTATIVE, group, nima))
                .isInstanceOf(Change.Asked.class);
        assertThat(people.change(babak.id(), babak.version(), Role.VOLUNTEER, group, nima))
                .isInstanceOf(Change.Asked.class);
        assertThat(house.account("Babak").group()).isNull();
        assertThat(people.invite(Role.COORDINATOR, group, nima).request()).isNotNull();
        // What the representative is besides, a steward may still change alone.
        Account is = house.account("Shirin");
        assertThat(people.change(is.id(), is.version(), Role.VOLUNTEER, group, nima))
                .isInstanceOf(Change.Done.class);
    }

    @Test
    void two_invitations_at_once_do_not_make_two_representatives_by_one_stewards_word() {
        UUID group = group();
        assertThat(people.invite(Role.REPRESENTATIVE, group, nima).request()).isNull();
        assertThat(people.invite(Role.REPRESENTATIVE, group, nima).request()).isNotNull();
    }

    @Test
    void the_only_steward_cannot_become_anything_else() {
        Account account = house.account("Nima");
        house.browser.open("/en/desk/people/" + account.id()).type("Role", "volunteer");
        house.browser.sendTo(
                "/en/desk/people/" + account.id() + "/role",
                "role=volunteer&group=&version=" + account.version() + "&_form=" + token(house.browser));
        assertThat(house.browser.status()).isEqualTo(422);
        assertThat(house.browser.text()).contains("You are the only steward");
    }

    @Test
    void two_stewards_who_remove_each_other_leave_one() {
        secondSteward(house.server.browser());
        Account nimaNow = house.account("Nima");
        Account sara = house.account("Sara");
        Approvals approvals = house.server.bean(Approvals.class);
        UUID away = ((Change.Asked) people.end(sara.id(), nimaNow.actor())).request();
        UUID demoted = ((Change.Asked)
                        people.change(nimaNow.id(), nimaNow.version(), Role.VOLUNTEER, null, sara.actor()))
                .request();
        assertThat(approvals.approve(demoted, caller(nimaNow))).isInstanceOf(Approvals.Outcome.Done.class);
        assertThat(approvals.approve(away, caller(sara))).isInstanceOf(Approvals.Outcome.MovedOn.class);
        assertThat(house.account("Sara").role()).isEqualTo(Role.STEWARD);
    }

    //
    @Test
    void who_decides_about_a_grave_act_has_given_the_passphrase_lately() {
        UUID request =
                Objects.requireNonNull(people.invite(Role.STEWARD, null, nima).request());
        String body = "act=take-back&_form=" + token(house.browser);
        house.server.clock().advance(Duration.ofMinutes(6));
        String path = "/en/desk/approvals/" + request;
        assertThat(house.browser
                        .post(path, body, "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(401);
        house.steward.signIn(house.server, house.browser.open("/en/sign-in"));
        assertThat(house.browser
                        .post(path, "act=take-back&_form=" + token(house.browser), "Sec-Fetch-Site", "same-origin")
                        .statusCode())
                .isEqualTo(303);
    }

    @Test
    void the_number_that_was_shown_while_enrolling_is_used_up() {
        Browser browser = house.server.browser();
        Person leyla = house.comes(browser, Role.COORDINATOR, "Leyla");
        leyla.signIn(house.server, browser.open("/en/sign-in"));
        assertThat(browser.status()).isEqualTo(422);
        house.server.clock().advance(Duration.ofSeconds(30));
        leyla.signIn(house.server, browser.open("/en/sign-in"));
        assertThat(browser.status()).isEqualTo(200);
    }

    @Test
    void a_browser_gets_another_token_when_somebody_else_enrols_in_it() {
        Browser shared = house.server.browser();
        Person babak = house.comes(shared, Role.VOLUNTEER, "Babak");
        String copied = Objects.requireNonNull(shared.cookies().get("yadman-browser"));
        Person leyla = house.comes(shared, Role.COORDINATOR, "Leyla");
        Sessions sessions = house.server.bean(Sessions.class);
        String now = Objects.requireNonNull(shared.cookies().get("yadman-browser"));
        assertThat(sessions.isEnrolled(copied, house.account(leyla.name()).id()))
                .isFalse();
        assertThat(sessions.isEnrolled(copied, house.account(babak.name()).id()))
                .isFalse();
        assertThat(sessions.isEnrolled(now, house.account(leyla.name()).id())).isTrue();
        assertThat(sessions.isEnrolled(now, house.account(babak.name()).id())).isTrue();
    }

    // A steward's recovery waits for a day; a page from the time before must not get round it.
    @Test
    void a_recovery_begun_in_another_part_does_not_go_on_in_this_one() {
        Browser browser = house.server.browser();
        Person shirin = house.comes(browser, Role.REPRESENTATIVE, "Shirin", group());
        browser.open("/en/sign-in/enrol")
                .type("Code", shirin.recovery().getFirst())
                .type("The name you want to have here", "Shirin")
                .press("Go on");
        Account account = house.account("Shirin");
        people.change(account.id(), account.version(), Role.COORDINATOR, account.group(), nima);
        browser.press("I have printed it: go on");
        assertThat(browser.text()).contains("This code does not work");
        assertThat(house.account("Shirin").passphrase()).isEqualTo(account.passphrase());
    }

    @Test
    void a_sheet_whose_code_is_used_costs_nothing_any_more() {
        Enrolment enrolment = house.server.bean(Enrolment.class);
        Enrolment.Draft draft =
                new Enrolment.Draft(UUID.randomUUID(), null, "Nobody", "representative", "1", null, List.of());
        Lanes lanes = house.server.bean(Lanes.class);
        long before = lanes.worked();
        assertThat(enrolment.finish(draft, "")).isInstanceOf(Enrolment.Outcome.TooLate.class);
        assertThat(lanes.worked()).isEqualTo(before);
    }

    @Test
    void one_goes_on_to_the_desk_and_nowhere_else() {
        Browser browser = house.server.browser();
        Person shirin = house.comes(browser, Role.REPRESENTATIVE, "Shirin", group());
        Map<String, String> ways = Map.of(
                "//evil.example", "/en/desk",
                "/%5Cevil.example", "/en/desk",
                "https://evil.example/en/desk", "/en/desk",
                "/en/desk/../..//evil.example", "/en/desk",
                "/en/desk/account?x=1", "/en/desk/account?x=1");
        ways.forEach((go, to) -> {
            HttpResponse<String> answer = browser.post(
                    "/en/sign-in",
                    "name=Shirin&passphrase=" + shirin.passphrase().replace(" ", "+") + "&go=" + go.replace("&", "%26"),
                    "Sec-Fetch-Site",
                    "same-origin");
            assertThat(answer.headers().firstValue("Location")).as(go).hasValue(to);
        });
    }
}
