package org.yadman.pure.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.pure.tally.Tally.Count;
import org.yadman.pure.tally.Tally.Method;
import org.yadman.testing.Said;

/// The notation, every refusal, when two tallies agree, and what follows from one by counting.
class TallyTest {

    private static final String METHODS =
            "recorded, roll-call, show-of-hands, ballot, counted, consensus, without-vote,"
                    + " unanimous-consent, acclamation, qualitative";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "recorded 84-19-68 of 193",
                "recorded 25-7-14 absent 1 of 47",
                "recorded 21-9-16 absent 1",
                "roll-call 507-12-17 not-voting 3 needed 269 quorum 100 of 705",
                "roll-call 554-13-44",
                "show-of-hands 40-2",
                "ballot 1200-999999999",
                "counted 91-5",
                "counted ?-18",
                "counted 84-?-68",
                "counted 0-0-0 of 1",
                "consensus",
                "without-vote",
                "unanimous-consent",
                "acclamation",
                "qualitative \"overwhelmingly\"",
                "qualitative \"with a \"\"large\"\" majority, 9 of 10\"",
                "qualitative \"با اکثریت قاطع\""
            })
    void canonical_notation_is_read_and_written_unchanged(String text) {
        assertThat(Tally.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`  Recorded   84-19-68   OF 193 `|recorded 84-19-68 of 193",
                "recorded 84–19–68|recorded 84-19-68",
                "counted 091-005|counted 91-5",
                "counted 84-19-?|counted 84-19",
                "roll-call 507-12-17 of 705 quorum 100 needed 269 not-voting 3 absent 2|roll-call 507-12-17 absent 2 not-voting 3 needed 269 quorum 100 of 705",
                "QUALITATIVE \" Overwhelmingly \"|qualitative \"Overwhelmingly\"",
                "qualitative\"narrowly\"|qualitative \"narrowly\""
            })
    void spaces_case_dashes_and_order_are_forgiven_and_put_right(String text, String canonical) {
        assertThat(Tally.parse(text).text()).isEqualTo(canonical);
    }

    @Test
    void the_notation_becomes_a_record_in_which_what_is_not_said_is_missing() {
        Tally tally = Tally.parse("roll-call ?-12-17 not-voting 3 of 705");
        assertThat(tally.method()).isEqualTo(Method.ROLL_CALL);
        assertThat(tally.numbers())
                .isEqualTo(Map.of(Count.NO, 12, Count.ABSTAIN, 17, Count.NOT_VOTING, 3, Count.MEMBERS, 705));
        assertThat(tally.words()).isEmpty();
        assertThat(Tally.parse("qualitative \"narrowly\""))
                .isEqualTo(new Tally(Method.QUALITATIVE, Map.of(), "narrowly"));
    }

    @Test
    void a_tally_keeps_nothing_that_others_could_change() {
        Map<Count, Integer> numbers = new HashMap<>(Map.of(Count.YES, 84, Count.NO, 19));
        Tally tally = new Tally(Method.RECORDED, numbers, "");
        numbers.put(Count.NO, 18);
        assertThat(tally.text()).isEqualTo("recorded 84-19");
        assertThatThrownBy(() -> tally.numbers().put(Count.NO, 18)).isInstanceOf(UnsupportedOperationException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fa-IR-u-nu-arabext", "tr-TR"})
    void the_default_locale_changes_nothing(String locale) {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag(locale));
        try {
            assertThat(Tally.parse("UNANIMOUS-CONSENT").text()).isEqualTo("unanimous-consent");
            assertThat(Tally.parse("ROLL-CALL 84-19-68 NOT-VOTING 2 OF 193").text())
                    .isEqualTo("roll-call 84-19-68 not-voting 2 of 193");
        } finally {
            Locale.setDefault(before);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|expected how they voted: one of METHODS, but found the end.",
                "by hand 84-19|expected how they voted: one of METHODS, but found \"by\".",
                "unanimous|expected how they voted: one of METHODS, but found \"unanimous\".",
                "\"overwhelmingly\"|expected how they voted: one of METHODS, but found the end.",
                "84-19-68|expected how they voted before the numbers: one of METHODS; where the source does not say, write counted 84-19-68.",
                "recorded 84|expected the votes for, against and, where the source gives them, abstaining, like 84-19 or 84-19-68, but found \"84\".",
                "recorded 84-19-68-22|expected the votes for, against and, where the source gives them, abstaining, like 84-19 or 84-19-68, but found \"84-19-68-22\".",
                "recorded -84-19|expected the votes for, against and, where the source gives them, abstaining, like 84-19 or 84-19-68, but found \"-84-19\".",
                "recorded 84--19|expected the votes for, against and, where the source gives them, abstaining, like 84-19 or 84-19-68, but found \"84--19\".",
                "recorded 84 - 19|expected the votes for, against and, where the source gives them, abstaining, like 84-19 or 84-19-68, but found \"84\".",
                "counted 1000000000-5|expected the votes for, against and, where the source gives them, abstaining, like 84-19 or 84-19-68, but found \"1000000000-5\".",
                "counted ۹۱-۵|expected absent, not-voting, needed, quorum or of, and a number, but found \"۹۱-۵\".",
                "recorded 84-19 193|expected absent, not-voting, needed, quorum or of, and a number, but found \"193\".",
                "recorded 84-19 abstain 68|expected absent, not-voting, needed, quorum or of, and a number, but found \"abstain\".",
                "recorded 84-19 of|expected a number of at most nine digits behind \"of\", but found the end.",
                "recorded 84-19 of many|expected a number of at most nine digits behind \"of\", but found \"many\".",
                "recorded 84-19 absent -3|expected a number of at most nine digits behind \"absent\", but found \"-3\".",
                "recorded 84-19 of 193 of 193|\"of\" is given twice.",
                "recorded|recorded needs the votes for and against, like recorded 84-19; write ? for one of the two that the source does not give.",
                "show-of-hands ?-?-68|show-of-hands needs the votes for and against, like show-of-hands 84-19; write ? for one of the two that the source does not give.",
                "ballot of 193|ballot needs the votes for and against, like ballot 84-19; write ? for one of the two that the source does not give.",
                "recorded 84-19-98 of 193|the parts add up to 201, but the body has 193 members.",
                "recorded 25-7-14 absent 1 not-voting 1 of 47|the parts add up to 48, but the body has 47 members.",
                "counted 2-? of 1|the parts add up to 2, but the body has 1 member.",
                "ballot 999999999-999999999-999999999 of 193|the parts add up to 2999999997, but the body has 193 members.",
                "recorded 84-19 quorum 194 of 193|the quorum is 194, but the body has 193 members.",
                "recorded 84-19 needed 194 of 193|the votes needed are 194, but the body has 193 members.",
                "recorded 0-0 of 0|\"of\" needs a number from 1; leave it out where it is not known.",
                "recorded 84-19 quorum 0|\"quorum\" needs a number from 1; leave it out where it is not known.",
                "recorded 84-19 needed 0|\"needed\" needs a number from 1; leave it out where it is not known.",
                "consensus 47-0|consensus means that nobody was counted: leave the numbers out, or say how they were counted (recorded, roll-call, show-of-hands, ballot or counted).",
                "without-vote of 193|without-vote means that nobody was counted: leave the numbers out, or say how they were counted (recorded, roll-call, show-of-hands, ballot or counted).",
                "unanimous-consent 308-0|unanimous-consent means that nobody was counted: leave the numbers out, or say how they were counted (recorded, roll-call, show-of-hands, ballot or counted).",
                "acclamation absent 1|acclamation means that nobody was counted: leave the numbers out, or say how they were counted (recorded, roll-call, show-of-hands, ballot or counted).",
                "qualitative 91-5 \"overwhelmingly\"|qualitative stands for words without numbers: leave the numbers out, or write counted and the numbers.",
                "qualitative|qualitative needs the source's words in quotation marks, like qualitative \"overwhelmingly\".",
                "qualitative \"  \"|qualitative needs the source's words in quotation marks, like qualitative \"overwhelmingly\".",
                "qualitative overwhelmingly|expected absent, not-voting, needed, quorum or of, and a number, but found \"overwhelmingly\".",
                "qualitative \"overwhelmingly|expected the source's words last, between two quotation marks, like qualitative \"overwhelmingly\".",
                "qualitative \"|expected the source's words last, between two quotation marks, like qualitative \"overwhelmingly\".",
                "qualitative \"over\"whelmingly\"|expected the source's words last, between two quotation marks, like qualitative \"overwhelmingly\".",
                "qualitative \"narrowly\" of 193|expected the source's words last, between two quotation marks, like qualitative \"overwhelmingly\".",
                "recorded 84-19 \"overwhelmingly\"|only qualitative is followed by words in quotation marks: the words of a source that says how they voted belong into quote.",
                "consensus \"no objection\"|only qualitative is followed by words in quotation marks: the words of a source that says how they voted belong into quote."
            })
    void a_refusal_is_a_sentence_that_says_what_to_do(String text, String sentence) {
        assertThatThrownBy(() -> Tally.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .extracting(Said::english)
                .isEqualTo(sentence.replace("METHODS", METHODS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\nb", "a\rb", "a\u2028b", "a\u0000b"})
    void the_words_are_one_line(String words) {
        assertThatThrownBy(() -> Tally.parse("qualitative \"" + words + "\""))
                .isInstanceOf(IllegalArgumentException.class)
                .extracting(Said::english)
                .isEqualTo("the words must be one line.");
    }

    @Test
    void a_record_made_by_a_program_is_refused_like_one_that_is_read() {
        assertThatThrownBy(() -> new Tally(Method.COUNTED, Map.of(Count.YES, -1, Count.NO, 5), ""))
                .extracting(Said::english)
                .isEqualTo("a number of votes or members cannot be below 0.");
        assertThatThrownBy(() -> new Tally(Method.CONSENSUS, Map.of(Count.MEMBERS, 193), ""))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_text_of_a_stranger_is_refused_however_long_it_is() {
        for (String text : List.of(
                "qualitative \"" + "\"\"".repeat(100_000),
                "recorded " + "1-".repeat(100_000),
                "recorded 1-1" + " of 9".repeat(50_000))) {
            assertThatThrownBy(() -> Tally.parse(text)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "counted 84-19-68|counted 84-19-63|false",
                "counted 84-19|counted 84-19-68|true",
                "counted 84-19|counted 84-18|false",
                "counted ?-18|counted 84-19|false",
                "counted ?-19|counted 84-?|true",
                "counted ?-19|counted 84-19|true",
                "roll-call 507-12-17|roll-call 547-12-17|false",
                "counted 84-19 of 193|counted 84-19-68|true",
                "counted 84-19 of 103|counted 84-19-68|false",
                "counted 84-19 of 193|counted 84-19 of 192|false",
                "counted 84-19 absent 22|counted 84-19 absent 21|false",
                "counted 84-19 not-voting 50 of 193|counted 84-19 absent 41|false",
                "counted 84-19 quorum 194|counted 84-19 of 193|false",
                "counted 84-19 needed 194|counted 84-19 of 193|false",
                "counted 84-19 needed 52|counted 84-19 needed 69|false",
                "counted 84-19|recorded 84-19|true",
                "recorded 84-19|roll-call 84-19|true",
                "recorded 84-19|show-of-hands 84-19|false",
                "recorded 84-19|ballot 84-19|false",
                "ballot 84-19|show-of-hands 84-19|false",
                "ballot 84-19|roll-call 84-19|false",
                "without-vote|consensus|true",
                "without-vote|unanimous-consent|true",
                "without-vote|acclamation|true",
                "consensus|acclamation|false",
                "consensus|unanimous-consent|false",
                "acclamation|unanimous-consent|false",
                "consensus|counted 47-0|false",
                "without-vote|counted 47-0|false",
                "qualitative \"narrowly\"|qualitative \"Narrowly\"|true",
                "qualitative \"narrowly\"|qualitative \"overwhelmingly\"|false",
                "qualitative \"overwhelmingly\"|counted 91-5|true",
                "qualitative \"unanimously\"|without-vote|true"
            })
    void two_tallies_agree_when_both_can_be_true_as_stated(String one, String other, boolean agree) {
        assertThat(Tally.parse(one).agreesWith(Tally.parse(other))).isEqualTo(agree);
        assertThat(Tally.parse(other).agreesWith(Tally.parse(one))).isEqualTo(agree);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "counted 84-19-68|counted 84-19",
                "counted 84-19|counted ?-19",
                "recorded 84-19|counted 84-19",
                "roll-call 84-19|recorded 84-19",
                "roll-call 84-19|counted 84-19",
                "ballot 84-19 absent 1|counted 84-19",
                "counted 84-19 needed 52|counted 84-19",
                "recorded 84-19-68 of 193|recorded 84-19-68",
                "consensus|without-vote",
                "unanimous-consent|without-vote",
                "acclamation|without-vote",
                "counted 91-5|qualitative \"overwhelmingly\""
            })
    void one_says_more_when_it_says_all_that_the_other_says_and_something_else(String more, String less) {
        assertThat(Tally.parse(more).saysMore(Tally.parse(less))).isTrue();
        assertThat(Tally.parse(less).saysMore(Tally.parse(more))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "counted 84-19-68|counted 84-19-68",
                "counted 84-19-68|counted 84-19 of 193",
                "recorded 84-19|counted 84-19-68",
                "counted ?-19|counted 84-?",
                "counted 84-19-68|counted 84-19-63",
                "counted 84-19-68|counted 85-19",
                "recorded 84-19-68|show-of-hands 84-19",
                "consensus|acclamation",
                "without-vote|qualitative \"unanimously\"",
                "qualitative \"narrowly\"|qualitative \"NARROWLY\"",
                "qualitative \"narrowly\"|qualitative \"overwhelmingly\""
            })
    void where_each_says_something_of_its_own_or_they_differ_neither_says_more(String one, String other) {
        assertThat(Tally.parse(one).saysMore(Tally.parse(other))).isFalse();
        assertThat(Tally.parse(other).saysMore(Tally.parse(one))).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "recorded 84-19-68 of 193, 65, 81.6, 43.5",
                "recorded 25-7-14 absent 1 of 47, 18, 78.1, 53.2",
                "roll-call 507-12-17 of 705, 495, 97.7, 71.9",
                "counted 91-5, 86, 94.8, -",
                "counted 10-10 of 20, 0, 50.0, 50.0",
                "counted 1-2, -1, 33.3, -",
                "counted 2-1, 1, 66.7, -",
                "counted 1-7, -6, 12.5, -",
                "counted 1-1999, -1998, 0.1, -",
                "counted 999999999-0, 999999999, 100.0, -",
                "counted 0-0-5 of 9, 0, -, 0.0",
                "counted 84-? of 193, -, -, 43.5",
                "counted ?-18 of 193, -, -, -",
                "consensus, -, -, -",
                "without-vote, -, -, -",
                "unanimous-consent, -, -, -",
                "acclamation, -, -, -"
            })
    void what_follows_by_counting_is_computed_only_from_what_was_said(
            String text, @Nullable Integer margin, @Nullable BigDecimal ofVotes, @Nullable BigDecimal ofMembers) {
        Tally tally = Tally.parse(text);
        assertThat(tally.margin()).isEqualTo(margin == null ? OptionalInt.empty() : OptionalInt.of(margin));
        assertThat(tally.shareOfVotes().orElse(null)).isEqualTo(ofVotes);
        assertThat(tally.shareOfMembers().orElse(null)).isEqualTo(ofMembers);
    }
}
