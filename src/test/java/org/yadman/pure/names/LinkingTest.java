package org.yadman.pure.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.pure.names.EntryFacts.Circumstances;
import org.yadman.pure.names.GeneratedLists.Style;
import org.yadman.pure.names.GeneratedLists.Two;

class LinkingTest {

    private static final String DAY = "1981-09-12";

    /// Entries of people who never lived, so that names are as common as names are.
    private static final Two CROWD = crowd();

    private static Two crowd() {
        GeneratedLists lists = new GeneratedLists(17);
        return lists.lists(lists.people(600), Style.CAREFUL, Style.PERSIAN);
    }

    private static EntryFacts entry(String list, String row, String name, String died, String place) {
        return new EntryFacts(
                new EntryKey(list, row),
                List.of(Spelling.of(name)),
                List.of(),
                null,
                new Circumstances(null, null, PartialDate.parse(died), place, null));
    }

    private static EntryFacts one(String row, String name, String died) {
        return entry("careful", row, name, died, "Dezful");
    }

    private static EntryFacts other(String row, String name, String died) {
        return entry("persian", row, name, died, "دزفول");
    }

    private static List<Link> links(List<EntryFacts> ones, List<EntryFacts> others) {
        List<EntryFacts> left = new ArrayList<>(CROWD.one());
        left.addAll(ones);
        List<EntryFacts> right = new ArrayList<>(CROWD.other());
        right.addAll(others);
        return new Linking(left, right).links((_, _) -> {});
    }

    private static Decision decision(List<Link> links, String one, String other) {
        return links.stream()
                .filter(link ->
                        link.one().row().equals(one) && link.other().row().equals(other))
                .map(Link::decision)
                .findAny()
                .orElse(Decision.LEAVE);
    }

    @Test
    void one_person_in_two_scripts_is_linked() {
        List<Link> links =
                links(List.of(one("x", "Bizhan Kherad Khorasani", DAY)), List.of(other("y", "بیژن خرد خراسانی", DAY)));
        assertThat(decision(links, "x", "y")).isEqualTo(Decision.LINK);
    }

    @Test
    void brothers_are_not_linked_though_all_the_rest_agrees() {
        List<Link> links = links(
                List.of(one("x", "Bizhan Kherad Khorasani", DAY), one("x2", "Ali Akbar Kuhbahar", DAY)),
                List.of(other("y", "فرهاد خرد خراسانی", DAY), other("y2", "علی‌اصغر کوه‌بهار", DAY)));
        assertThat(decision(links, "x", "y")).isNotEqualTo(Decision.LINK);
        assertThat(decision(links, "x2", "y2")).isNotEqualTo(Decision.LINK);
    }

    @Test
    void of_two_of_one_name_a_person_chooses_unless_something_tells_them_apart() {
        EntryFacts asked = one("x", "Bizhan Kherad Khorasani", "1981");
        List<Link> alike = links(
                List.of(asked),
                List.of(other("y", "بیژن خرد خراسانی", "1981"), other("z", "بیژن خرد خراسانی", "1981")));
        assertThat(decision(alike, "x", "y")).isEqualTo(Decision.REVIEW);
        assertThat(decision(alike, "x", "z")).isEqualTo(Decision.REVIEW);

        List<Link> apart = links(
                List.of(one("x", "Bizhan Kherad Khorasani", DAY)),
                List.of(other("y", "بیژن خرد خراسانی", DAY), other("z", "بیژن خرد خراسانی", "1987-01-02")));
        assertThat(decision(apart, "x", "y")).isEqualTo(Decision.LINK);
        assertThat(decision(apart, "x", "z")).isNotEqualTo(Decision.LINK);
    }

    @Test
    void a_name_of_one_word_is_never_linked_and_no_name_is_not_even_compared() {
        List<Link> links = links(
                List.of(
                        one("x", "Bizhan", DAY),
                        one("x2", "Unknown", DAY),
                        one("x3", "B. Kh.", DAY),
                        one("x4", "Bizhan Rad", DAY)),
                List.of(
                        other("y", "بیژن", DAY),
                        other("y2", "ناشناس", DAY),
                        other("y3", "ب. خ.", DAY),
                        other("y4", "ناشناس (بیژن راد)", DAY)));
        assertThat(decision(links, "x", "y")).isNotEqualTo(Decision.LINK);
        assertThat(decision(links, "x2", "y2")).isEqualTo(Decision.LEAVE);
        assertThat(decision(links, "x3", "y3")).isNotEqualTo(Decision.LINK);
        assertThat(decision(links, "x4", "y4")).isEqualTo(Decision.LEAVE);
    }

    @Test
    void entries_of_one_list_are_never_compared() {
        List<EntryFacts> list = List.of(one("x", "Bizhan Kherad", DAY));
        assertThatThrownBy(() -> new Linking(list, List.of(one("y", "Bizhan Kherad", DAY))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Linking(list, List.of(list.getFirst(), other("y", "بیژن خرد", DAY))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void days_of_death_that_differ_by_years_go_to_a_person() {
        List<Link> links = links(
                List.of(one("x", "Bizhan Kherad Khorasani", DAY)),
                List.of(other("y", "بیژن خرد خراسانی", "1988-08-01")));
        assertThat(decision(links, "x", "y")).isNotEqualTo(Decision.LINK);
    }

    @Test
    void a_year_agrees_weakly_and_a_solar_year_lies_in_two() {
        assertThat(died(DAY, DAY)).isEqualTo(Level.SAME);
        assertThat(died(DAY, "1981")).isEqualTo(Level.NEAR);
        assertThat(died("1981", "1981")).isEqualTo(Level.NEAR);
        assertThat(died(DAY, "1981-09")).isEqualTo(Level.CLOSE);
        assertThat(died(DAY, "1981-09-15")).isEqualTo(Level.CLOSE);
        assertThat(died(DAY, "1982-03-15")).isEqualTo(Level.FAR);
        assertThat(died(DAY, "1984")).isEqualTo(Level.OTHER);
        assertThat(died("sh:1367", "1988")).isEqualTo(Level.NEAR);
        assertThat(died("sh:1367", "1989-02-01")).isEqualTo(Level.NEAR);
        assertThat(died("sh:1367", "1989-05-01")).isEqualTo(Level.FAR);
        assertThat(died("sh:1360-06-21", DAY)).isEqualTo(Level.SAME);
    }

    private static Level died(String one, String other) {
        int pattern = Compared.of(one("x", "A B", one)).pattern(Compared.of(other("y", "A B", other)), new Sameness());
        return Field.DIED.in(pattern);
    }

    @Test
    void places_are_known_by_their_groups_and_iran_is_nowhere() {
        assertThat(places("Evin", "اوین")).isEqualTo(Level.SAME);
        assertThat(places("Tehran Province", "زندان اوین")).isEqualTo(Level.CLOSE);
        assertThat(places("Bakhtaran", "کرمانشاه")).isEqualTo(Level.SAME);
        assertThat(places("Gohardasht", "کرج")).isEqualTo(Level.CLOSE);
        assertThat(places("Borujerd", "بروجرد")).isEqualTo(Level.SAME);
        assertThat(places("Borujerd", "تهران")).isEqualTo(Level.OTHER);
        assertThat(places("Iran", "تهران")).isEqualTo(Level.MISSING);
    }

    private static Level places(String one, String other) {
        int pattern = Compared.of(entry("a", "x", "A B", DAY, one))
                .pattern(Compared.of(entry("b", "y", "A B", DAY, other)), new Sameness());
        return Field.PLACE.in(pattern);
    }

    @Test
    void the_year_of_birth_follows_from_age_and_death() {
        Circumstances aged = new Circumstances(null, 20, PartialDate.parse("1981"), null, null);
        Circumstances born = new Circumstances(PartialDate.parse("sh:1340"), null, null, null, null);
        Circumstances older = new Circumstances(null, 24, PartialDate.parse("1981-09-12"), null, null);
        assertThat(born(aged, born)).isEqualTo(Level.SAME);
        assertThat(born(aged, older)).isEqualTo(Level.NEAR);
        assertThat(born(aged, Circumstances.UNKNOWN)).isEqualTo(Level.MISSING);
    }

    private static Level born(Circumstances one, Circumstances other) {
        List<Spelling> names = List.of(Spelling.of("A B"));
        Compared left = Compared.of(new EntryFacts(new EntryKey("a", "x"), names, List.of(), null, one));
        Compared right = Compared.of(new EntryFacts(new EntryKey("b", "y"), names, List.of(), null, other));
        return Field.BORN.in(left.pattern(right, new Sameness()));
    }

    @Test
    void a_weight_is_the_sum_of_its_parts() {
        for (Link link : links(List.of(), List.of())) {
            double sum = link.parts().stream().mapToDouble(Link.Part::weight).sum();
            assertThat(link.weight()).isCloseTo(sum, Offset.offset(1e-9));
            assertThat(link.certainty()).isBetween(0.0, 1.0);
            assertThat(link.decision() == Decision.LINK
                            && !link.contradictions().isEmpty())
                    .isFalse();
        }
    }

    @Test
    void the_same_entries_give_the_same_links_in_whatever_order_they_come() {
        List<Link> links = new Linking(CROWD.one(), CROWD.other()).links((_, _) -> {});
        assertThat(links).isNotEmpty();
        for (int seed = 0; seed < 5; seed++) {
            List<EntryFacts> one = new ArrayList<>(CROWD.one());
            List<EntryFacts> other = new ArrayList<>(CROWD.other());
            Collections.shuffle(one, new Random(seed));
            Collections.shuffle(other, new Random(seed + 100));
            Linking linking = seed % 2 == 0 ? new Linking(one, other) : new Linking(other, one);
            assertThat(linking.links((_, _) -> {})).isEqualTo(links);
        }
    }

    @Test
    void nobody_is_linked_twice() {
        Map<EntryKey, Long> links = new HashMap<>();
        for (Link link : links(List.of(), List.of())) {
            if (link.decision() == Decision.LINK) {
                links.merge(link.one(), 1L, Long::sum);
                links.merge(link.other(), 1L, Long::sum);
            }
        }
        assertThat(links.values()).containsOnly(1L);
    }

    @Test
    void progress_is_told_and_nothing_is_found_in_nothing() {
        AtomicInteger last = new AtomicInteger();
        new Linking(CROWD.one(), CROWD.other()).links((done, _) -> last.accumulateAndGet(done, Math::max));
        assertThat(last.get()).isEqualTo(CROWD.one().size());
        assertThat(new Linking(List.of(), CROWD.other()).links((_, _) -> {})).isEmpty();
        assertThat(new Linking(CROWD.one(), List.of()).links((_, _) -> {})).isEmpty();
    }
}
