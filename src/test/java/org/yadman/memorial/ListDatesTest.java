package org.yadman.memorial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.platform.text.Misread;
import org.yadman.pure.calendars.CalendarSystem;

class ListDatesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final ListDates UNSAID = new ListDates(null, null, TODAY);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            1988|1988
            1367|sh:1367
            ۱۳۶۷|sh:1367
            ١٩٨٨|1988
            1367/5/8|sh:1367-05-08
            ۱۳۶۷/۰۵/۰۸|sh:1367-05-08
            ۸/۵/۱۳۶۷|sh:1367-05-08
            1988-08-05|1988-08-05
            1988-08-05 00:00:00|1988-08-05
            25.8.1988|1988-08-25
            8/25/1988|1988-08-25
            8/8/1988|1988-08-08
            1988/8|1988-08
            08/1988|1988-08
            1367-05|sh:1367-05
            1367/05|sh:1367-05
            1367-1368|sh:1367/1368
            1988 – 1989|1988/1989
            1367-00-00|sh:1367
            1988-08-00|1988-08
            1367/0/0|sh:1367
            مرداد ۱۳۶۷|sh:1367-05
            ۸ مرداد ماه ۱۳۶۷|sh:1367-05-08
            Mordad 1367|sh:1367-05
            5 August 1988|1988-08-05
            August 5th, 1988|1988-08-05
            ۵ اوت ۱۹۸۸|1988-08-05
            summer 1988|1988-22
            تابستان ۱۳۶۷|sh:1367-22
            ca. 1988|1988~
            about 1367|sh:1367~
            حدود ۱۳۶۷|sh:1367~
            1988?|1988?
            حدود ۱۳۶۷؟|sh:1367%
            1988-07/1988-09|1988-07/1988-09
            sh:1367-05|sh:1367-05
            """)
    void says_as_much_as_was_written(String written, String read) {
        assertThat(UNSAID.read(written).text()).isEqualTo(read);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5/8/1988",
                "?",
                "night",
                "67",
                "1367/13/1",
                "1367/5/32",
                "30/2/1988",
                "1988 1989 1990",
                "12",
                "3 May",
                "1408"
            })
    void takes_neither_of_two_readings_and_makes_nothing_up(String written) {
        assertThatThrownBy(() -> UNSAID.read(written)).isInstanceOf(Misread.class);
    }

    @Test
    void follows_what_a_list_has_declared() {
        assertThat(new ListDates(null, ListDates.Order.DAY_MONTH, TODAY)
                        .read("5/8/1988")
                        .text())
                .isEqualTo("1988-08-05");
        assertThat(new ListDates(null, ListDates.Order.MONTH_DAY, TODAY)
                        .read("5/8/1988")
                        .text())
                .isEqualTo("1988-05-08");
        assertThat(new ListDates(CalendarSystem.SOLAR_HIJRI, null, TODAY)
                        .read("1367")
                        .text())
                .isEqualTo("sh:1367");
    }

    @Test
    void nobody_has_died_after_today() {
        assertThatThrownBy(() -> UNSAID.read("1408/1/1"))
                .isInstanceOfSatisfying(
                        Misread.class, why -> assertThat(why.sentence().key()).isEqualTo("memorial.date.future"));
    }
}
