package org.yadman.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.yadman.approvals.GraveAct;
import org.yadman.approvals.Kinship;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.db.Ref;
import org.yadman.platform.jobs.Job;
import org.yadman.platform.text.Dates;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Languages;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Assets;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Freshness;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Site;
import org.yadman.platform.web.Visitor;
import org.yadman.testing.Browser;
import org.yadman.testing.Dump;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// Stewards look after people, and everybody after their own account.
@Tag("database")
class PeopleTest {

    private static final ActorId SECOND = new ActorId("5a3c6d6e-0000-4000-8000-000000000002");

    private House house;

    @BeforeEach
    void start() {
        house = new House();
    }

    @AfterEach
    void close() {
        house.close();
    }

    private void later(Duration by) {
        house.server.clock().advance(by);
    }

    private GraveAct act(String kind) {
        return house.server.beans(GraveAct.class).stream()
                .filter(each -> each.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private void execute(String kind, Ref subject, int version, Map<String, String> content) {
        ActorId asked = house.account("Nima").actor();
        house.server.inTransaction(() -> act(kind).execute(subject, version, content, asked, SECOND));
    }

    private Code invitation() {
        return house.server.bean(People.class).invitations().getFirst();
    }

    @Test
    void a_steward_invites_a_representative_who_then_signs_in_with_a_passphrase_alone() {
        house.server.bringIn(TestServer.CAMPAIGN);
        UUID group = house.server
                .bean(GroupChoices.class)
                .choices(Language.SOURCE)
                .getFirst()
                .id();
        house.browser.open("/en/desk/people").type("Role", "representative").press("Make an invitation");
        assertThat(house.browser.status()).isEqualTo(422);
        assertThat(house.browser.text()).contains("Choose the group that this person speaks for");
        house.browser
                .type("Role", "representative")
                .type("Group", group.toString())
                .press("Make an invitation");
        assertThat(house.browser.heading()).isEqualTo("A code to hand over");
        String code = house.browser.page().select(".large code").text();
        assertThat(house.browser.open("/en/desk/people").text())
                .doesNotContain(code)
                .contains("Withdraw it");

        Browser browser = house.server.browser();
        Person shirin = Person.enrol(house.server, browser, code, "Shirin");
        assertThat(shirin.secret()).isEmpty();
        assertThat(shirin.recovery()).hasSize(Enrolment.RECOVERY_CODES);
        Account account = house.account("Shirin");
        assertThat(account.role()).isEqualTo(Role.REPRESENTATIVE);
        assertThat(account.group()).isEqualTo(group);
        Browser elsewhere = house.server.browser();
        shirin.signIn(house.server, elsewhere.open("/en/sign-in?go=/en/desk/account"));
        assertThat(elsewhere.heading()).isEqualTo("My account");
        assertThat(house.browser.open("/en/desk/people").text())
                .contains("Shirin")
                .doesNotContain("Withdraw it");
    }

    @Test
    void an_invitation_that_was_withdrawn_or_is_too_old_lets_nobody_in() {
        ActorId nima = house.account("Nima").actor();
        String code = house.server
                .bean(People.class)
                .invite(Role.VOLUNTEER, null, nima)
                .code();
        house.browser.open("/en/desk/people").press("Withdraw it");
        Browser browser = house.server.browser();
        enter(browser, code);
        assertThat(browser.text()).contains("This code does not work");
        String other = house.server
                .bean(People.class)
                .invite(Role.VOLUNTEER, null, nima)
                .code();
        later(Duration.ofDays(14));
        enter(browser, other);
        assertThat(browser.text()).contains("This code does not work");
    }

    private static void enter(Browser browser, String code) {
        browser.open("/en/sign-in/enrol")
                .type("Code", code)
                .type("The name you want to have here", "Babak")
                .press("Go on");
    }

    // Security (l)
    @Test
    void a_steward_is_made_by_two_and_is_close_to_both_for_thirty_days() {
        house.browser.open("/en/desk/people").type("Role", "steward").press("Make an invitation");
        assertThat(house.browser.text()).contains("It works only when a second person has agreed");
        String code = house.browser.page().select(".large code").text();
        Browser browser = house.server.browser();
        enter(browser, code);
        assertThat(browser.text()).contains("This code waits for a second steward");
        execute(People.MAKE_STEWARD, new Ref(People.CODE_KIND, invitation().id()), 0, Map.of("role", "steward"));
        Person.enrol(house.server, browser, code, "Sara");
        assertThat(house.account("Sara").role()).isEqualTo(Role.STEWARD);
        Kinship kinship = house.server.bean(Kinship.class);
        assertThat(kinship.stewards()).isEqualTo(2);
        ActorId sara = house.account("Sara").actor();
        ActorId nima = house.account("Nima").actor();
        assertThat(kinship.areClose(sara, nima)).isTrue();
        assertThat(kinship.areClose(nima, sara)).isTrue();
        assertThat(kinship.areClose(SECOND, sara)).isTrue();
        assertThat(kinship.areClose(SECOND, nima)).isFalse();
        later(Duration.ofDays(31));
        assertThat(kinship.areClose(sara, nima)).isFalse();
    }

    @Test
    void a_steward_is_removed_by_two_and_not_if_the_account_changed_meanwhile() {
        UUID id = UUID.randomUUID();
        Browser browser = house.server.browser();
        house.comes(browser, Role.COORDINATOR, "Sara");
        Account before = house.account("Sara");
        execute(People.CHANGE_ROLE, before.ref(), before.version(), Map.of("role", "steward"));
        assertThat(browser.open("/en/desk/people").status()).isEqualTo(200);
        assertThatThrownBy(() -> execute(People.REMOVE_STEWARD, before.ref(), before.version(), Map.of()))
                .isInstanceOf(Conflict.class);
        Account sara = house.account("Sara");
        GraveAct remove = act(People.REMOVE_STEWARD);
        assertThat(remove.approver()).isEqualTo(Permission.STEWARD);
        assertThat(remove.sentence(sara.ref(), Map.of(), Language.SOURCE))
                .isEqualTo("End the access of Sara, a steward");
        assertThat(remove.effect(sara.ref(), Map.of(), Language.SOURCE))
                .containsExactly(new GraveAct.Line("Role", "Steward", null));
        house.browser.open("/en/desk/people").follow("Sara").press("End the access");
        assertThat(browser.open("/en/desk/people").status())
                .as("one is not enough")
                .isEqualTo(200);
        execute(People.REMOVE_STEWARD, sara.ref(), sara.version(), Map.of());
        assertThat(browser.open("/en/desk/people").status()).isEqualTo(401);
        assertThat(id).isNotEqualTo(sara.id());
    }

    //
    @Test
    void whoever_lost_everything_is_let_in_by_two_stewards_and_a_steward_a_day_later() {
        Browser browser = house.server.browser();
        house.comes(browser, Role.COORDINATOR, "Leyla");
        for (String name : List.of("Leyla", "Nima")) {
            Account account = house.account(name);
            String code = house.server
                    .bean(People.class)
                    .recover(account.id(), SECOND)
                    .code();
            Browser fresh = house.server.browser();
            recover(fresh, code, name);
            assertThat(fresh.text()).contains("This code waits for a second steward");
            UUID codeId = house.server.bean(CodeStore.class).list(account.id()).stream()
                    .filter(each -> each.kind() == Code.Kind.RESET)
                    .findFirst()
                    .orElseThrow()
                    .id();
            assertThat(act(People.RECOVER).effect(account.ref(), Map.of("code", codeId.toString()), Language.SOURCE))
                    .extracting(GraveAct.Line::after)
                    .containsExactly(
                            name.equals("Nima") ? "Steward" : "Coordinator",
                            "a new one, made with the code; all sessions and browsers end");
            execute(People.RECOVER, account.ref(), 0, Map.of("code", codeId.toString()));
            recover(fresh, code, name);
            if (name.equals("Nima")) {
                assertThat(fresh.text()).contains("will work on");
                assertThat(house.browser.open("/en/desk/account").text())
                        .contains("Two stewards let you recover your account");
                later(Duration.ofHours(24));
                recover(fresh, code, name);
            }
            Person renewed = Person.readSheet(fresh.page(), name);
            fresh.type("One-time number", renewed.number(house.server)).press("I have printed it: go on");
            assertThat(fresh.heading()).isEqualTo("My account");
            assertThat(house.server.bean(Kinship.class).areClose(account.actor(), SECOND))
                    .isTrue();
        }
        assertThat(browser.open("/en/desk/account").status()).isEqualTo(401);
        assertThat(house.browser.open("/en/desk/account").status()).isEqualTo(401);
    }

    private static void recover(Browser browser, String code, String name) {
        browser.open("/en/sign-in/enrol")
                .type("Code", code)
                .type("The name you want to have here", name)
                .press("Go on");
    }

    @Test
    void a_second_representative_of_a_group_is_confirmed_by_the_first() {
        UUID group = UUID.randomUUID();
        Browser first = house.server.browser();
        house.comes(first, Role.REPRESENTATIVE, "Shirin", group);
        Browser other = house.server.browser();
        house.comes(other, Role.REPRESENTATIVE, "Azar", UUID.randomUUID());
        String code = house.server
                .bean(People.class)
                .invite(Role.REPRESENTATIVE, group, house.account("Nima").actor())
                .code();
        Browser browser = house.server.browser();
        enter(browser, code);
        assertThat(browser.text()).contains("waits for a second steward");
        assertThat(other.open("/en/desk/account").text()).doesNotContain("Another representative of your group");
        assertThat(post(
                        other,
                        "/en/desk/account/representatives/" + invitation().id() + "/confirmation"))
                .isEqualTo(404);
        assertThat(tasks("Shirin")).contains("Another representative of your group waits for your word.");
        assertThat(tasks("Azar")).isEmpty();
        first.open("/en/desk/account").press("My group wants this");
        Person.enrol(house.server, browser, code, "Babak");
        assertThat(house.account("Babak").group()).isEqualTo(group);
    }

    private List<String> tasks(String name) {
        Account account = house.account(name);
        Caller caller = new Caller(account.id(), name, Set.of(Permission.OWN_ACCOUNT), account.group(), "");
        Messages messages = house.server.bean(Messages.class);
        Visitor visitor = new Visitor(
                Language.SOURCE,
                "",
                "",
                new Freshness(LocalDate.of(2026, 11, 23)),
                house.server.bean(Site.class),
                new Visitor.Words(
                        messages,
                        house.server.bean(Dates.class),
                        house.server.bean(Languages.class),
                        house.server.bean(Assets.class)));
        return house.server.bean(AccountTasks.class).tasks(caller, visitor).stream()
                .map(DeskSource.Task::sentence)
                .toList();
    }

    private static int post(Browser browser, String path) {
        String token =
                browser.open("/en/desk/account").page().select("[name=_form]").attr("value");
        return browser.post(path, "_form=" + token, "Sec-Fetch-Site", "same-origin")
                .statusCode();
    }

    //
    @Test
    void what_is_anothers_is_not_there_whoever_asks() {
        Browser leyla = house.server.browser();
        house.comes(leyla, Role.COORDINATOR, "Leyla");
        Browser shirin = house.server.browser();
        house.comes(shirin, Role.REPRESENTATIVE, "Shirin", UUID.randomUUID());
        Browser nobody = house.server.browser();
        Account nima = house.account("Nima");
        Sessions sessions = house.server.bean(Sessions.class);
        UUID session = sessions.list(nima.id()).getFirst().id();
        UUID enrolled = sessions.browsers(nima.id()).getFirst().id();
        house.server.bean(People.class).invite(Role.VOLUNTEER, null, nima.actor());
        UUID invitation = invitation().id();
        List<String> own = List.of(
                "/en/desk/account/sessions/" + session + "/end",
                "/en/desk/account/browsers/" + enrolled + "/dismissal");
        List<String> stewards = List.of(
                "/en/desk/people/invitations/" + invitation + "/withdrawal",
                "/en/desk/people/" + nima.id() + "/role",
                "/en/desk/people/" + nima.id() + "/recovery",
                "/en/desk/people/" + nima.id() + "/end");
        Map<String, ?> before = Dump.of(house.server);
        for (String path : own) {
            assertThat(post(leyla, path)).as(path).isEqualTo(404);
            assertThat(post(shirin, path)).as(path).isEqualTo(404);
            assertThat(post(nobody, path)).as(path).isEqualTo(401);
        }
        for (String path : stewards) {
            assertThat(post(leyla, path)).as(path).isEqualTo(403);
            assertThat(post(shirin, path)).as(path).isEqualTo(403);
            assertThat(post(nobody, path)).as(path).isEqualTo(401);
        }
        String confirmation = "/en/desk/account/representatives/" + invitation + "/confirmation";
        assertThat(post(leyla, confirmation)).isEqualTo(403);
        assertThat(post(shirin, confirmation)).isEqualTo(404);
        assertThat(post(nobody, confirmation)).isEqualTo(401);
        for (String page : List.of("/en/desk/people", "/en/desk/people/" + nima.id())) {
            assertThat(leyla.open(page).status()).as(page).isEqualTo(403);
            assertThat(shirin.open(page).status()).as(page).isEqualTo(403);
            assertThat(nobody.open(page).status()).as(page).isEqualTo(401);
            assertThat(leyla.text() + nobody.text()).doesNotContain("Nima");
        }
        assertThat(house.browser.open("/en/desk/people/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(house.browser.open("/en/desk/people/x").status()).isIn(400, 404);
        assertThat(Dump.of(house.server)).isEqualTo(before);
    }

    //
    @Test
    void a_dump_of_the_database_has_nothing_that_lets_anybody_in() {
        Browser browser = house.server.browser();
        Person leyla = house.comes(browser, Role.COORDINATOR, "Leyla");
        browser.open("/en/desk/account")
                .type("Your e-mail address", "leyla.marker@example.org")
                .press("Save");
        assertThat(browser.page().select("[name=email]").attr("value")).isEqualTo("leyla.marker@example.org");
        browser.press("Admit another browser");
        String admission = browser.page().select(".keep .large code").text();
        String dump = Dump.of(house.server).toString();
        assertThat(dump).contains("Leyla").contains("argon2id");
        List<String> secrets = new ArrayList<>(leyla.recovery());
        secrets.add(admission);
        secrets.add(leyla.passphrase());
        secrets.add(Totp.base32(leyla.secret()));
        secrets.add("leyla.marker@example.org");
        secrets.addAll(browser.cookies().values());
        assertThat(browser.cookies()).containsOnlyKeys("yadman", "yadman-browser");
        for (String secret : secrets) {
            assertThat(dump).doesNotContain(secret).doesNotContain(Secrets.plain(secret));
        }
    }

    @Test
    void everybody_can_take_what_is_held_and_leave_but_the_last_steward() throws Exception {
        Browser browser = house.server.browser();
        house.comes(browser, Role.COORDINATOR, "Leyla");
        assertThat(browser.fetch("/en/desk/account/data").body())
                .contains("\"name\" : \"Leyla\"")
                .contains("\"role\" : \"coordinator\"")
                .doesNotContain("argon2");
        browser.open("/en/desk/account").follow("Delete my account").press("Delete my account");
        assertThat(browser.open("/en/desk/account").status()).isEqualTo(401);
        assertThat(Dump.of(house.server).toString()).doesNotContain("Leyla");
        house.browser.open("/en/desk/account/deletion");
        assertThat(house.browser.text()).contains("You are the only steward");
        assertThat(post(house.browser, "/en/desk/account/deletion")).isEqualTo(409);
        assertThat(house.browser.open("/en/desk/account").status()).isEqualTo(200);
    }

    @Test
    void a_new_sheet_replaces_the_old_one() {
        house.browser.open("/en/desk/account").follow("Make a new sheet").press("Make it");
        Person renewed = Person.readSheet(house.browser.page(), "Nima");
        house.browser.type("One-time number", "000000").press("I have printed it: go on");
        assertThat(house.browser.status()).isEqualTo(422);
        assertThat(Person.readSheet(house.browser.page(), "Nima").passphrase()).isEqualTo(renewed.passphrase());
        house.browser.type("One-time number", renewed.number(house.server)).press("I have printed it: go on");
        assertThat(house.browser.heading()).isEqualTo("My account");
        later(Duration.ofMinutes(1));
        assertThat(house.steward
                        .signIn(house.server, house.browser.open("/en/sign-in"))
                        .status())
                .isEqualTo(422);
        renewed.signIn(house.server, house.browser.open("/en/sign-in?go=/en/desk/account"));
        assertThat(house.browser.heading()).isEqualTo("My account");
    }

    //
    @Test
    void what_is_over_is_forgotten() {
        house.comes(house.server.browser(), Role.COORDINATOR, "Leyla");
        house.server
                .bean(People.class)
                .invite(Role.VOLUNTEER, null, house.account("Nima").actor());
        Job job = house.server.bean(Retention.class);
        job.run();
        assertThat(rows("account_session")).isEqualTo(2);
        later(Duration.ofHours(13));
        job.run();
        assertThat(rows("account_session")).isZero();
        assertThat(rows("account_tie")).isEqualTo(1);
        int codes = rows("account_code");
        later(Duration.ofDays(31));
        job.run();
        assertThat(rows("account_tie")).isZero();
        // The second first code and the invitation are over; recovery codes stay.
        assertThat(rows("account_code")).isEqualTo(codes - 2).isEqualTo(2 * Enrolment.RECOVERY_CODES);
        assertThat(rows("account_enrolled")).isEqualTo(2);
        later(Duration.ofDays(400));
        job.run();
        assertThat(rows("account_enrolled")).isZero();
    }

    private int rows(String table) {
        return Dump.of(house.server).getOrDefault(table, List.of()).size();
    }

    @Test
    void the_people_of_a_demonstration_sign_in_anywhere_on_this_machine() {
        assertThat(house.server.bean(Accounts.class).hasDemo()).isFalse();
        List<DemoAccounts.Ready> people = house.server.bean(DemoAccounts.class).make();
        assertThat(people)
                .extracting(DemoAccounts.Ready::role)
                .containsExactly("steward", "steward", "coordinator", "volunteer", "representative");
        for (DemoAccounts.Ready each : people) {
            Browser browser = house.server.browser();
            browser.open("/fa/sign-in?go=/fa/desk/account")
                    .type("نام شما در اینجا", each.name())
                    .type("عبارت عبور", each.passphrase())
                    .type("عدد یک‌بارمصرف", each.number() == null ? "" : each.number())
                    .press("ورود");
            assertThat(browser.heading()).isEqualTo("حساب من");
        }
        assertThat(house.server.bean(Accounts.class).hasDemo()).isTrue();
    }

    @Test
    void every_page_is_valid_in_both_languages() throws Exception {
        house.server.bringIn(TestServer.CAMPAIGN);
        house.comes(house.server.browser(), Role.COORDINATOR, "Leyla");
        house.server
                .bean(People.class)
                .invite(Role.VOLUNTEER, null, house.account("Nima").actor());
        List<String> faults = new ArrayList<>();
        for (String language : List.of("en", "fa")) {
            for (String path : List.of(
                    "/sign-in",
                    "/sign-in/enrol",
                    "/desk/account",
                    "/desk/account/sheet",
                    "/desk/account/deletion",
                    "/desk/people",
                    "/desk/people/" + house.account("Leyla").id())) {
                String address = "/" + language + path;
                faults.addAll(PageCheck.faults(house.browser.open(address)));
                assertThat(house.browser.status()).as(address).isEqualTo(200);
            }
            faults.addAll(PageCheck.faults(house.server.browser().open("/" + language + "/desk/people")));
            house.browser.open("/" + language + "/desk/account/sheet");
            String make = language.equals("en") ? "Make it" : "ساختن برگه";
            faults.addAll(PageCheck.faults(house.browser.press(make)));
            house.browser.open("/" + language + "/desk/people");
            String invite = language.equals("en") ? "Make an invitation" : "ساختن دعوت";
            faults.addAll(PageCheck.faults(house.browser.press(invite)));
            String part = language.equals("en") ? "Role" : "نقش";
            faults.addAll(PageCheck.faults(house.browser.type(part, "volunteer").press(invite)));
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void a_database_has_no_place_for_demonstrations_by_itself() {
        try (TestServer server = TestServer.start(TestDatabase.fresh())) {
            assertThat(server.bean(Accounts.class).hasDemo()).isFalse();
            List<String> first = server.bean(Accounts.class).firstCodes();
            List<String> anew = server.bean(Accounts.class).firstCodes();
            assertThat(first).hasSize(2).doesNotContainAnyElementsOf(anew);
            Browser browser = server.browser();
            enter(browser, first.getFirst());
            assertThat(browser.text()).contains("This code does not work");
            Person.enrol(server, browser, anew.getLast(), "Nima");
            assertThat(browser.heading()).isEqualTo("What needs me today");
        }
    }
}
