package org.yadman.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;
import org.yadman.pure.Refused;
import org.yadman.sources.FieldValue.State;
import org.yadman.testing.Said;

/// Every type of value has one form; and the contradictory reports of one vote, weighed.
class FieldTypeTest {

    private static final UUID UN_PRESS = new UUID(1, 1);
    private static final UUID NEWSPAPER = new UUID(1, 2);
    private static final UUID AGENCY = new UUID(1, 3);

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "DATE|SH:1381-06-08|sh:1381-06-08",
                "RULE|Gregorian 9-1|gregorian 09-01",
                "FIGURE|05000|5000",
                "TALLY|Recorded 84–19–68 OF 193|recorded 84-19-68 of 193",
                "TALLY|qualitative \"narrowly\"|qualitative \"narrowly\"",
                "TEXT|` a title `|a title"
            })
    void a_value_has_one_canonical_form(FieldType type, String value, String canonical) {
        assertThat(type.canonical(value)).isEqualTo(canonical);
        assertThat(type.canonical(canonical)).isEqualTo(canonical);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "recorded 84-19-98 of 193|the parts add up to 201, but the body has 193 members.",
                "recorded 84|expected the votes for, against and, where the source gives them, abstaining, like 84-19 or 84-19-68, but found \"84\".",
                "consensus 47-0|consensus means that nobody was counted: leave the numbers out, or say how they were counted (recorded, roll-call, show-of-hands, ballot or counted).",
                "qualitative|qualitative needs the source's words in quotation marks, like qualitative \"overwhelmingly\"."
            })
    void an_impossible_tally_is_refused_with_a_sentence(String value, String sentence) {
        assertThatThrownBy(() -> FieldType.TALLY.canonical(value))
                .isInstanceOf(IllegalArgumentException.class)
                .extracting(Said::english)
                .isEqualTo(sentence);
    }

    private static Claim says(UUID source, String tally) {
        return new Claim(
                UUID.randomUUID(),
                new Ref("step", new UUID(0, 1)),
                "vote",
                FieldType.TALLY.canonical(tally),
                null,
                source,
                Stance.ASSERTS,
                null,
                null,
                null,
                null,
                Localized.EMPTY,
                Localized.EMPTY,
                null,
                "test",
                LocalDate.of(2026, 1, 1));
    }

    private static FieldValue weigh(Claim... claims) {
        return Weighing.weigh("vote", FieldType.TALLY, List.of(claims), null);
    }

    @Test
    void two_counts_of_the_abstentions_on_srebrenica_differ() {
        FieldValue value = weigh(says(UN_PRESS, "recorded 84-19-68 of 193"), says(NEWSPAPER, "counted 84-19-63"));
        assertThat(value.differing()).isTrue();
        assertThat(value.state()).isEqualTo(State.UNDECIDED);
        assertThat(weigh(says(UN_PRESS, "recorded 84-19-68 of 193"), says(AGENCY, "counted ?-18"))
                        .differing())
                .isTrue();
    }

    @Test
    void a_count_without_the_abstentions_contradicts_neither_and_the_fuller_one_stands() {
        Claim full = says(UN_PRESS, "recorded 84-19-68 of 193");
        Claim bare = says(NEWSPAPER, "counted 84-19");
        for (FieldValue value : List.of(weigh(full, bare), weigh(bare, full))) {
            assertThat(value.differing()).isFalse();
            assertThat(value.state()).isEqualTo(State.UNDISPUTED);
            assertThat(Objects.requireNonNull(value.shown())).isEqualTo(full);
        }
        assertThat(FieldType.TALLY.agree(bare, says(AGENCY, "counted 84-19-63")))
                .isTrue();
        assertThat(FieldType.TALLY.saysMore(full, bare)).isTrue();
        assertThat(FieldType.TALLY.saysMore(bare, full)).isFalse();
    }

    @Test
    void only_a_calendar_of_a_body_knows_a_meeting() {
        assertThat(FieldType.RULE_TO_MEETING.canonical("(meeting)  -  60 days")).isEqualTo("(meeting) - 60 days");
        assertThatThrownBy(() -> FieldType.RULE.canonical("friday before (meeting)"))
                .isInstanceOf(Refused.class);
        assertThat(FieldType.RULE.canonical("gregorian 09-01")).isEqualTo("gregorian 09-01");
    }
}
