package org.yadman.pure.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTextTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Arabic yeh and kaf      | كتابي كردي     | کتابی کردی
                    joiner                  | می‌خواهم       | میخواهم
                    tatweel                 | خـــاوران      | خاوران
                    vowel signs             | خاوَرانِ       | خاوران
                    hamza on heh            | خانهٔ ما       | خانه ما
                    heh with yeh above      | خانۀ ما        | خانه ما
                    teh marbuta             | رحمة           | رحمه
                    alef with madda         | آزادی          | ازادی
                    alef with hamza         | أحمد           | احمد
                    waw with hamza          | مؤمن           | مومن
                    yeh with hamza          | مسئول          | مسیول
                    Persian digits          | ۱۳۶۷           | 1367
                    Arabic digits           | ١٣٦٧           | 1367
                    Kurdish letters         | ڕێکخراو        | ریکخراو
                    Kurdish heh and lam     | گەل ڵۆ         | گهل لو
                    presentation forms      | ﺧﺎﻭﺭﺍﻥ         | خاوران
                    """)
    void spellings_of_one_word_in_arabic_script_meet(String what, String written, String plain) {
        assertThat(SearchText.fold(written))
                .as(what)
                .isEqualTo(SearchText.fold(plain))
                .isEqualTo(plain);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    case                    | MEHR           | mehr
                    accents                 | Café Ağrı Zoë  | cafe agrı zoe
                    Kurdish in Latin        | Kurdî Şîn      | kurdi sin
                    dotted capital          | İstanbul       | istanbul
                    apostrophes             | Ba’ath Ba'ath  | baath baath
                    transliteration         | ʿAli           | ali
                    hyphen and comma        | human-rights, now | human rights now
                    full width              | ＭＥＨＲ       | mehr
                    ligature                | ﬁrst           | first
                    """)
    void spellings_of_one_word_in_latin_script_meet(String what, String written, String folded) {
        assertThat(SearchText.fold(written)).as(what).isEqualTo(folded);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n", "…", "- , ;", "\u200c", "\u0640", "%_"})
    void nothing_to_search_for_is_an_empty_text(String text) {
        assertThat(SearchText.fold(text)).isEmpty();
    }

    @Test
    void invisible_marks_of_direction_change_nothing() {
        assertThat(SearchText.fold("\u202eMEHR\u202c \u2066x\u2069\ufeff")).isEqualTo("mehr x");
    }

    /// A query becomes part of a `like`: what is folded must never hold a wildcard.
    @Test
    void what_is_folded_has_only_letters_digits_and_single_spaces_and_folds_to_itself() {
        Random random = new Random(1367);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int length = random.nextInt(12); length > 0; length--) {
                int point = random.nextBoolean() ? random.nextInt(0x780) : random.nextInt(0x10000);
                text.appendCodePoint(Character.isSurrogate((char) point) ? 'x' : point);
            }
            String folded = SearchText.fold(text.toString());
            assertThat(folded).doesNotContain("  ", "%", "_", "\\", "'").isEqualTo(folded.strip());
            assertThat(SearchText.fold(folded)).as("folding \"%s\" twice", text).isEqualTo(folded);
        }
    }
}
