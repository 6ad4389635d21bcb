package org.yadman.pure.conditions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.testing.Said;

/// The notation: what is written, what is read, and every sentence of refusal.
class RuleTextTest {
    private static final String ONE_OF_ALL =
            "Expected a condition: at least, signatures, groups, track, body, from, words or \"(\", but found ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "at least 20 human-rights-organisation agree",
                "at least ? human-rights-organisation agree",
                "at least 3 groups observe",
                "at least 20 human-rights-organisation in 5 countries agree tier 2",
                "at least 3 committee|families from DE|FR in 2 countries observe tier 1",
                "at least ? groups from DE agree",
                "signatures 50000",
                "signatures ?",
                "groups mehr agree",
                "groups iran-tribunal, mehr observe",
                "track p-5 submitted",
                "track p-5 adopted",
                "track p-5 in-force",
                "body aiusa-agm",
                "from 2027-09-01",
                "words \"the board decides\"",
                "words \"«هیئت مدیره» (so-called) \"\"Board\"\", and | or\"",
                "body aiusa-agm and from 2027-09-01",
                "body aiusa-agm or from 2027-09-01 or track p-5 adopted",
                "at least 20 groups agree and (body a or (from 2027-09-01 and signatures 5))",
                "groups and, or agree",
                "groups agree agree",
                "track adopted adopted",
                "body or or body and"
            })
    void canonical_notation_is_read_and_written_unchanged(String text) {
        assertThat(Rule.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "` AT  Least 3 Families observe `|at least 3 families observe",
                "at least 3 agree|at least 3 groups agree",
                "at least 03 from de agree|at least 3 groups from DE agree",
                "at least 3 agree tier 0|at least 3 groups agree",
                "groups mehr,iran-tribunal , MEHR agree|groups iran-tribunal, mehr agree",
                "at least\u00a020\u202fgroups agree|at least 20 groups agree",
                "((body a))|body a",
                "(body a)and(body b)|body a and body b",
                "body a and (body b and body c)|body a and body b and body c",
                "(body a or body b) or body a|body a or body b",
                "words\"a\"|words `a`",
                "words ` a `|words `a`"
            })
    void spaces_case_and_order_are_forgiven_and_put_right(String text, String canonical) {
        assertThat(Rule.parse(text.replace('`', '"')).text()).isEqualTo(canonical.replace('`', '"'));
    }

    @Test
    void alternatives_are_read_in_any_order_and_written_in_alphabetical_order() {
        Rule rule = Rule.parse("at least 3 families|committee|families from FR|DE observe");

        assertThat(rule)
                .isEqualTo(new Rule.AtLeast(
                        3, new Who(Set.of("families", "committee"), Set.of("DE", "FR"), 0, 0, Commitment.OBSERVES)));
        assertThat(rule.text()).isEqualTo("at least 3 committee|families from DE|FR observe");
    }

    @Test
    void the_notation_becomes_records_with_plain_accessors() {
        assertThat(Rule.parse("at least ? human-rights-organisation agree"))
                .isEqualTo(new Rule.AtLeast(null, new Who(Set.of("human-rights-organisation"), Commitment.AGREES)));
        assertThat(Rule.parse("track p-5 in-force")).isEqualTo(new Rule.TrackReached("p-5", Milestone.IN_FORCE));
        assertThat(Rule.parse("body a and (body b or words \"\"\"\"\"x\"\"\"\"\")"))
                .isEqualTo(new Rule.All(List.of(
                        new Rule.BodyFirst("a"),
                        new Rule.Any(List.of(new Rule.BodyFirst("b"), new Rule.Words("\"\"x\"\""))))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`` |0|*the end.",
                "?|0|*\"?\".",
                "if body a|0|*\"if\".",
                "not body a|0|*\"not\".",
                "\"body\" a|0|*\"body\".",
                "body a,|6|Expected \"and\", \"or\" or the end of the condition, but found \",\".",
                "body a body b|7|Expected \"and\", \"or\" or the end of the condition, but found \"body\".",
                "body a and|10|*the end.",
                "body a and and body b|11|*\"and\".",
                "body a and body b or body c|18|\"and\" and \"or\" stand side by side: put parentheses around what belongs together.",
                "body a or body b and body c|17|\"and\" and \"or\" stand side by side: put parentheses around what belongs together.",
                "body a and body a|0|\"and\" and \"or\" stand between different conditions.",
                "(body a or body a) and body b|1|\"and\" and \"or\" stand between different conditions.",
                "(body a|7|Expected \"and\", \"or\" or \")\", but found the end.",
                "(body a))|8|Expected \"and\", \"or\" or the end of the condition, but found \")\".",
                "()|1|*\")\".",
                "at most 3 groups agree|3|Expected \"least\", but found \"most\".",
                "at least some groups agree|9|Expected a number, or ? where the text names none, but found \"some\".",
                "at least \"3\" groups agree|9|Expected a number, or ? where the text names none, but found \"3\".",
                "at least 3.5 groups agree|9|Expected a number, or ? where the text names none, but found \"3.5\".",
                "at least -3 groups agree|9|Expected a number, or ? where the text names none, but found \"-3\".",
                "at least ۳ groups agree|9|Expected a number, or ? where the text names none, but found \"۳\".",
                "at least 1000000000 groups agree|9|Expected a number, or ? where the text names none, but found \"1000000000\".",
                "at least 0 groups agree|0|The number is 1 or more; where the text names none, write \"?\" instead.",
                "at least 3|10|Expected a kind of group such as human-rights-organisation, or groups, but found the end.",
                "at least 3 committee , families agree|21|Expected agree or observe, but found \",\".",
                "at least 3 human rights organisations agree|17|Expected agree or observe, but found \"rights\".",
                "at least 3 ngo2 agree|0|\"ngo2\" is not a kind of group: expected a word such as human-rights-organisation.",
                "at least 3 families-or-from|27|Expected agree or observe, but found the end.",
                "at least 3 groups from agree|28|Expected agree or observe, but found the end.",
                "at least 3 groups from|22|Expected a country such as DE, but found the end.",
                "at least 3 groups from Germany agree|0|\"GERMANY\" is not a country: expected two capital letters of ISO 3166, like DE.",
                "at least 3 groups from UK agree|0|\"UK\" is not a country: expected two capital letters of ISO 3166, like DE.",
                "at least 3 groups in germany agree|21|Expected a number of countries such as 5, but found \"germany\".",
                "at least 3 groups in ? countries agree|21|Expected a number of countries such as 5, but found \"?\".",
                "at least 3 groups in 2 agree|23|Expected \"countries\", but found \"agree\".",
                "at least 3 groups in 1 countries agree|0|Different countries are 2 or more.",
                "at least 3 groups in 5 countries agree|0|From 5 countries come at least as many groups, so the number cannot be 3.",
                "at least 3 groups from DE¦FR in 3 countries agree|0|Of the countries DE, FR there cannot be 3 different ones.",
                "at least 3 groups|17|Expected agree or observe, but found the end.",
                "at least 3 groups consent|18|Expected agree or observe, but found \"consent\".",
                "at least 3 groups agree tier two|29|Expected a tier: 1, 2 or 3, but found \"two\".",
                "at least 3 groups agree tier 4|0|A tier is 0 to 3, not 4.",
                "at least 3 groups tier 2 agree|18|Expected agree or observe, but found \"tier\".",
                "signatures|10|Expected a number, or ? where the text names none, but found the end.",
                "signatures 50,000|13|Expected \"and\", \"or\" or the end of the condition, but found \",\".",
                "signatures 0|0|The number is 1 or more; where the text names none, write \"?\" instead.",
                "groups|6|Expected the slug of a group, but found the end.",
                "groups mehr, agree|18|Expected agree or observe, but found the end.",
                "groups mehr iran-tribunal agree|12|Expected agree or observe, but found \"iran-tribunal\".",
                "groups -mehr agree|0|\"-mehr\" is no short name: 1 to 60 of a–z, 0–9 and -, beginning and ending with a letter or digit.",
                "groups مهر agree|0|\"مهر\" is no short name: 1 to 60 of a–z, 0–9 and -, beginning and ending with a letter or digit.",
                "track|5|Expected the slug of a track, but found the end.",
                "track \"p-5\" adopted|6|Expected the slug of a track, but found \"p-5\".",
                "track p-5|9|Expected how far the track has come: submitted, adopted, in-force, but found the end.",
                "track p-5 rejected|10|Expected how far the track has come: submitted, adopted, in-force, but found \"rejected\".",
                "track p/5 adopted|0|\"p/5\" is no short name: 1 to 60 of a–z, 0–9 and -, beginning and ending with a letter or digit.",
                "body|4|Expected the slug of a body, but found the end.",
                "body a_b|0|\"a_b\" is no short name: 1 to 60 of a–z, 0–9 and -, beginning and ending with a letter or digit.",
                "from|4|Expected a day such as 2027-09-01, but found the end.",
                "from 2027-09|5|\"2027-09\" is not a day: expected year, month and day, like 2027-09-01.",
                "from 2027-02-30|5|\"2027-02-30\" is not a day: expected year, month and day, like 2027-09-01.",
                "from +12027-09-01|5|A date has a year of four digits.",
                "from 0000-09-01|5|A date has a year of four digits.",
                "words the board decides|6|Expected the words in quotation marks, such as \"the board decides\", but found \"the\".",
                "words|5|Expected the words in quotation marks, such as \"the board decides\", but found the end.",
                "words \"  \"|6|A condition in words needs words.",
                "words \"the board|6|This quotation mark is never closed.",
                "(((((((((body a)))))))))|8|A condition may be nested at most 8 deep."
            })
    void a_refusal_says_where_and_what_was_expected(String text, int position, String sentence) {
        assertThatThrownBy(() -> Rule.parse(text.replace('¦', '|')))
                .as(text)
                .isInstanceOf(IllegalArgumentException.class)
                .extracting(Said::english)
                .isEqualTo("At character " + (position + 1) + ": " + sentence.replace("*", ONE_OF_ALL));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u2028b", "a\u0000b"})
    void words_are_one_line(String words) {
        assertThatThrownBy(() -> Rule.parse("words \"" + words + "\""))
                .isInstanceOf(IllegalArgumentException.class)
                .extracting(Said::english)
                .isEqualTo("At character 7: The words of a condition must be one line.");
    }

    @Test
    void a_slug_has_at_most_sixty_characters() {
        assertThat(Rule.parse("body " + "a".repeat(60)).text()).hasSize(65);
        assertThatThrownBy(() -> Rule.parse("body " + "a".repeat(61)))
                .extracting(Said::english)
                .asString()
                .contains("is no short name");
    }

    @ParameterizedTest
    @ValueSource(strings = {"from", "in", "agree", "observe", "groups", "Families", "", "a|b"})
    void a_kind_is_no_word_of_the_notation(String kind) {
        assertThatThrownBy(() -> new Who(Set.of(kind), Commitment.AGREES))
                .extracting(Said::english)
                .isEqualTo(
                        "\"" + kind + "\" is not a kind of group: expected a word such as human-rights-organisation.");
    }

    @Test
    void eight_levels_are_read_and_what_can_be_built_can_be_read() {
        assertThat(Rule.parse("((((((((body a))))))))").text()).isEqualTo("body a");
        Rule rule = nested(8);
        assertThat(Rule.parse(rule.text())).isEqualTo(rule);
        assertThatThrownBy(() -> nested(9))
                .extracting(Said::english)
                .isEqualTo("A condition may be nested at most 8 deep.");
    }

    private static Rule nested(int levels) {
        Rule rule = new Rule.BodyFirst("b0");
        for (int i = 1; i <= levels; i++) {
            List<Rule> parts = List.of(rule, new Rule.BodyFirst("b" + i));
            rule = i % 2 == 0 ? new Rule.All(parts) : new Rule.Any(parts);
        }
        return rule;
    }

    @Test
    void text_from_a_stranger_does_not_exhaust_the_stack() {
        String endless = "body a or ".repeat(50_000);
        assertThatThrownBy(() -> Rule.parse("(".repeat(100_000)))
                .extracting(Said::english)
                .asString()
                .contains("nested");
        assertThatThrownBy(() -> Rule.parse("words \"" + "\"\"".repeat(100_000)))
                .extracting(Said::english)
                .asString()
                .contains("never closed");
        assertThatThrownBy(() -> Rule.parse(endless))
                .extracting(Said::english)
                .asString()
                .contains("Expected a condition");
    }

    @ParameterizedTest
    @ValueSource(strings = {"fa-IR-u-nu-arabext", "tr-TR"})
    void the_default_locale_changes_nothing(String locale) {
        String text = "at least 12 union from IT|IL in 2 countries agree tier 1 and from 2027-09-01";
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        try {
            assertThat(Rule.parse(text.toUpperCase(Locale.ROOT)).text()).isEqualTo(text.replace("IT|IL", "IL|IT"));
            assertThatThrownBy(() -> Rule.parse("at least 12 union in 13 countries agree"))
                    .extracting(Said::english)
                    .asString()
                    .contains("13 countries");
        } finally {
            Locale.setDefault(before);
        }
    }
}
