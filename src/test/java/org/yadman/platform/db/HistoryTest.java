package org.yadman.platform.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.yadman.platform.db.History.Difference;
import org.yadman.platform.db.History.Restorer;
import org.yadman.platform.db.History.Version;
import org.yadman.testing.TestDatabase;
import org.yadman.testing.TestServer;

@Tag("database")
class HistoryTest {

    private static final ActorId EDITOR = new ActorId("editor");
    private static final ActorId OTHER = new ActorId("other");

    private static TestServer server;
    private static History history;

    private final Ref note = new Ref("note", UUID.randomUUID());

    /// A room that keeps nothing but versions.
    static class NoteRestorer implements Restorer {
        private final ObjectProvider<History> history;

        NoteRestorer(ObjectProvider<History> history) {
            this.history = history;
        }

        @Override
        public String kind() {
            return "note";
        }

        @Override
        public void restore(Ref ref, Map<String, String> content, ActorId actor) {
            history.getObject().recordReplacing(ref, content, actor);
        }
    }

    @BeforeAll
    static void start() {
        server = TestServer.start(TestDatabase.fresh(), NoteRestorer.class);
        history = server.bean(History.class);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private int write(int opened, Map<String, String> content, ActorId actor) {
        AtomicInteger number = new AtomicInteger();
        server.inTransaction(() -> number.set(history.record(note, opened, content, actor)));
        return number.get();
    }

    @Test
    void every_change_adds_a_version_with_who_and_when() {
        var begun = server.clock().instant();
        assertThat(write(0, Map.of("name", "one"), EDITOR)).isEqualTo(1);
        server.clock().advance(Duration.ofMinutes(1));
        assertThat(write(1, Map.of("name", "دو"), OTHER)).isEqualTo(2);
        assertThat(history.list(note))
                .containsExactly(
                        new Version(note, 2, begun.plus(Duration.ofMinutes(1)), OTHER, Map.of("name", "دو")),
                        new Version(note, 1, begun, EDITOR, Map.of("name", "one")));
        assertThat(history.findLast(note))
                .hasValueSatisfying(last -> assertThat(last.number()).isEqualTo(2));
    }

    @Test
    void the_same_content_again_adds_no_version() {
        write(0, Map.of("name", "one", "about", "x"), EDITOR);
        assertThat(write(1, Map.of("about", "x", "name", "one"), OTHER)).isEqualTo(1);
        server.inTransaction(() -> history.recordReplacing(note, Map.of("about", "x", "name", "one"), OTHER));
        assertThat(history.list(note)).hasSize(1);
    }

    @Test
    void one_object_does_not_see_the_versions_of_another() {
        write(0, Map.of("name", "one"), EDITOR);
        assertThat(history.list(new Ref("other-kind", note.id()))).isEmpty();
        assertThat(history.findLast(new Ref("note", UUID.randomUUID()))).isEmpty();
    }

    @Test
    void differences_are_told_by_column() {
        write(0, Map.of("a", "same", "b", "before", "c", "gone"), EDITOR);
        write(1, Map.of("a", "same", "b", "after", "d", "new"), EDITOR);
        var versions = history.list(note);
        assertThat(History.differences(versions.get(1), versions.get(0)))
                .containsExactly(
                        new Difference("b", "before", "after"),
                        new Difference("c", "gone", null),
                        new Difference("d", null, "new"));
    }

    @Test
    void a_removal_is_a_version_without_content_and_is_noted_once() {
        write(0, Map.of("a", "x"), EDITOR);
        server.inTransaction(() -> history.recordRemoval(note, OTHER));
        server.inTransaction(() -> history.recordRemoval(note, OTHER));
        var versions = history.list(note);
        assertThat(versions).hasSize(2);
        assertThat(versions.getFirst().removal()).isTrue();
        assertThat(History.differences(versions.get(1), versions.get(0)))
                .containsExactly(new Difference("a", "x", null));
    }

    @Test
    void undo_brings_the_earlier_content_back_as_a_new_version() {
        write(0, Map.of("a", "first"), EDITOR);
        write(1, Map.of("a", "second"), EDITOR);
        history.undo(note, 2, OTHER);
        assertThat(history.list(note)).extracting(Version::number).containsExactly(3, 2, 1);
        Version last = history.findLast(note).orElseThrow();
        assertThat(last.content()).isEqualTo(Map.of("a", "first"));
        assertThat(last.actor()).isEqualTo(OTHER);
    }

    @Test
    void undo_of_a_removal_brings_the_object_back() {
        write(0, Map.of("a", "first"), EDITOR);
        server.inTransaction(() -> history.recordRemoval(note, EDITOR));
        history.undo(note, 2, EDITOR);
        assertThat(history.findLast(note).orElseThrow().content()).isEqualTo(Map.of("a", "first"));
    }

    @Test
    void undo_of_what_somebody_changed_since_is_a_conflict() {
        write(0, Map.of("a", "first"), EDITOR);
        write(1, Map.of("a", "second"), OTHER);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> history.undo(note, 1, EDITOR))
                .satisfies(conflict -> assertThat(conflict.theirs()).isEqualTo(Map.of("a", "second")));
        assertThat(history.list(note)).hasSize(2);
    }

    @Test
    void the_first_version_cannot_be_undone() {
        write(0, Map.of("a", "first"), EDITOR);
        assertThatThrownBy(() -> history.undo(note, 1, EDITOR)).isInstanceOf(IllegalStateException.class);
        assertThat(history.list(note)).hasSize(1);
    }

    @Test
    void writing_over_a_version_that_was_not_opened_is_a_conflict_with_both_sides() {
        write(0, Map.of("a", "first"), EDITOR);
        write(1, Map.of("a", "theirs"), OTHER);
        assertThatExceptionOfType(Conflict.class)
                .isThrownBy(() -> write(1, Map.of("a", "yours"), EDITOR))
                .satisfies(conflict -> {
                    assertThat(conflict.theirs()).isEqualTo(Map.of("a", "theirs"));
                    assertThat(conflict.yours()).isEqualTo(Map.of("a", "yours"));
                });
        assertThat(history.findLast(note).orElseThrow().content()).isEqualTo(Map.of("a", "theirs"));
    }

    /// Lets a command change the note and stay open until another one, begun meanwhile, waits for its end.
    private <T> Future<T> meanwhile(Runnable first, Callable<T> second) {
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            List<Future<T>> begun = new ArrayList<>();
            server.inTransaction(() -> {
                first.run();
                begun.add(other.submit(second));
                while (waiting() == 0) {
                    Thread.onSpinWait();
                }
            });
            return begun.getFirst();
        }
    }

    // PostgreSQL lets the second in and holds it at the first's row; SQLite has one writer, who is waited for in Java.
    private static int waiting() {
        if (!TestDatabase.onPostgres()) {
            return (int) Thread.getAllStackTraces().entrySet().stream()
                    .filter(each -> each.getKey().getState() == Thread.State.TIMED_WAITING)
                    .filter(each -> Stream.of(each.getValue())
                            .anyMatch(frame -> frame.getMethodName().equals("borrowObject")))
                    .count();
        }
        return server.bean(JdbcClient.class).sql("""
                        select count(*) from pg_stat_activity
                        where datname = current_database() and wait_event_type = 'Lock'
                        """).query(Integer.class).single();
    }

    private static void assertConflict(Future<?> lost, Map<String, String> theirs, Map<String, String> yours) {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(lost::get)
                .havingCause()
                .isInstanceOfSatisfying(Conflict.class, conflict -> {
                    assertThat(conflict.theirs()).isEqualTo(theirs);
                    assertThat(conflict.yours()).isEqualTo(yours);
                });
    }

    @Test
    @Timeout(120)
    void of_two_who_change_the_same_at_once_the_slower_gets_a_conflict_with_both_sides() {
        write(0, Map.of("a", "first"), EDITOR);
        Future<Integer> lost = meanwhile(
                () -> history.record(note, 1, Map.of("a", "theirs"), OTHER),
                () -> write(1, Map.of("a", "yours"), EDITOR));
        assertConflict(lost, Map.of("a", "theirs"), Map.of("a", "yours"));
        assertThat(history.list(note)).hasSize(2);
        assertThat(history.findLast(note).orElseThrow().content()).isEqualTo(Map.of("a", "theirs"));
    }

    @Test
    @Timeout(120)
    void of_two_who_create_the_same_at_once_the_slower_gets_a_conflict() {
        Future<Integer> lost = meanwhile(
                () -> history.record(note, 0, Map.of("a", "theirs"), OTHER),
                () -> write(0, Map.of("a", "yours"), EDITOR));
        assertConflict(lost, Map.of("a", "theirs"), Map.of("a", "yours"));
        assertThat(history.list(note)).hasSize(1);
    }

    @Test
    @Timeout(120)
    void who_replaces_knowingly_comes_after_whoever_was_faster() throws Exception {
        write(0, Map.of("a", "first"), EDITOR);
        Future<Integer> replaced = meanwhile(() -> history.record(note, 1, Map.of("a", "theirs"), OTHER), () -> {
            AtomicInteger number = new AtomicInteger();
            server.inTransaction(() -> number.set(history.recordReplacing(note, Map.of("a", "import"), EDITOR)));
            return number.get();
        });
        assertThat(replaced.get()).isEqualTo(3);
        assertThat(history.list(note))
                .extracting(Version::content)
                .containsExactly(Map.of("a", "import"), Map.of("a", "theirs"), Map.of("a", "first"));
    }

    @Test
    @Timeout(120)
    void undo_while_somebody_changes_it_is_a_conflict() {
        write(0, Map.of("a", "first"), EDITOR);
        write(1, Map.of("a", "second"), EDITOR);
        Future<Void> lost = meanwhile(() -> history.record(note, 2, Map.of("a", "theirs"), OTHER), () -> {
            history.undo(note, 2, EDITOR);
            return null;
        });
        assertConflict(lost, Map.of("a", "theirs"), Map.of());
        assertThat(history.list(note)).hasSize(3);
        assertThat(history.findLast(note).orElseThrow().content()).isEqualTo(Map.of("a", "theirs"));
    }

    @Test
    void creating_what_exists_already_is_a_conflict() {
        write(0, Map.of("a", "first"), EDITOR);
        assertThatExceptionOfType(Conflict.class).isThrownBy(() -> write(0, Map.of("a", "second"), EDITOR));
    }

    @Test
    void a_version_is_part_of_the_commands_transaction() {
        new TransactionTemplate(server.bean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            history.record(note, 0, Map.of("a", "x"), EDITOR);
            status.setRollbackOnly();
        });
        assertThat(history.list(note)).isEmpty();
        assertThatThrownBy(() -> history.record(note, 0, Map.of("a", "x"), EDITOR))
                .isInstanceOf(IllegalTransactionStateException.class);
    }
}
