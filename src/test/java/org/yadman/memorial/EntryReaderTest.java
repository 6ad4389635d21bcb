package org.yadman.memorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.yadman.pure.calendars.CalendarSystem;
import org.yadman.pure.calendars.PartialDate;

/// Rows of made-up lists, read as entries.
class EntryReaderTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    private static EntryReader.Read read(List<String> header, String... cells) {
        List<String> headers = ListMapping.headers(header);
        return new EntryReader(headers, ListMapping.guess(headers, "").keyed(), TODAY)
                .read(new ListRow(2, List.of(cells), List.of()));
    }

    private static String said(EntryReader.Read read, ListField field) {
        return read.statements().stream()
                .filter(each -> each.field() == field)
                .map(each -> String.valueOf(each.value()))
                .findFirst()
                .orElse("-");
    }

    @Test
    void usual_headers_need_no_mapping_in_either_language() {
        EntryReader.Read english = read(
                List.of("number", "name", "died", "age", "place", "gender"),
                "12",
                "Barneh Soldalzad",
                "1367/5",
                "25",
                "Gharib",
                "F");
        assertThat(english.key()).isEqualTo("12");
        assertThat(said(english, ListField.DEATH)).isEqualTo("sh:1367-05");
        assertThat(said(english, ListField.GENDER)).isEqualTo("female");
        assertThat(english.remarks()).isEmpty();
        Statement died = english.statements().get(1);
        assertThat(died.calendar()).isEqualTo(CalendarSystem.SOLAR_HIJRI);
        assertThat(died.precision()).isEqualTo(PartialDate.Precision.MONTH);
        assertThat(Objects.requireNonNull(died.date()).earliest()).isEqualTo(LocalDate.of(1988, 7, 23));

        EntryReader.Read persian = read(
                List.of("شماره", "نام و نام خانوادگی", "نام پدر", "تاریخ اعدام", "سن", "استان", "Name (English)"),
                "۱۲",
                "بارنه سل‌دال‌زاد",
                "میر",
                "مرداد ۶۷",
                "۲۵ ساله",
                "قریب",
                "Barneh Soldalzad");
        assertThat(persian.key()).isEqualTo("12");
        assertThat(said(persian, ListField.AGE)).isEqualTo("25");
        assertThat(EntryNames.all(persian.statements()))
                .extracting(Statement::script)
                .containsExactly("Arab", "Latn");
        assertThat(said(persian, ListField.DEATH)).as("two digits are no year").isEqualTo("null");
        assertThat(persian.remarks()).singleElement().matches(each -> !each.mistake());
    }

    @Test
    void somebody_without_a_name_is_an_entry_and_keeps_what_the_list_wrote() {
        EntryReader.Read read = read(List.of("name", "died"), "ناشناس", "1988");
        assertThat(EntryNames.all(read.statements())).isEmpty();
        assertThat(read.cells()).containsEntry("name", "ناشناس");
        assertThat(read.remarks()).isEmpty();
        assertThat(EntryReader.isUnknown("Unknown 12")).isTrue();
        assertThat(EntryReader.isUnknown("—")).isTrue();
        assertThat(EntryReader.isUnknown("Barneh")).isFalse();
    }

    @Test
    void what_turns_the_direction_is_shown_and_told_and_a_joiner_stays() {
        EntryReader.Read read = read(List.of("name"), "Bar\u202Eneh سل\u200Cدال");
        assertThat(read.cells()).containsEntry("name", "Bar\u202Eneh سل\u200Cدال");
        assertThat(said(read, ListField.NAME)).isEqualTo("Barneh سل\u200Cدال");
        assertThat(CellText.visible("Bar\u202Eneh")).isEqualTo("Bar[U+202E]neh");
        assertThat(read.remarks()).singleElement().matches(each -> !each.mistake());
    }

    @Test
    void letters_that_a_program_has_lost_are_a_mistake() {
        assertThat(read(List.of("name"), "Bar\uFFFDneh").remarks())
                .singleElement()
                .matches(EntryReader.Remark::mistake);
        assertThat(read(List.of("name"), "Bar", "one too many").remarks())
                .singleElement()
                .matches(EntryReader.Remark::mistake);
    }

    @Test
    void a_given_name_and_a_surname_make_a_name_in_each_script() {
        EntryReader.Read read = read(
                List.of("first name", "last name", "نام کوچک", "نام خانوادگی"),
                "Barneh",
                "Soldalzad",
                "بارنه",
                "سل‌دال‌زاد");
        assertThat(EntryNames.all(read.statements()))
                .extracting(Statement::text)
                .containsExactly("Barneh Soldalzad", "بارنه سل‌دال‌زاد");
    }

    @Test
    void without_a_number_a_row_is_known_by_the_columns_that_are_understood() {
        List<String> header = List.of("name", "died", "what");
        assertThat(read(header, "Barneh", "1988", "a").key())
                .startsWith("~")
                .isEqualTo(read(header, "Barneh", "1988", "b").key())
                .isNotEqualTo(read(header, "Barneh", "1989", "a").key());
        assertThat(EntryReader.key("A/12")).startsWith("~n").isNotEqualTo(EntryReader.key("A/13"));
        assertThat(EntryReader.key("۰۷")).isEqualTo("07");
    }
}
