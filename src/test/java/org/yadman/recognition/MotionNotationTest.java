package org.yadman.recognition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Misread;
import org.yadman.recognition.MotionClause.Kind;
import org.yadman.recognition.MotionNotation.Paragraph;

/// A whole text in one field.
class MotionNotationTest {

    private static final Language FA = new Language("fa");

    @Test
    void a_mark_before_each_paragraph_says_what_it_does() {
        assertThat(MotionNotation.read("""
                # A day

                - Recalling the first,
                and its second line;

                - Recalling the other;

                1. Decides so;
                (a) here;
                (b) there.

                7) Asks.
                """))
                .containsExactly(
                        new Paragraph(Kind.TITLE, "A day"),
                        new Paragraph(Kind.WHEREAS, "Recalling the first,\nand its second line;"),
                        new Paragraph(Kind.WHEREAS, "Recalling the other;"),
                        new Paragraph(Kind.RESOLVED, "Decides so;\n(a) here;\n(b) there."),
                        new Paragraph(Kind.RESOLVED, "Asks."));
    }

    @Test
    void persian_digits_other_dashes_and_line_ends_of_browsers_are_read_alike() {
        assertThat(MotionNotation.read("# روز\r\n\r\n– با توجه به آن؛\r\n\r\n۱. تصمیم می‌گیرد.\r\n\u200f۲) می‌خواهد."))
                .containsExactly(
                        new Paragraph(Kind.TITLE, "روز"),
                        new Paragraph(Kind.WHEREAS, "با توجه به آن؛"),
                        new Paragraph(Kind.RESOLVED, "تصمیم می‌گیرد."),
                        new Paragraph(Kind.RESOLVED, "می‌خواهد."));
    }

    @Test
    void a_year_at_the_beginning_of_a_line_is_no_number_of_a_decision() {
        assertThat(MotionNotation.read("1. Remembers those of\n1988. It was long ago."))
                .containsExactly(new Paragraph(Kind.RESOLVED, "Remembers those of\n1988. It was long ago."));
    }

    @Test
    void a_mark_alone_is_a_paragraph_that_is_not_yet_in_this_language() {
        List<Paragraph> english = MotionNotation.read("# A day\n\n- Recalling;\n\n1. Decides.");
        List<Paragraph> persian = MotionNotation.read("# روز\n\n-\n\n۱. تصمیم می‌گیرد.");
        List<MotionNotation.Clause> together = MotionNotation.together(Map.of("en", english, "fa", persian));
        assertThat(together.stream().map(clause -> clause.text().texts().size()))
                .containsExactly(2, 1, 2);

        List<MotionClause> clauses = IntStream.range(0, together.size())
                .mapToObj(i -> new MotionClause(
                        new UUID(1, i),
                        new UUID(0, 0),
                        i + 1,
                        together.get(i).kind(),
                        together.get(i).text()))
                .toList();
        assertThat(MotionNotation.write(clauses, FA)).isEqualTo("# روز\n\n-\n\n1. تصمیم می‌گیرد.");
        assertThat(MotionNotation.read(MotionNotation.write(clauses, FA))).isEqualTo(persian);
        assertThat(MotionNotation.write(clauses, new Language("de"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Recalling;                              | motions.mistake.no-mark
            '# A day~~Recalling;~~1. Decides.'        | motions.mistake.no-mark
            '# A day~~- Recalling;'                   | motions.mistake.nothing-resolved
            1. Decides.~~- Recalling;               | motions.mistake.out-of-order
            '# A day~~# Another~~1. Decides.'         | motions.mistake.out-of-order
            - Recalling;~~# A day~~1. Decides.      | motions.mistake.out-of-order
            """)
    void what_is_wrong_is_told(String typed, String key) {
        Misread misread = Objects.requireNonNull(
                catchThrowableOfType(Misread.class, () -> MotionNotation.read(typed.replace('~', '\n'))));
        assertThat(misread.sentence().key()).isEqualTo(key);
    }

    @Test
    void what_nobody_would_read_is_refused() {
        assertThat(Objects.requireNonNull(
                                catchThrowableOfType(Misread.class, () -> MotionNotation.read("1. So.\n".repeat(201))))
                        .sentence()
                        .key())
                .isEqualTo("motions.mistake.too-many");
        assertThat(Objects.requireNonNull(catchThrowableOfType(
                                Misread.class, () -> MotionNotation.read("1. " + "a".repeat(4001))))
                        .sentence()
                        .key())
                .isEqualTo("motions.mistake.too-long");
    }

    @Test
    void nothing_is_nothing() {
        assertThat(MotionNotation.read(" \n\n ")).isEmpty();
    }
}
