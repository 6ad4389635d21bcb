package org.yadman.sources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.testing.Said;

class FigureTest {

    @ParameterizedTest
    @CsvSource({
        "5000, EXACT, 5000, 5000",
        "0, EXACT, 0, 0",
        "~5000, ABOUT, 5000, 5000",
        "2800-5000, BETWEEN, 2800, 5000",
        ">1000, MORE_THAN, 1001, 9223372036854775807",
        "thousands, THOUSANDS, 2000, 9223372036854775807",
        "999999999999, EXACT, 999999999999, 999999999999"
    })
    void every_form_is_read_and_written_back(String text, Figure.Kind kind, long low, long high) {
        assertThat(Figure.parse(text)).isEqualTo(new Figure(kind, low, high));
        assertThat(Figure.parse(text).text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({"0005000, 5000", "Thousands, thousands", "02-10, 2-10", "~007, ~7"})
    void other_spellings_have_one_canonical_form(String text, String canonical) {
        assertThat(Figure.parse(text).text()).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "many",
                "5,000",
                "5 000",
                "-5",
                "5-",
                "5000-2800",
                "5000-5000",
                "~2-3",
                ">2-3",
                "5.5",
                "1e3",
                "<5",
                "~",
                ">",
                "5000 people",
                "۵۰۰۰",
                "1000000000000",
                "5–6"
            })
    void anything_else_is_refused_with_a_sentence(String text) {
        assertThatThrownBy(() -> Figure.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .extracting(Said::english)
                .asString()
                .startsWith("expected ")
                .endsWith(".");
    }

    @ParameterizedTest
    @CsvSource({
        "5000, 5000, true",
        "5000, ~5000, true",
        "5000, 2800-5000, true",
        "5000, 2800-4999, false",
        "5000, >4999, true",
        "5000, >5000, false",
        "5000, thousands, true",
        "2000, thousands, true",
        "1999, thousands, false",
        "2800-5000, 3000-4000, true",
        "2800-5000, 4000-6000, false",
        "2800-5000, thousands, true",
        "1000-3000, thousands, false",
        ">1000, thousands, true",
        ">1000, >2000, true",
        "~5000, ~6000, false"
    })
    void two_figures_agree_when_one_span_holds_the_other(String one, String other, boolean agree) {
        assertThat(Figure.parse(one).agreesWith(Figure.parse(other))).isEqualTo(agree);
        assertThat(Figure.parse(other).agreesWith(Figure.parse(one))).isEqualTo(agree);
    }

    @Test
    void the_narrower_of_two_says_more() {
        List<String> everNarrower = List.of(">1000", "thousands", ">2500", "2600-9000", "3000-5000", "4000");
        for (int i = 0; i < everNarrower.size(); i++) {
            for (int j = 0; j < everNarrower.size(); j++) {
                Figure wide = Figure.parse(everNarrower.get(i));
                Figure narrow = Figure.parse(everNarrower.get(j));
                assertThat(narrow.narrowerThan(wide))
                        .as(everNarrower.get(j) + " against " + everNarrower.get(i))
                        .isEqualTo(j > i);
            }
        }
    }

    @Test
    void of_any_two_figures_at_most_one_is_narrower_and_only_where_they_agree() {
        Random random = new Random(1988);
        for (int i = 0; i < 5_000; i++) {
            Figure one = random(random);
            Figure other = random(random);
            assertThat(one.narrowerThan(other) && other.narrowerThan(one)).isFalse();
            if (one.narrowerThan(other)) {
                assertThat(one.agreesWith(other)).isTrue();
            }
            assertThat(Figure.parse(one.text())).isEqualTo(one);
        }
    }

    private static Figure random(Random random) {
        int number = random.nextInt(20);
        return Figure.parse(
                switch (random.nextInt(5)) {
                    case 0 -> "" + number;
                    case 1 -> "~" + number;
                    case 2 -> ">" + number;
                    case 3 -> number + "-" + (number + 1 + random.nextInt(10));
                    default -> "thousands";
                });
    }
}
