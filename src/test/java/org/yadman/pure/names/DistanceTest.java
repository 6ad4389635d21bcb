package org.yadman.pure.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yadman.pure.names.GeneratedNames.Latin;

class DistanceTest {

    private final Sameness sameness = new Sameness();

    private double alike(String one, String other) {
        return sameness.of(Spelling.of(one), Spelling.of(other));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    what Persian leaves out      | حسین کوهبهاری       | Hossein Kuhbahari
                    vav as u, v and o            | نوروز داوودی       | Nowruz Davudi
                    gh and q                     | قاسم غفاری         | Ghasem Qaffari
                    yeh heard as alef            | مصطفی موسوی        | Mostafa Musavi
                    silent heh                   | فاطمه یگانه        | Fatemeh Yeganeh
                    silent vav                   | رضا خواجوی         | Reza Khajavi
                    ain and hamza                | مسعود رضائی        | Mas'ud Reza'i
                    article swallowed            | شمس‌الدین راد      | Shamseddin Rad
                    letters written twice        | احمد مددی          | Ahmad Madadi
                    a doubled consonant          | علی نجار           | Ali Najjar
                    zh and j                     | منیژه ژیان         | Manijeh Jian
                    an initial alef              | الف. محمدی         | A. Mohammadi
                    newspaper spelling           | Hosein Ghasemi     | Hossein Qasemi
                    long vowels doubled          | Masoud Noori       | Mas'ud Nuri
                    apart and together           | Mohammad Reza Rad  | Mohammadreza Rad
                    heh that is not in shah      | شاهین شاه          | Shahin Shah
                    """)
    void two_spellings_of_one_name_are_near(String what, String one, String other) {
        assertThat(alike(one, other)).as(what).isGreaterThan(0.93);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    given names        | علی محمدی        | Reza Mohammadi
                    half of two        | علی‌اکبر کوهبهار  | Ali Asghar Kuhbahar
                    surnames           | علی محمدی        | Ali Ahmadpur
                    all                | علی محمدی        | Farhad Kuhestani
                    """)
    void two_names_are_far(String what, String one, String other) {
        assertThat(alike(one, other)).as(what).isLessThan(0.85);
    }

    @Test
    void words_may_be_rotated_left_out_or_shortened_and_that_costs_something() {
        assertThat(alike("Moradi Reza", "رضا مرادی")).isBetween(0.85, 0.96);
        assertThat(alike("Reza Hamid Moradi", "رضا مرادی")).isBetween(0.75, 0.9);
        assertThat(alike("R. Moradi", "رضا مرادی")).isBetween(0.6, 0.9);
        assertThat(alike("Dr. Reza Moradi", "رضا مرادی")).isGreaterThan(0.93);
    }

    @Test
    void a_slip_costs_less_than_another_name() {
        assertThat(alike("Reza Moardi", "Reza Moradi")).isGreaterThan(0.8);
        assertThat(alike("رضا مراادی", "رضا مرادی")).isGreaterThan(0.9);
    }

    @Test
    void vowels_that_are_written_count_within_one_script() {
        assertThat(alike("Reza Karimi", "Reza Karami")).isLessThan(alike("Reza Karimi", "رضا کرمی"));
    }

    @Test
    void it_does_not_matter_which_side_is_asked_and_a_bound_changes_no_distance_below_it() {
        Random random = new Random(7);
        List<Spelling> names = someNames();
        for (int i = 0; i < 4_000; i++) {
            String one = names.get(random.nextInt(names.size())).sounds();
            String other = names.get(random.nextInt(names.size())).sounds();
            Costs costs = i % 2 == 0 ? Costs.ACROSS : Costs.WITHIN;
            Distance distance = new Distance();
            distance.from(one, costs);
            int there = distance.to(other, Distance.FAR - 1);
            int bounded = distance.to(other, there);
            int tooNarrow = there == 0 ? Distance.FAR : distance.to(other, there - 1);
            assertThat(distance.to(one, 0)).as(one).isZero();
            assertThat(bounded).as("%s to %s", one, other).isEqualTo(there);
            assertThat(tooNarrow).as("%s to %s", one, other).isEqualTo(Distance.FAR);
            // Only one side is rotated, so what has little in common may be a little nearer from the other side.
            assertThat(sameness.of(one, other, costs))
                    .as("%s and %s", one, other)
                    .isCloseTo(sameness.of(other, one, costs), Offset.offset(0.15));
        }
    }

    private static List<Spelling> someNames() {
        GeneratedNames names = new GeneratedNames(3);
        List<Spelling> some = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            var name = names.name(i % 4 == 0);
            some.add(Spelling.of(names.persian(name)));
            some.add(Spelling.of(names.latin(name, i % 2 == 0 ? Latin.PRESS : Latin.DROPPING)));
        }
        return some;
    }

    @Test
    void names_without_end_are_compared_by_their_beginnings() {
        String endless = " " + "abdolah rezaS ".repeat(100).strip();
        assertThat(sameness.of(endless, endless, Costs.WITHIN)).isEqualTo(1);
        assertThat(sameness.of(endless, " a", Costs.WITHIN)).isBetween(0.0, 1.0);
    }
}
