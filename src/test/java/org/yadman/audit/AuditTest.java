package org.yadman.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.yadman.platform.config.OptionsException;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;
import org.yadman.testing.Dump;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

/// the record of acts cannot be changed unseen, and what must be forgotten is.
@Tag("database")
class AuditTest {

    private static final ActorId SHIRIN = new ActorId("11111111-1111-4111-8111-111111111111");
    private static final ActorId OMID = new ActorId("22222222-2222-4222-8222-222222222222");
    private static final Ref GROUP = new Ref("group", UUID.fromString("33333333-3333-4333-8333-333333333333"));
    private static final Ref OTHER = new Ref("group", UUID.fromString("44444444-4444-4444-8444-444444444444"));

    private final TestDatabase database = TestDatabase.fresh();
    private final TestServer server = TestServer.start(database);

    @BeforeEach
    void write() {
        note(server, SHIRIN, GROUP, "1");
        note(server, OMID, OTHER, "2");
        note(server, SHIRIN, OTHER, "3");
        note(server, ActorId.IMPORT, GROUP, "4");
        server.clock().advance(Duration.ofDays(1));
        note(server, SHIRIN, GROUP, "5");
        note(server, OMID, GROUP, "6");
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private static void note(TestServer on, ActorId actor, Ref subject, String detail) {
        on.inTransaction(() -> on.bean(Audit.class).note(actor, "audit.act.test", subject, Map.of("detail", detail)));
    }

    private AuditCheck.Report check() {
        return server.bean(AuditCheck.class).check(null);
    }

    private int sql(String sql) {
        List<Integer> rows = new ArrayList<>();
        server.inTransaction(
                () -> rows.add(server.bean(JdbcClient.class).sql(sql).update()));
        return rows.getFirst();
    }

    private String head() {
        return server.bean(Heads.class).now().json();
    }

    @Test
    void what_was_noted_is_whole_and_says_what_it_cannot_exclude() {
        AuditCheck.Report report = check();
        assertThat(report.faults()).isEmpty();
        assertThat(report.lines()).isEqualTo(6);
        assertThat(report.words().getFirst()).startsWith("The record of acts has 6 lines. Each fits");
        assertThat(report.words().getLast())
                .startsWith("Without an older head nobody can exclude that lines were cut off at the end");
    }

    @Test
    void an_act_that_is_not_done_leaves_no_line_and_none_can_be_noted_outside_of_one() {
        assertThatThrownBy(() -> server.inTransaction(() -> {
                    server.bean(Audit.class).note(OMID, "audit.act.test", GROUP, Map.of());
                    throw new IllegalStateException("not done");
                }))
                .hasMessage("not done");
        assertThatThrownBy(() -> server.bean(Audit.class).note(OMID, "audit.act.test", GROUP, Map.of()))
                .isInstanceOf(IllegalTransactionStateException.class);
        assertThat(check().lines()).isEqualTo(6);
        assertThat(check().faults()).isEmpty();
    }

    @Test
    void the_chain_holds_a_pseudonym_of_the_day_and_no_time() {
        List<String> lines = Dump.of(server).get("audit_line");
        assertThat(String.valueOf(lines))
                .contains("actor=import", "acted_on=2026-11-23", "acted_on=2026-11-24")
                .doesNotContain(SHIRIN.value(), OMID.value(), GROUP.id().toString(), "detail");
        List<String> actors = server.bean(JdbcClient.class)
                .sql("select actor from audit_line order by number")
                .query((row, i) -> row.getString(1))
                .list();
        assertThat(actors.get(0)).isEqualTo(actors.get(2)).isNotEqualTo(actors.get(1));
        assertThat(actors.get(4)).as("on another day").isNotEqualTo(actors.get(0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update audit_line set acted_on = '2026-11-22' where number = 3 | Line 3 does not fit",
                "update audit_line set act = 'audit.act.other' where number = 3 | Line 3 does not fit",
                "update audit_line set actor = 'import' where number = 3 | Line 3 does not fit",
                "update audit_line set actor = (select actor from audit_line where number = 2) where number = 3 | Line 3",
                "update audit_line set content = (select content from audit_line where number = 1) where number = 3 | Line 3",
                "update audit_line set link = (select link from audit_line where number = 1) where number = 3 | Line 3",
                "update audit_line set link = (select link from audit_line where number = 1) where number = 6 | Line 6",
                "update audit_content set salt = 'x' where number = 3 | What line 3 was about was changed",
                "update audit_content set subject_kind = 'day' where number = 3 | What line 3 was about was changed",
                "update audit_content set subject_id = '55555555-5555-4555-8555-555555555555' where number = 3 | line 3",
                "update audit_content set subject_id = 'nonsense' where number = 3 | line 3",
                "update audit_content set subject_id = null, subject_kind = null where number = 3 | line 3",
                "update audit_content set details = '{\"detail\":\"9\"}' where number = 3 | line 3",
                "update audit_content set details = 'nonsense' where number = 3 | line 3",
                "delete from audit_content where number = 3 | What line 3 was about is gone, and no line says",
                "update audit_actor set actor = '66666666-6666-4666-8666-666666666666' where actor like '1%' | Who stands",
                "update audit_actor set acted_on = '2020-01-01' where actor like '1%' and acted_on = '2026-11-23' | Who",
                "update audit_actor set salt = 'x' | Who stands behind the pseudonym",
                "update audit_head set number = 5 | audit_head",
                "update audit_head set number = 7 | missing at its end",
                "update audit_head set link = (select link from audit_line where number = 5) | audit_head",
                "update audit_published set head = replace(head, '2026', '2025') | audit_published",
                "update audit_published set head = '{}' | audit_published"
            })
    void whatever_is_changed_is_found_and_named(String tampering, String named) {
        assertThat(sql(tampering)).isPositive();
        assertThat(check().faults()).anyMatch(fault -> fault.contains(named));
    }

    @Test
    void a_line_taken_from_the_middle_is_missed() {
        sql("delete from audit_content where number in (2, 3)");
        sql("delete from audit_line where number in (2, 3)");
        assertThat(check().faults()).contains("Lines 2 to 3 are missing.");
    }

    @Test
    void a_line_that_was_numbered_anew_is_missed_where_it_was() {
        sql("insert into audit_line select 60, acted_on, act, actor, content, link from audit_line where number = 6");
        sql("update audit_content set number = 60 where number = 6");
        assertThat(check().faults())
                .contains(
                        "Lines 7 to 59 are missing.",
                        "What line 6 was about is gone, and no line says that it was" + " erased.");
        sql("delete from audit_line where number = 6");
        assertThat(check().faults()).contains("Lines 6 to 59 are missing.");
    }

    @Test
    void contents_that_changed_places_are_found() {
        sql("delete from audit_content where number = 2");
        sql("update audit_content set number = 2 where number = 3");
        assertThat(check().faults())
                .containsExactly(
                        "What line 2 was about was changed.",
                        "What line 3 was about is gone, and no line says" + " that it was erased.");
    }

    private void cutAfter(int number) {
        sql("delete from audit_content where number > " + number);
        sql("delete from audit_line where number > " + number);
    }

    @Test
    void lines_cut_off_at_the_end_are_proved_by_a_kept_head_and_honestly_not_without() {
        String kept = head();
        assertThat(server.bean(AuditCheck.class).check(kept).faults()).isEmpty();
        cutAfter(4);
        assertThat(check().faults()).anyMatch(fault -> fault.contains("missing at its end"));
        sql("update audit_head set number = 4, link = (select link from audit_line where number = 4)");

        AuditCheck.Report without = check();
        assertThat(without.faults()).isEmpty();
        assertThat(without.words().getLast()).contains("nobody can exclude that lines were cut off");
        assertThat(server.bean(AuditCheck.class).check(kept).faults())
                .containsExactly("On 2026-11-24 line 6 was in this record as the head that you gave says, and it is not"
                        + " there now: the record was cut or written anew.");
    }

    @Test
    void a_kept_head_proves_what_was_before_it_while_the_record_goes_on() {
        String kept = head();
        note(server, OMID, GROUP, "7");
        AuditCheck.Report report = server.bean(AuditCheck.class).check(kept);
        assertThat(report.faults()).isEmpty();
        assertThat(report.words().getLast()).contains("of its first 6 lines none was changed, removed or put in");
    }

    @Test
    void a_head_that_is_forged_or_of_another_campaign_proves_nothing() {
        String kept = head();
        AuditCheck check = server.bean(AuditCheck.class);
        assertThat(check.check(kept.replace("\"number\":6", "\"number\":5")).faults())
                .containsExactly("The signature of the head that you gave is not good: it proves nothing.");
        SignedHead head = SignedHead.parse(kept).orElseThrow();
        Certificate certificate = head.certificate();
        String selfMade = new SignedHead(
                        head.number(),
                        head.hash(),
                        head.day(),
                        head.signature(),
                        head.publicKey(),
                        new Certificate(
                                certificate.campaignKey(), certificate.from(), "2099-01-01", certificate.signature()))
                .json();
        assertThat(check.check(selfMade).faults()).singleElement().asString().startsWith("No campaign key vouches");
        try (TestServer other = TestServer.start(TestDatabase.blank())) {
            assertThat(check.check(other.bean(Heads.class).now().json()).faults())
                    .anyMatch(fault -> fault.contains("one of the two is not this campaign's"));
        }
        for (String nonsense : List.of("", "{}", "[]", "null", "{\"number\":1}")) {
            assertThatThrownBy(() -> check.check(nonsense)).isInstanceOf(OptionsException.class);
        }
    }

    @Test
    void what_an_act_was_about_can_be_erased_and_the_chain_stays_whole() {
        String kept = head();
        server.inTransaction(() -> server.bean(Audit.class).eraseAbout(GROUP, OMID));
        AuditCheck.Report report = server.bean(AuditCheck.class).check(kept);
        assertThat(report.faults()).isEmpty();
        assertThat(report.erased()).isEqualTo(4);
        assertThat(report.lines()).isEqualTo(10);
        assertThat(report.words()).anyMatch(words -> words.startsWith("4 lines were erased"));
        assertThat(Dump.of(server).toString()).doesNotContain(GROUP.id().toString());
        sql("insert into audit_content (number, salt, details) values (1, 'x', '{}')");
        assertThat(check().faults()).anyMatch(fault -> fault.contains("line 1 was about was erased, but it is there"));
    }

    @Test
    void a_person_can_be_forgotten_and_the_chain_stays_whole() {
        server.inTransaction(() -> {
            server.bean(Audit.class).note(SHIRIN, "audit.act.test", GROUP, Map.of());
            server.bean(Audit.class).erase(SHIRIN, SHIRIN);
        });
        AuditCheck.Report report = check();
        assertThat(report.faults()).isEmpty();
        assertThat(report.words()).anyMatch(words -> words.startsWith("4 acts do not tell any more who did it"));
        assertThat(Dump.of(server).toString()).doesNotContain(SHIRIN.value()).contains(OMID.value());
    }

    @Test
    void after_twelve_months_nobody_is_known_any_more() {
        server.clock().set(LocalDate.of(2027, 11, 23));
        server.bean(AuditRetention.class).run();
        assertThat(Dump.of(server).get("audit_actor")).hasSize(4);
        server.clock().set(LocalDate.of(2027, 11, 24));
        server.bean(AuditRetention.class).run();
        assertThat(Dump.of(server).get("audit_actor")).hasSize(2).allMatch(row -> row.contains("2026-11-24"));
        server.clock().set(LocalDate.of(2027, 11, 25));
        server.bean(AuditRetention.class).run();
        assertThat(Dump.of(server).toString()).doesNotContain(SHIRIN.value(), OMID.value());
        assertThat(check().faults()).isEmpty();
        assertThat(check().words()).anyMatch(words -> words.startsWith("5 acts do not tell any more"));
    }

    @Test
    void two_servers_on_one_database_write_one_chain() throws Exception {
        try (TestServer other = TestServer.start(database);
                ExecutorService threads = Executors.newFixedThreadPool(8)) {
            List<Future<?>> acts = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                TestServer on = i % 2 == 0 ? server : other;
                ActorId actor = i % 3 == 0 ? SHIRIN : OMID;
                String detail = String.valueOf(i);
                acts.add(threads.submit(() -> note(on, actor, GROUP, detail)));
            }
            for (Future<?> act : acts) {
                act.get();
            }
        }
        AuditCheck.Report report = check();
        assertThat(report.faults()).isEmpty();
        assertThat(report.lines()).isEqualTo(206);
    }

    @Test
    void the_head_is_published_once_a_day() {
        String first = server.bean(Heads.class).findPublished().orElseThrow();
        server.bean(Heads.class).run();
        String second = server.bean(Heads.class).findPublished().orElseThrow();
        assertThat(second).contains("\"number\":6", "2026-11-24").isNotEqualTo(first);
        note(server, OMID, GROUP, "7");
        server.bean(Heads.class).run();
        assertThat(server.bean(Heads.class).findPublished()).hasValue(second);
        server.clock().advance(Duration.ofDays(1));
        server.bean(Heads.class).run();
        assertThat(server.browser().fetch("/api/v1/audit-head").body())
                .contains("\"number\":7")
                .isEqualTo(server.bean(Heads.class).findPublished().orElseThrow());
        assertThat(check().faults()).isEmpty();
    }
}
