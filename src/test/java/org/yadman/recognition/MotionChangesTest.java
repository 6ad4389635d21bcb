package org.yadman.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yadman.platform.text.Differences;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.recognition.MotionClause.Kind;
import org.yadman.recognition.MotionNotation.Clause;

/// What one version changes in another.
class MotionChangesTest {

    private static final Language EN = Language.SOURCE;
    private static final Language FA = new Language("fa");

    private static Clause clause(Kind kind, String en) {
        return new Clause(kind, new Localized(Map.of("en", en)));
    }

    private static Clause both(Kind kind, String en, String fa) {
        return new Clause(kind, new Localized(Map.of("en", en, "fa", fa)));
    }

    /// Each paragraph in a line: [-gone-] and {+new+} words.
    private static List<String> told(List<Clause> before, List<Clause> after, Language reader) {
        return MotionChanges.between(before, after, reader).stream()
                .map(line -> (line.number() > 0 ? line.number() + ". " : "")
                        + line.words().stream().map(MotionChangesTest::piece).collect(Collectors.joining())
                        + (line.elsewhere() ? " *" : ""))
                .toList();
    }

    private static String piece(Differences.Change change) {
        return switch (change.kind()) {
            case SAME -> change.text();
            case GONE -> "[-" + change.text() + "-]";
            case NEW -> "{+" + change.text() + "+}";
        };
    }

    private static final List<Clause> OLD = List.of(
            clause(Kind.TITLE, "A day of remembrance"),
            clause(Kind.WHEREAS, "Recalling what happened in the summer of 1988,"),
            clause(Kind.RESOLVED, "Decides to observe the day each year;"),
            clause(Kind.RESOLVED, "Asks the board to report."));

    @Test
    void words_that_go_and_come_stand_where_they_change() {
        List<Clause> now = List.of(
                OLD.get(0), OLD.get(1), clause(Kind.RESOLVED, "Decides to observe 1 September each year;"), OLD.get(3));
        assertThat(told(OLD, now, EN))
                .containsExactly(
                        "A day of remembrance",
                        "Recalling what happened in the summer of 1988,",
                        "1. Decides to observe [-the day -]{+1 September +}each year;",
                        "2. Asks the board to report.");
    }

    @Test
    void a_paragraph_that_is_put_in_changes_no_other() {
        List<Clause> now = List.of(
                OLD.get(0),
                clause(Kind.WHEREAS, "Mindful of the families,"),
                OLD.get(1),
                OLD.get(2),
                clause(Kind.RESOLVED, "Invites everybody to a minute of silence;"),
                OLD.get(3));
        assertThat(told(OLD, now, EN))
                .containsExactly(
                        "A day of remembrance",
                        "{+Mindful of the families,+}",
                        "Recalling what happened in the summer of 1988,",
                        "1. Decides to observe the day each year;",
                        "2. {+Invites everybody to a minute of silence;+}",
                        "3. Asks the board to report.");
        assertThat(told(now, OLD, EN)).contains("[-Mindful of the families,-]", "2. Asks the board to report.");
    }

    @Test
    void another_title_is_the_title_changed() {
        List<Clause> now = List.of(clause(Kind.TITLE, "International Day"), OLD.get(2));
        assertThat(told(List.of(OLD.get(0), OLD.get(2)), now, EN))
                .containsExactly(
                        "[-A day of remembrance-]{+International Day+}", "1. Decides to observe the day each year;");
    }

    @Test
    void a_paragraph_that_is_another_goes_and_the_other_comes() {
        List<Clause> now = List.of(OLD.get(0), clause(Kind.RESOLVED, "Thanks everybody who has come here."));
        assertThat(told(List.of(OLD.get(0), OLD.get(2)), now, EN))
                .containsExactly(
                        "A day of remembrance",
                        "[-Decides to observe the day each year;-]",
                        "1. {+Thanks everybody who has come here.+}");
    }

    @Test
    void a_reader_sees_the_own_language_and_that_another_one_differs() {
        List<Clause> old = List.of(both(Kind.RESOLVED, "Decides it.", "تصمیم می‌گیرد که آن روز باشد."));
        List<Clause> now = List.of(both(Kind.RESOLVED, "Decides it.", "تصمیم می‌گیرد که این روز باشد."));
        assertThat(told(old, now, FA)).containsExactly("1. تصمیم می‌گیرد که [-آن -]{+این +}روز باشد.");
        assertThat(told(old, now, EN)).containsExactly("1. Decides it. *");
    }

    @Test
    void where_a_translation_was_added_the_common_language_is_compared() {
        List<Clause> old = List.of(clause(Kind.RESOLVED, "Decides it."));
        List<Clause> now = List.of(both(Kind.RESOLVED, "Decides it.", "تصمیم می‌گیرد."));
        assertThat(told(old, now, FA)).containsExactly("1. Decides it. *");
    }

    @Test
    void lines_and_words_are_compared_by_one_rule() {
        assertThat(Differences.lines("one\ntwo", "one\nthree"))
                .extracting(change -> change.kind().word() + " " + change.text())
                .containsExactly("same one", "gone two", "new three");
        assertThat(Differences.words("", "")).isEmpty();
        assertThat(Differences.words("one two", "one two three"))
                .extracting(change -> change.kind().word() + " " + change.text())
                .containsExactly("same one two ", "new three");
    }
}
