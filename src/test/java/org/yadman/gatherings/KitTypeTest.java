package org.yadman.gatherings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.platform.text.Language;

/// Letters as they should stand: joined, kerned, in the right order, in even lines.
class KitTypeTest {

    private static KitType.Set line(String text, Language language) {
        List<KitType.Set> lines =
                KitType.text().lines(text, language, 100, 100_000, false).orElseThrow();
        assertThat(lines).hasSize(1);
        return lines.getFirst();
    }

    @ParameterizedTest
    @ValueSource(strings = {"یادمان", "گردهمایی", "شمع", "بی‌پاسخ", "لاله", "کۆمەڵ"})
    void persian_letters_are_joined(String word) {
        // A sign that joins nothing between all letters has no width of its own.
        String apart = word.replace("\u200c", "").replaceAll("(?<=.)(?=.)", "\u200c");
        assertThat(line(word, KitSamples.FA).advance())
                .isLessThan(line(apart, KitSamples.FA).advance() * .97);
    }

    @Test
    void latin_letters_are_kerned() {
        double alone = "AVATAR"
                .chars()
                .mapToDouble(c -> line(Character.toString(c), KitSamples.EN).advance())
                .sum();
        assertThat(line("AVATAR", KitSamples.EN).advance()).isLessThan(alone - 15);
    }

    @Test
    void persian_letters_are_kerned_too() {
        double alone = line("ر", KitSamples.FA).advance() * 2;
        double kerned =
                line("رو", KitSamples.FA).advance() + line("ور", KitSamples.FA).advance();
        double letters = 2 * line("و", KitSamples.FA).advance() + alone;
        assertThat(kerned).isLessThan(letters);
    }

    @Test
    void marks_stand_over_their_letters_and_have_no_width() {
        assertThat(line("مُحَبَّت", KitSamples.FA).advance())
                .isEqualTo(line("محبت", KitSamples.FA).advance());
        assertThat(line("مُحَبَّت", KitSamples.FA).up())
                .isGreaterThan(line("محبت", KitSamples.FA).up());
    }

    @Test
    void a_hyphenless_sign_is_neither_drawn_nor_a_place_to_break() {
        assertThat(KitType.text().lines("می‌خوانیم", KitSamples.FA, 100, 300, false))
                .isEmpty();
        assertThat(KitType.text()
                        .lines("می‌خوانیم می‌خوانیم", KitSamples.FA, 100, 500, false)
                        .orElseThrow())
                .extracting(KitType.Set::text)
                .containsExactly("می‌خوانیم", "می‌خوانیم");
    }

    @Test
    void a_name_in_another_script_keeps_its_own_direction() {
        KitType.Set alone = line("Example", KitSamples.EN);
        KitType.Set among = line("گروه \u2068Example\u2069 و", KitSamples.FA);
        KitType.Set without = line("گروه و", KitSamples.FA);
        assertThat(among.advance()).isGreaterThan(alone.advance() + without.advance());
    }

    @Test
    void lines_are_as_few_as_can_be_and_even() {
        String title = "Day of Remembrance for All Who Were Killed";
        List<KitType.Set> lines =
                KitType.title().lines(title, KitSamples.EN, 40, 520, false).orElseThrow();
        assertThat(lines).hasSize(2);
        double shorter = lines.stream().mapToDouble(KitType.Set::advance).min().orElseThrow();
        double longer = lines.stream().mapToDouble(KitType.Set::advance).max().orElseThrow();
        assertThat(shorter).isGreaterThan(longer * .75);
    }

    @Test
    void a_word_that_is_too_long_is_broken_only_where_that_is_allowed() {
        String word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch";
        assertThat(KitType.text().lines(word, KitSamples.EN, 20, 200, false)).isEmpty();
        assertThat(KitType.text().lines(word, KitSamples.EN, 20, 200, true).orElseThrow())
                .hasSizeGreaterThan(2)
                .allMatch(line -> line.advance() <= 200);
    }

    @Test
    void what_no_font_has_is_known_before_it_is_drawn() {
        assertThat(KitType.unknown("Köln کلن Łódź Αθήνα Москва «۱۲» ێ ڵ ڕ ۆ 12:30 — …"))
                .isEmpty();
        assertThat(KitType.unknown("東京 🕯")).isEqualTo("東京🕯");
    }
}
