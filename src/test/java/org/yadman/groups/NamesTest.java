package org.yadman.groups;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.TypedDay;

/// Names that can be taken for one another, domains that are a group's own, days as people type them.
class NamesTest {

    private static Localized named(String name) {
        return new Localized(Map.of("en", name));
    }

    @ParameterizedTest
    @CsvSource({
        // A Cyrillic o and a.
        "Committee of Mothers, Cоmmittee of Mоthers",
        "Amnesty, аmnesty",
        // The letters of an Arabic keyboard, a joiner, a tatweel, a space.
        "خانواده‌های خاوران, خانواده هاي خاوران",
        "کانون نویسندگان, كانون نويسندگان",
        "کانون, کـانون",
        "مادران خاوران, خاوران مادران",
        "همایش, ھمايش",
        "Khavaran Families, khavaran-families",
        "Mothers of Laleh, Mothers of La1eh",
        "Café Iran, Cafe Iran"
    })
    void names_that_look_alike_have_a_likeness_in_common(String one, String other) {
        assertThat(Collections.disjoint(Likeness.of(named(one)), Likeness.of(named(other))))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "Committee of Mothers, Committee of Fathers",
        "کانون نویسندگان, کانون زندانیان",
        "مادران خاوران, مادران پارک لاله"
    })
    void names_that_do_not_have_none(String one, String other) {
        assertThat(Collections.disjoint(Likeness.of(named(one)), Likeness.of(named(other))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "Cоmmittee, true",
        "Committee, false",
        "Комитет, false",
        "PEN ایران, false",
        "خاوranان, true",
        "خانواده‌های خاوران, false",
        "Group 88, false"
    })
    void a_word_of_two_scripts_is_seen(String name, boolean mixed) {
        assertThat(Likeness.mixesScripts(named(name))).isEqualTo(mixed);
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.Cedar.example.org/about, cedar.example.org",
        "http://cedar.org:8080, cedar.org",
        "https://خاوران.org/, xn--mgb3bcy9d.org"
    })
    void a_host_of_its_own_is_a_domain(String site, String domain) {
        assertThat(OwnDomain.of(site).map(found -> found.startsWith("xn--") ? "xn--" : found))
                .contains(domain.startsWith("xn--") ? "xn--" : domain);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://facebook.com/cedar",
                "https://cedar.wordpress.com",
                "https://www.gmx.net/~cedar",
                "https://gmail.com",
                "https://127.0.0.1/",
                "https://localhost/",
                "http://abc.onion/",
                "https://cedar/",
                "https://t.me/cedar"
            })
    void a_host_that_anybody_shares_is_none(String site) {
        assertThat(OwnDomain.of(site)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-03-21, 2026-03-21", "۱۴۰۵-۰۱-۰۱, 2026-03-21", "1405/1/1, 2026-03-21", "٢٠٢٦/٣/٢١, 2026-03-21"})
    void a_day_is_read_in_either_calendar(String typed, LocalDate day) {
        assertThat(TypedDay.read(typed)).contains(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "yesterday", "2026-02-30", "1405-12-31", "21-03-2026", "2026-03"})
    void what_is_no_day_is_none(String typed) {
        assertThat(TypedDay.read(typed)).isEmpty();
    }
}
