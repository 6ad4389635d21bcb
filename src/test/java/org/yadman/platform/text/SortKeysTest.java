package org.yadman.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Collator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SortKeysTest {

    private static final String LETTERS = "aAáäbzZ 0919'-.اآبپتکكگیيهؤئۀ‌ةژوڕێ۰۹";
    private static final long SEED = 19880901;

    private final SortKeys keys = new SortKeys();

    @ParameterizedTest
    @ValueSource(strings = {"en", "fa", "ckb"})
    void keys_compared_as_plain_text_give_the_order_of_the_alphabet(String tag) {
        Language language = new Language(tag);
        Collator collator = Collator.getInstance(language.locale());
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            String one = word(random);
            String other = random.nextInt(4) == 0 ? one + word(random) : word(random);
            int asText = keys.key(language, one).compareTo(keys.key(language, other));
            assertThat(Integer.signum(asText))
                    .as("%s: \"%s\" and \"%s\"", tag, one, other)
                    .isEqualTo(Integer.signum(collator.compare(one, other)));
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int length = random.nextInt(6); length > 0; length--) {
            word.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return word.toString();
    }

    @Test
    void persian_letters_stand_in_persian_order() {
        assertThat(sorted("fa", "ژاله", "زهرا", "پروین", "بهار", "یاد", "هما", "واله", "آزاده", "امید", "گیتی", "کاوه"))
                .containsExactly(
                        "آزاده", "امید", "بهار", "پروین", "زهرا", "ژاله", "کاوه", "گیتی", "واله", "هما", "یاد");
    }

    @Test
    void case_and_accents_do_not_tear_names_apart() {
        assertThat(sorted("en", "zebra", "Émile", "apple", "Eva", "Zoë", "eden"))
                .containsExactly("apple", "eden", "Émile", "Eva", "zebra", "Zoë");
    }

    @Test
    void a_key_has_only_digits_that_every_database_sorts_alike() {
        assertThat(keys.key(new Language("fa"), "خاوران ۱۳۶۷")).matches("[0-9a-f]+");
    }

    private List<String> sorted(String tag, String... words) {
        List<String> sorted = new ArrayList<>(List.of(words));
        Collections.shuffle(sorted, new Random(SEED));
        sorted.sort(Comparator.comparing(word -> keys.key(new Language(tag), word)));
        return sorted;
    }
}
