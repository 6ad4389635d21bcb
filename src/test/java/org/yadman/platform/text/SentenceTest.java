package org.yadman.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.yadman.pure.Fault;
import org.yadman.pure.Refused;
import org.yadman.pure.TextFault;
import org.yadman.pure.calendars.CalendarFault;
import org.yadman.pure.calendars.DayRule;

class SentenceTest {

    private static final Language FA = new Language("fa");

    private final Messages messages = new Messages();

    private String english(Sentence sentence) {
        return sentence.in(messages, Language.SOURCE);
    }

    private String persian(Sentence sentence) {
        return sentence.in(messages, FA);
    }

    @Test
    void a_sentence_within_a_sentence_is_told_in_the_same_language() {
        Sentence day = Sentence.of(
                "platform.collect.unreadable", "text", "yesterday", "why", Sentence.of("platform.collect.day"));
        assertThat(english(day)).isEqualTo("\"yesterday\" cannot be read: expected a day as YYYY-MM-DD.");
        assertThat(persian(day))
                .isEqualTo("«\u2068yesterday\u2069» خوانده نشد. روز را با سال و ماه و روز میلادی بنویسید، به شکل"
                        + " «\u2068YYYY-MM-DD\u2069».");
    }

    @Test
    void words_are_listed_as_the_language_lists_them_and_keep_their_own_direction() {
        Sentence choice = Sentence.of("platform.collect.choice", "text", "c", "choices", List.of("a-1", "b"));
        assertThat(english(choice)).isEqualTo("\"c\" is not one of: a-1, b.");
        assertThat(persian(choice)).contains("\u2068a-1\u2069، \u2068b\u2069");
    }

    @Test
    void numbers_have_the_digits_of_the_language_and_years_no_comma() {
        Sentence years = Sentence.of(
                Fault.of(CalendarFault.RULE_YEAR, "calendar", "gregorian", "first", 1583, "last", 2999, "year", 1367));
        assertThat(english(years))
                .isEqualTo("The years of this rule are gregorian years, 1583 to 2999, and 1367 is not one of them.");
        assertThat(persian(years))
                .isEqualTo("سال‌های این قاعده میلادی است، از ۱۵۸۳ تا ۲۹۹۹، و ۱۳۶۷ در میان آنها نیست.");
    }

    @Test
    void a_day_is_written_as_in_files() {
        Sentence twice = Sentence.of(Fault.of(CalendarFault.TABLE_TWICE, "date", LocalDate.of(2024, 4, 10)));
        assertThat(english(twice)).isEqualTo("The table has 2024-04-10 twice.");
        assertThat(persian(twice)).isEqualTo("«\u20682024-04-10\u2069» دو بار در جدول آمده است.");
    }

    @Test
    void what_is_quoted_is_told_as_it_was_written_whatever_it_holds() {
        for (String odd : List.of("{0}", "it's", "$1 \\", "a»b", "'{'", "")) {
            Sentence slug = Sentence.of("platform.collect.slug", "text", odd);
            assertThat(english(slug)).startsWith("\"" + odd + "\" is no short name");
            assertThat(persian(slug).replaceAll("[\u2068\u2069]", "")).startsWith("«" + odd + "» نام کوتاه درستی نیست");
        }
    }

    @Test
    void a_refusal_is_placed_where_it_stands() {
        assertThatThrownBy(() -> DayRule.parse("gregorian 13-01")).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(english(Sentence.why(refused))).isEqualTo("At character 11: A month is 01 to 12, not 13.");
            assertThat(persian(Sentence.why(refused)))
                    .isEqualTo("نویسهٔ ۱۱: ماه از «\u206801\u2069» تا «\u206812\u2069» است و ۱۳ ماه نیست.");
        });
    }

    @Test
    void what_went_wrong_without_a_sentence_is_a_bug_and_thrown_on() {
        IllegalArgumentException bug = new NumberFormatException("on purpose");
        assertThatThrownBy(() -> Sentence.why(bug)).isSameAs(bug);
        assertThatThrownBy(() -> Sentence.of(Fault.of(Thread.State.NEW)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There are no words for NEW");
        assertThat(Sentence.of(Fault.of(TextFault.NEVER_CLOSED)).key()).isEqualTo("platform.fault.text.never-closed");
    }
}
