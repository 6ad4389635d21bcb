package org.yadman.pure.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.yadman.pure.names.Judgement.Verdict;
import org.yadman.pure.names.Persons.Conflict;
import org.yadman.pure.names.Persons.Person;

class PersonsTest {

    private static final EntryKey A = new EntryKey("a", "1");
    private static final EntryKey B = new EntryKey("b", "1");
    private static final EntryKey C = new EntryKey("c", "1");
    private static final EntryKey D = new EntryKey("d", "1");
    private static final EntryKey E = new EntryKey("e", "1");

    private static Judgement judged(EntryKey one, EntryKey other, Verdict verdict) {
        return new Judgement(one.list() + other.list() + verdict, one, other, verdict);
    }

    private static Judgement same(EntryKey one, EntryKey other) {
        return judged(one, other, Verdict.SAME);
    }

    private static Judgement different(EntryKey one, EntryKey other) {
        return judged(one, other, Verdict.DIFFERENT);
    }

    @Test
    void what_is_joined_step_by_step_is_one_person_with_the_least_key() {
        Persons persons = new Persons(List.of(same(D, C), same(B, C), judged(A, B, Verdict.UNSURE)));
        assertThat(persons.of(D).id()).isEqualTo(B);
        assertThat(persons.of(D).entries()).containsExactly(B, C, D);
        assertThat(persons.of(A).entries()).containsExactly(A);
        assertThat(persons.joined()).containsExactly(persons.of(B));
    }

    @Test
    void who_is_different_is_never_one_person_and_what_stands_between_goes_to_review() {
        Judgement first = same(A, B);
        Judgement second = same(B, C);
        Judgement beside = same(C, D);
        Judgement against = different(A, C);
        Persons persons = new Persons(List.of(first, second, beside, against));
        assertThat(persons.conflicts()).containsExactly(new Conflict(List.of(against), List.of(first, second)));
        assertThat(persons.of(A).entries()).containsExactly(A);
        assertThat(persons.of(B).entries()).containsExactly(B);
        assertThat(persons.of(C).entries()).containsExactly(C, D);
    }

    @Test
    void two_who_judge_the_same_pair_differently_are_asked() {
        Persons persons = new Persons(List.of(same(A, B), different(B, A)));
        assertThat(persons.conflicts()).hasSize(1);
        assertThat(persons.of(B).id()).isEqualTo(B);
    }

    @Test
    void an_id_once_given_leads_to_who_is_there_now() {
        Persons apart = new Persons(List.of(same(B, C), same(D, E)));
        Persons joined = new Persons(List.of(same(B, C), same(D, E), same(C, D), same(A, E)));
        assertThat(joined.redirectsSince(apart)).containsOnly(Map.entry(B, A), Map.entry(D, A));
        assertThat(joined.of(apart.of(E).id()).id()).isEqualTo(A);
        assertThat(apart.redirectsSince(joined)).isEmpty();
        assertThat(apart.of(joined.of(E).id()).id()).isEqualTo(A);
    }

    @Test
    void two_entries_of_one_list_are_told() {
        EntryKey again = new EntryKey("a", "2");
        assertThat(new Persons(List.of(same(A, B), same(B, again))).of(A).listsTwice())
                .containsExactly("a");
        assertThat(new Persons(List.of(same(A, B))).of(A).listsTwice()).isEmpty();
    }

    @Test
    void a_judgement_is_of_two() {
        assertThatThrownBy(() -> same(A, A)).isInstanceOf(IllegalArgumentException.class);
        assertThat(same(B, A).one()).isEqualTo(A);
    }

    private record Seen(List<Person> persons, List<Conflict> conflicts) {
        static Seen of(List<Judgement> judgements) {
            Persons persons = new Persons(judgements);
            return new Seen(persons.joined(), persons.conflicts());
        }
    }

    private static List<Judgement> some(Random random, int count) {
        List<Judgement> judgements = new ArrayList<>();
        while (judgements.size() < count) {
            EntryKey one = new EntryKey("list-" + random.nextInt(4), "" + random.nextInt(8));
            EntryKey other = new EntryKey("list-" + random.nextInt(4), "" + random.nextInt(8));
            if (!one.equals(other)) {
                int drawn = random.nextInt(10);
                Verdict verdict = drawn < 6 ? Verdict.SAME : drawn < 9 ? Verdict.DIFFERENT : Verdict.UNSURE;
                judgements.add(new Judgement("j" + judgements.size(), one, other, verdict));
            }
        }
        return judgements;
    }

    @Test
    void order_means_nothing_and_different_always_holds() {
        Random random = new Random(1988);
        for (int i = 0; i < 500; i++) {
            List<Judgement> judgements = some(random, random.nextInt(30));
            Seen seen = Seen.of(judgements);
            Persons persons = new Persons(judgements);
            for (Judgement judgement : judgements) {
                boolean together = persons.of(judgement.one()).equals(persons.of(judgement.other()));
                if (judgement.verdict() == Verdict.DIFFERENT) {
                    assertThat(together).isFalse();
                } else if (judgement.verdict() == Verdict.SAME && !together) {
                    assertThat(persons.conflicts().stream().map(Conflict::between))
                            .anyMatch(between -> between.contains(judgement));
                }
            }
            Collections.shuffle(judgements, random);
            assertThat(Seen.of(judgements)).isEqualTo(seen);
        }
    }

    @Test
    void without_a_judgement_all_is_again_as_before_it() {
        Random random = new Random(67);
        for (int i = 0; i < 500; i++) {
            List<Judgement> judgements = some(random, 1 + random.nextInt(30));
            Judgement withdrawn = judgements.getLast();
            List<Judgement> before = List.copyOf(judgements.subList(0, judgements.size() - 1));
            List<Judgement> after = new ArrayList<>(judgements);
            Collections.shuffle(after, random);
            after.remove(withdrawn);
            assertThat(Seen.of(after)).isEqualTo(Seen.of(before));
        }
    }

    @Test
    void a_conflict_names_only_what_leads_from_one_to_the_other() {
        Judgement between = same(A, B);
        List<Judgement> beside = List.of(same(B, C), same(A, D), same(D, E));
        Persons persons = new Persons(Stream.concat(beside.stream(), Stream.of(between, different(A, B)))
                .toList());
        assertThat(persons.conflicts().getFirst().between()).containsExactly(between);
        assertThat(persons.of(E).entries()).containsExactly(A, D, E);
        assertThat(persons.of(C).entries()).containsExactly(B, C);
    }
}
