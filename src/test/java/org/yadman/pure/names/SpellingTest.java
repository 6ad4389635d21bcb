package org.yadman.pure.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.pure.names.Spelling.Script;

class SpellingTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Arabic keyboard       | علي كريمي             | علی کریمی
                    joiner or blank       | محمد‌رضا راد          | محمد رضا راد
                    suffix apart          | رضا علی زاده          | رضا علیزاده
                    suffix behind joiner  | رضا علی‌زاده          | رضا علیزاده
                    God's name apart      | حبیب الله راد         | حبیبالله راد
                    article apart         | عبد الرحمن راد        | عبدالرحمن راد
                    vowel signs           | رَضا مُرادی           | رضا مرادی
                    Kurdish letters       | هێمن کوڕد             | هیمن کورد
                    a bracket that is all | (رضا) (مرادی)         | رضا مرادی
                    surname first         | مرادی، رضا            | رضا مرادی
                    """)
    void one_name_in_persian_letters_has_the_same_words(String what, String written, String plain) {
        assertThat(Spelling.of(written).words())
                .as(what)
                .isEqualTo(Spelling.of(plain).words())
                .containsExactly(plain.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    hyphen                | Reza Ali-Zadeh        | reza alizadeh
                    suffix apart          | Reza Ali Zadeh        | reza alizadeh
                    accents               | Rezâ Morādî           | reza moradi
                    Turkish letters       | Şahin Çelebi          | shahin chelebi
                    apostrophe            | Ja'far Ma’sumi        | jafar masumi
                    article               | Abd ol-Hamid Rad      | abdolhamid rad
                    God's name            | Habib Ollah Rad       | habibollah rad
                    surname first         | Moradi, Reza          | reza moradi
                    full width            | Ｒｅｚａ　Ｍｏｒａｄｉ | reza moradi
                    """)
    void one_name_in_latin_letters_has_the_same_words(String what, String written, String plain) {
        assertThat(Spelling.of(written).words()).as(what).containsExactly(plain.split(" "));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    سید رضا مرادی           | رضا مرادی     | سید
                    سیدرضا مرادی            | رضا مرادی     | سید
                    حاج سید رضا مرادی       | رضا مرادی     | حاج سید
                    Dr. Reza Moradi         | reza moradi   | dr
                    Seyyed Reza Moradi      | reza moradi   | seyyed
                    Reza (Hamid) Moradi     | reza moradi   | hamid
                    رضا مرادی معروف به حمید | رضا مرادی     | حمید
                    Reza Moradi alias Hamid | reza moradi   | hamid
                    """)
    void titles_and_other_names_stand_aside(String written, String words, String aside) {
        Spelling spelling = Spelling.of(written);
        assertThat(spelling.words()).containsExactly(words.split(" "));
        assertThat(spelling.aside()).containsExactly(aside.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"حاج بابا", "Mir Hossein", "رضا معروفی", "علی معروف نیا", "سیدی", "سیدیان", "Shahid Rad"})
    void a_title_that_is_part_of_the_name_stays(String written) {
        assertThat(Spelling.of(written).aside()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ناشناس",
                "فرد ناشناس",
                "زن ناشناس ۲",
                "نامعلوم",
                "مجهول الهویه",
                "Unknown",
                "unknown man",
                "Unidentified body 12",
                "Name Unknown",
                "",
                " - ",
                "?",
                "۱۲",
                "()"
            })
    void nobodys_name_is_unnamed(String written) {
        assertThat(Spelling.of(written).isUnnamed()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"رضا", "Reza", "Reza M.", "R. M.", "ر. مرادی", "Reza unknown", "سید رضا"})
    void who_is_called_by_one_word_has_too_little_name(String written) {
        assertThat(Spelling.of(written).isOneWord()).isTrue();
    }

    @Test
    void two_words_are_a_name() {
        assertThat(Spelling.of("رضا مرادی").isOneWord()).isFalse();
        assertThat(Spelling.of("رضا مرادی").script()).isEqualTo(Script.PERSIAN);
        assertThat(Spelling.of("Reza Moradi").script()).isEqualTo(Script.LATIN);
    }

    /// A query is whatever somebody types: none may fail, and its signs are those that the costs know.
    @Test
    void any_text_at_all_can_be_read() {
        Random random = new Random(1367);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(40); length > 0; length--) {
                text.append((char) (random.nextBoolean() ? random.nextInt(0x700) : random.nextInt(0x10000)));
            }
            Spelling spelling = Spelling.of(text.toString());
            assertThat(spelling.sounds().chars().allMatch(sign -> Sounds.SIGNS.indexOf(sign) >= 0))
                    .as("signs of \"%s\": %s", text, spelling.sounds())
                    .isTrue();
        }
    }
}
