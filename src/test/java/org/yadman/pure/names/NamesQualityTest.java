package org.yadman.pure.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.yadman.pure.names.GeneratedLists.Style;
import org.yadman.pure.names.GeneratedLists.Two;
import org.yadman.pure.names.GeneratedNames.Latin;
import org.yadman.pure.names.GeneratedNames.Name;

/// That names are found and linked as well as the last time somebody looked. The names are generated;
/// how real ones are found is in `docs/names.md`.
class NamesQualityTest {

    private static final int NAMES = 6_000;
    private static final int QUERIES = 1_000;

    private final GeneratedNames names = new GeneratedNames(42);

    private double foundFirst(Function<Name, String> written, Function<Name, String> query) {
        List<Name> all = new ArrayList<>();
        Set<String> sounds = new HashSet<>();
        while (all.size() < NAMES) {
            Name name = names.name(all.size() % 5 == 0);
            if (sounds.add(name.sound().replaceAll("[ '-]", ""))) {
                all.add(name);
            }
        }
        IndexWriter writer = new IndexWriter();
        for (int i = 0; i < NAMES; i++) {
            writer.add(i, 0, written.apply(all.get(i)));
        }
        NameIndex index = writer.inMemory();
        int found = 0;
        for (int i = 0; i < QUERIES; i++) {
            List<NameIndex.Hit> hits = index.find(query.apply(all.get(i)), 1);
            found += !hits.isEmpty() && hits.getFirst().id() == i ? 1 : 0;
        }
        return found / (double) QUERIES;
    }

    @Test
    void a_persian_name_is_found_by_careful_latin_letters() {
        assertThat(foundFirst(names::persian, name -> names.latin(name, Latin.CAREFUL)))
                .isGreaterThan(0.97);
    }

    @Test
    void a_persian_name_is_found_when_vowels_are_left_out() {
        assertThat(foundFirst(names::persian, name -> names.latin(name, Latin.DROPPING)))
                .isGreaterThan(0.93);
    }

    @Test
    void a_latin_name_is_found_by_persian_letters() {
        assertThat(foundFirst(name -> names.latin(name, Latin.PRESS), names::persian))
                .isGreaterThan(0.93);
    }

    @Test
    void a_latin_name_is_found_by_another_latin_spelling() {
        assertThat(foundFirst(name -> names.latin(name, Latin.CAREFUL), name -> names.latin(name, Latin.PRESS)))
                .isGreaterThan(0.95);
    }

    @Test
    void a_name_with_a_slip_is_found() {
        assertThat(foundFirst(names::persian, name -> names.typo(names.persian(name))))
                .isGreaterThan(0.9);
    }

    @Test
    void two_lists_are_linked_almost_without_mistakes() {
        GeneratedLists lists = new GeneratedLists(11);
        Two two = lists.lists(lists.people(3_000), Style.CAREFUL, Style.PERSIAN);
        int linked = 0;
        int right = 0;
        for (Link link : new Linking(two.one(), two.other()).links((_, _) -> {})) {
            if (link.decision() == Decision.LINK) {
                linked++;
                right += link.other().equals(two.truth().get(link.one())) ? 1 : 0;
            }
        }
        assertThat(right / (double) linked).as("of what was linked").isGreaterThan(0.995);
        assertThat(right / (double) two.truth().size())
                .as("of what could be linked")
                .isGreaterThan(0.97);
    }
}
