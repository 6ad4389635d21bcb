package org.yadman.approvals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.IllegalTransactionStateException;
import org.yadman.approvals.Approvals.Outcome;
import org.yadman.approvals.Approvals.Refusal;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Changes;
import org.yadman.platform.db.Conflict;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Permission;
import org.yadman.testing.Browser;
import org.yadman.testing.Dump;
import org.yadman.testing.PageCheck;
import org.yadman.testing.TestCaller;
import org.yadman.testing.TestCaller.Person;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

@Tag("database")
class ApprovalsTest {

    private static final Person ONE = TestCaller.steward(1);
    private static final Person OTHER = TestCaller.steward(2);
    private static final Ref SUBJECT = new Ref("thing", new UUID(9, 9));

    /// Who there is: what accounts will say of real people.
    static class People implements Kinship {
        private List<Person> all = List.of();
        private Set<ActorId> close = Set.of();

        @Override
        public boolean areClose(ActorId one, ActorId other) {
            return close.contains(one) && close.contains(other);
        }

        @Override
        public int stewards() {
            return (int) all.stream()
                    .filter(person -> person.may().contains(Permission.STEWARD))
                    .count();
        }

        @Override
        public Set<Permission> permissions(ActorId who) {
            return all.stream()
                    .filter(person -> person.actor().equals(who))
                    .findFirst()
                    .map(Person::may)
                    .orElse(Set.of());
        }
    }

    /// Gives a thing another name; every time it is done the change number rises, in the same transaction.
    static class Renaming implements GraveAct {
        private final Changes changes;
        private final List<String> done = new ArrayList<>();
        private int version = 3;
        private boolean broken;

        Renaming(Changes changes) {
            this.changes = changes;
        }

        @Override
        public String kind() {
            return "test.rename";
        }

        @Override
        public Permission approver() {
            return Permission.STEWARD;
        }

        @Override
        public String sentence(Ref subject, Map<String, String> content, Language language) {
            return "Rename it to " + content.get("name");
        }

        @Override
        public List<Line> effect(Ref subject, Map<String, String> content, Language language) {
            return List.of(new Line("Name", "Old", content.get("name")), new Line("Since", null, "2026"));
        }

        @Override
        public void execute(Ref subject, int seen, Map<String, String> content, ActorId asked, ActorId approved) {
            changes.raise();
            if (broken) {
                throw new IllegalStateException("broken");
            }
            if (seen != version) {
                throw new Conflict(Map.of("name", "Meanwhile"), content);
            }
            synchronized (done) {
                done.add(content.get("name") + " asked " + asked.value() + " approved " + approved.value());
            }
        }
    }

    private TestServer server;
    private Approvals approvals;
    private Renaming act;
    private People people;

    @BeforeEach
    void start() {
        server = TestServer.start(TestDatabase.fresh(), TestCaller.class, People.class, Renaming.class);
        approvals = server.bean(Approvals.class);
        act = server.bean(Renaming.class);
        people = server.bean(People.class);
        people.all = List.of(ONE, OTHER, TestCaller.coordinator(1));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private UUID ask(Person by, String name) {
        AtomicReference<UUID> id = new AtomicReference<>();
        server.inTransaction(() -> id.set(approvals.ask("test.rename", SUBJECT, 3, Map.of("name", name), by.actor())));
        return id.get();
    }

    private Browser as(Person person) {
        return server.browser().as(person);
    }

    private long changes() {
        return server.bean(Changes.class).last().number();
    }

    private static Outcome refused(Refusal why) {
        return new Outcome.Refused(why);
    }

    @Test
    void a_second_steward_reads_the_exact_effect_and_approves_and_the_room_does_it() {
        ask(ONE, "Mehr");
        Browser browser = as(OTHER).open("/en/desk/approvals").follow("Rename it to Mehr");
        assertThat(browser.heading()).isEqualTo("Rename it to Mehr");
        assertThat(browser.page().select("main table tbody tr").eachText())
                .containsExactly("Name Old Mehr", "Since – 2026");
        assertThat(browser.text())
                .contains("A steward asked for this on 23 November 2026")
                .contains("14 days left")
                .doesNotContain(ONE.account().toString());
        assertThat(act.done).isEmpty();
        browser.press("Approve: it is done at once");
        assertThat(browser.status()).isEqualTo(200);
        assertThat(act.done)
                .containsExactly("Mehr asked " + ONE.actor().value() + " approved "
                        + OTHER.actor().value());
        assertThat(browser.text()).contains("done, 23 November 2026").doesNotContain("by one person");
        assertThat(browser.page().select("main button")).isEmpty();
        assertThat(as(ONE).open("/en/desk/approvals?show=asked").text()).contains("Rename it to Mehr", "done");
        assertThat(as(OTHER).open("/en/desk/approvals").text()).contains("There is nothing here.");
        assertThat(approvals.byOnePerson(List.of(SUBJECT.id()))).isFalse();
    }

    @Test
    void the_same_person_cannot_approve_or_refuse_what_they_asked_for() {
        UUID id = ask(ONE, "Mehr");
        Browser browser = as(ONE).open("/en/desk/approvals/" + id);
        assertThat(browser.page().select("main button").eachText()).doesNotContain("Approve: it is done at once");
        assertThat(browser.text()).contains("You asked for this yourself");
        browser.sendTo("/en/desk/approvals/" + id, "act=approve");
        assertThat(browser.status()).isEqualTo(409);
        assertThat(browser.text()).contains("Nothing was done");
        assertThat(approvals.refuse(id, "no", ONE.caller())).isEqualTo(refused(Refusal.SAME_PERSON));
        assertThat(act.done).isEmpty();
        assertThat(approvals.approve(id, OTHER.caller())).isEqualTo(new Outcome.Done());
    }

    @Test
    void somebody_whose_account_the_asker_made_lately_cannot_approve_but_can_refuse() {
        UUID id = ask(ONE, "Mehr");
        people.close = Set.of(ONE.actor(), OTHER.actor());
        Browser browser = as(OTHER).open("/en/desk/approvals/" + id);
        assertThat(browser.text()).contains("In the last 30 days one of you has invited the other");
        browser.sendTo("/en/desk/approvals/" + id, "act=approve");
        assertThat(browser.status()).isEqualTo(409);
        assertThat(act.done).isEmpty();
        assertThat(approvals.waitingFor(OTHER.caller())).isEmpty();
        assertThat(approvals.refuse(id, "no", OTHER.caller())).isEqualTo(new Outcome.Done());
    }

    @Test
    void whoever_may_neither_approve_nor_asked_finds_nothing() {
        UUID id = ask(ONE, "Mehr");
        for (Person person :
                List.of(TestCaller.coordinator(1), TestCaller.volunteer(1), TestCaller.representative(1))) {
            Browser browser = as(person);
            assertThat(browser.open("/en/desk/approvals/" + id).status()).isEqualTo(404);
            for (String way : List.of("approve", "refuse&reason=x", "take-back")) {
                assertThat(browser.sendTo("/en/desk/approvals/" + id, "act=" + way)
                                .status())
                        .isEqualTo(404);
            }
            for (String part : List.of("waiting", "asked", "decided")) {
                assertThat(browser.open("/en/desk/approvals?show=" + part).text())
                        .doesNotContain("Mehr");
            }
        }
        assertThat(server.browser().open("/en/desk/approvals/" + id).status()).isEqualTo(401);
        assertThat(server.browser().open("/en/desk/approvals").status()).isEqualTo(401);
        assertThat(as(OTHER).open("/en/desk/approvals/" + new UUID(7, 7)).status())
                .isEqualTo(404);
        assertThat(as(OTHER).open("/en/desk/approvals/nonsense").status()).isEqualTo(404);
        assertThat(as(OTHER).sendTo("/en/desk/approvals/" + id, "act=nonsense").status())
                .isEqualTo(404);
        assertThat(act.done).isEmpty();
    }

    @Test
    void who_asked_sees_their_own_request_whatever_their_role() {
        Person volunteer = TestCaller.volunteer(1);
        UUID id = ask(volunteer, "Mehr");
        Browser browser = as(volunteer).open("/en/desk/approvals?show=asked").follow("Rename it to Mehr");
        assertThat(browser.text()).contains("You asked for this on");
        assertThat(as(TestCaller.volunteer(2)).open("/en/desk/approvals/" + id).status())
                .isEqualTo(404);
        browser.press("Take it back");
        assertThat(browser.text()).contains("taken back, 23 November 2026");
        assertThat(approvals.approve(id, OTHER.caller())).isEqualTo(refused(Refusal.DECIDED));
        assertThat(act.done).isEmpty();
    }

    @Test
    void only_the_asker_takes_back() {
        UUID id = ask(ONE, "Mehr");
        assertThat(approvals.takeBack(id, OTHER.caller())).isEqualTo(refused(Refusal.NOT_ALLOWED));
        assertThat(approvals.takeBack(id, ONE.caller())).isEqualTo(new Outcome.Done());
        assertThat(approvals.takeBack(id, ONE.caller())).isEqualTo(refused(Refusal.DECIDED));
    }

    @Test
    void a_refusal_needs_a_reason_and_the_asker_reads_it() {
        UUID id = ask(ONE, "Mehr");
        Browser browser =
                as(OTHER).open("/en/desk/approvals/" + id).type("Reason", "  ").press("Refuse");
        assertThat(browser.status()).isEqualTo(422);
        assertThat(browser.text()).contains("Say in a sentence why you refuse it.");
        browser.type("Reason", "Not <b>yet</b>").press("Refuse");
        assertThat(browser.status()).isEqualTo(200);
        assertThat(as(ONE).open("/en/desk/approvals/" + id).text()).contains("refused, 23 November", "Not <b>yet</b>");
        assertThat(act.done).isEmpty();
    }

    @Test
    void it_lapses_after_14_days_whether_the_job_has_run_or_not() {
        UUID id = ask(ONE, "Mehr");
        server.clock().advance(Duration.ofDays(14).minusSeconds(1));
        assertThat(as(OTHER).open("/en/desk/approvals").text()).contains("Mehr");
        server.clock().advance(Duration.ofSeconds(1));
        assertThat(approvals.approve(id, OTHER.caller())).isEqualTo(refused(Refusal.LAPSED));
        assertThat(as(OTHER).open("/en/desk/approvals/" + id).text()).contains("ended without an answer");
        assertThat(as(OTHER).open("/en/desk/approvals").text()).doesNotContain("Mehr");
        server.bean(ApprovalJob.class).run();
        assertThat(as(OTHER).open("/en/desk/approvals?show=decided").text())
                .contains("Mehr", "ended without an answer");
        assertThat(approvals.approve(id, OTHER.caller())).isEqualTo(refused(Refusal.LAPSED));
        assertThat(act.done).isEmpty();
    }

    @Test
    void what_was_changed_meanwhile_is_not_done_and_both_versions_are_shown() {
        UUID id = ask(ONE, "Mehr");
        act.version = 4;
        long before = changes();
        Browser browser = as(OTHER).open("/en/desk/approvals/" + id).press("Approve: it is done at once");
        assertThat(browser.status()).isEqualTo(409);
        assertThat(browser.page().select("table:has(caption) tbody tr").eachText())
                .containsExactly("name Meanwhile Mehr");
        assertThat(changes()).as("what the act had written is gone").isEqualTo(before);
        assertThat(act.done).isEmpty();
        act.version = 3;
        assertThat(approvals.approve(id, OTHER.caller())).isEqualTo(refused(Refusal.DECIDED));
    }

    @Test
    void an_act_that_fails_leaves_nothing_and_still_waits() {
        UUID id = ask(ONE, "Mehr");
        act.broken = true;
        long before = changes();
        assertThatThrownBy(() -> approvals.approve(id, OTHER.caller())).hasMessage("broken");
        assertThat(changes()).isEqualTo(before);
        act.broken = false;
        assertThat(approvals.approve(id, OTHER.caller())).isEqualTo(new Outcome.Done());
    }

    @Test
    void of_two_who_approve_at_the_same_moment_one_does_it() throws Exception {
        Person third = TestCaller.steward(3);
        people.all = List.of(ONE, OTHER, third);
        for (int i = 0; i < 10; i++) {
            UUID id = ask(ONE, "Mehr");
            act.done.clear();
            CountDownLatch go = new CountDownLatch(1);
            try (var both = Executors.newFixedThreadPool(2)) {
                List<Callable<Outcome>> tries = List.of(OTHER, third).stream()
                        .map(person -> (Callable<Outcome>) () -> {
                            go.await();
                            return approvals.approve(id, person.caller());
                        })
                        .toList();
                var first = both.submit(tries.get(0));
                var second = both.submit(tries.get(1));
                go.countDown();
                assertThat(List.of(first.get(), second.get()))
                        .containsExactlyInAnyOrder(new Outcome.Done(), refused(Refusal.DECIDED));
            }
            assertThat(act.done).hasSize(1);
        }
    }

    @Test
    void what_the_only_steward_asks_for_takes_effect_after_72_hours_and_is_marked() {
        people.all = List.of(ONE, TestCaller.coordinator(1));
        UUID id = ask(ONE, "Mehr");
        Browser browser = as(ONE).open("/en/desk/approvals/" + id);
        assertThat(browser.text()).contains("There is only one steward").contains("26 November 2026");
        ApprovalJob job = server.bean(ApprovalJob.class);
        server.clock().advance(Duration.ofDays(3).minusSeconds(1));
        job.run();
        assertThat(act.done).isEmpty();
        assertThat(approvals.byOnePerson(List.of(SUBJECT.id()))).isFalse();
        server.clock().advance(Duration.ofSeconds(1));
        job.run();
        job.run();
        assertThat(act.done).hasSize(1);
        assertThat(approvals.byOnePerson(List.of(SUBJECT.id()))).isTrue();
        assertThat(as(ONE).open("/en/desk/approvals/" + id).text()).contains("by one person");
        assertThat(as(ONE).open("/fa/desk/approvals/" + id).text()).contains("به‌دست یک نفر");
        // Two persons do the same later: then it is no longer one's.
        people.all = List.of(ONE, OTHER);
        server.clock().advance(Duration.ofHours(1));
        approvals.approve(ask(ONE, "Mehr"), OTHER.caller());
        assertThat(approvals.byOnePerson(List.of(SUBJECT.id()))).isFalse();
    }

    @Test
    void until_then_the_only_steward_can_take_it_back() {
        people.all = List.of(ONE);
        UUID id = ask(ONE, "Mehr");
        server.clock().advance(Duration.ofHours(71));
        as(ONE).open("/en/desk/approvals/" + id).press("Take it back");
        server.clock().advance(Duration.ofHours(2));
        server.bean(ApprovalJob.class).run();
        assertThat(act.done).isEmpty();
    }

    @Test
    void the_founding_period_ends_by_itself_with_the_second_steward() {
        people.all = List.of(ONE);
        UUID id = ask(ONE, "Mehr");
        people.all = List.of(ONE, OTHER);
        server.clock().advance(Duration.ofHours(73));
        server.bean(ApprovalJob.class).run();
        assertThat(act.done).isEmpty();
        assertThat(approvals.approve(id, OTHER.caller())).isEqualTo(new Outcome.Done());
        assertThat(approvals.byOnePerson(List.of(SUBJECT.id()))).isFalse();
    }

    @Test
    void what_anybody_else_asks_for_never_takes_effect_by_itself() {
        Person coordinator = TestCaller.coordinator(1);
        people.all = List.of(ONE, coordinator);
        UUID id = ask(coordinator, "Mehr");
        // Nor what was asked for while there were two.
        people.all = List.of(ONE, OTHER, coordinator);
        ask(ONE, "Aban");
        people.all = List.of(ONE, coordinator);
        server.clock().advance(Duration.ofDays(13));
        server.bean(ApprovalJob.class).run();
        assertThat(act.done).isEmpty();
        assertThat(approvals.approve(id, ONE.caller())).isEqualTo(new Outcome.Done());
    }

    @Test
    void an_act_that_fails_in_its_hour_does_not_keep_the_next_from_its_own() {
        people.all = List.of(ONE);
        ask(ONE, "Mehr");
        server.clock().advance(Duration.ofDays(3));
        act.broken = true;
        server.bean(ApprovalJob.class).run();
        act.broken = false;
        server.bean(ApprovalJob.class).run();
        assertThat(act.done).hasSize(1);
    }

    @Test
    void a_request_is_made_inside_a_command_and_for_an_act_that_some_room_does() {
        assertThatThrownBy(() -> approvals.ask("test.rename", SUBJECT, 3, Map.of(), ONE.actor()))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThatThrownBy(
                        () -> server.inTransaction(() -> approvals.ask("test.no", SUBJECT, 3, Map.of(), ONE.actor())))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> approvals.approve(new UUID(5, 5), ONE.caller()))
                .isInstanceOf(NotFound.class);
    }

    @Test
    void the_desk_shows_what_waits_for_me_the_most_urgent_first() {
        ask(ONE, "Mehr");
        server.clock().advance(Duration.ofDays(2));
        ask(ONE, "Aban");
        ask(OTHER, "Azar");
        var tasks = approvals.waitingFor(OTHER.caller());
        assertThat(tasks).extracting(task -> task.content().get("name")).containsExactly("Mehr", "Aban");
        assertThat(Approval.day(tasks.getFirst().lapsesAt())).isEqualTo(LocalDate.of(2026, 12, 7));
        assertThat(approvals.waitingFor(TestCaller.coordinator(1).caller())).isEmpty();
    }

    @Test
    void every_turn_of_a_request_stands_in_the_audit() {
        people.all = List.of(ONE);
        ask(ONE, "Mehr");
        server.clock().advance(Duration.ofDays(3));
        server.bean(ApprovalJob.class).run();
        people.all = List.of(ONE, OTHER);
        approvals.approve(ask(ONE, "Aban"), OTHER.caller());
        approvals.refuse(ask(ONE, "Azar"), "A reason", OTHER.caller());
        approvals.takeBack(ask(ONE, "Dey"), ONE.caller());
        UUID moved = ask(ONE, "Bahman");
        act.version = 4;
        approvals.approve(moved, OTHER.caller());
        ask(ONE, "Esfand");
        server.clock().advance(Duration.ofDays(14));
        server.bean(ApprovalJob.class).run();
        String audit = Dump.of(server).get("audit_line") + " " + Dump.of(server).get("audit_content");
        assertThat(audit)
                .contains(
                        "approvals.act.asked",
                        "approvals.act.by-one-person",
                        "approvals.act.approved",
                        "approvals.act.refused",
                        "approvals.act.taken-back",
                        "approvals.act.moved-on",
                        "approvals.act.lapsed")
                .doesNotContain("A reason", "Mehr");
    }

    @Test
    void a_long_list_is_paged() {
        for (int i = 0; i < 51; i++) {
            ask(ONE, "Mehr " + i);
        }
        Browser browser = as(OTHER).open("/en/desk/approvals");
        assertThat(browser.page().select("main tbody tr")).hasSize(50);
        assertThat(browser.follow("Next").page().select("main tbody tr")).hasSize(1);
        assertThat(as(OTHER).open("/en/desk/approvals?page=3").status()).isEqualTo(404);
    }

    @Test
    void every_page_is_valid_in_both_languages_and_kept_by_no_cache() {
        UUID id = ask(ONE, "Mehr");
        for (String language : List.of("en", "fa")) {
            for (Person person : List.of(ONE, OTHER)) {
                for (String path : List.of("", "?show=asked", "?show=decided", "/" + id)) {
                    Browser browser = as(person).open("/" + language + "/desk/approvals" + path);
                    assertThat(browser.status()).isEqualTo(200);
                    assertThat(PageCheck.faults(browser)).isEmpty();
                    assertThat(browser.page().select("h1")).hasSize(1);
                }
            }
        }
        var answer = as(OTHER).fetch("/en/desk/approvals/" + id);
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-store");
    }
}
