package org.yadman.pure.names;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.yadman.pure.calendars.PartialDate;
import org.yadman.pure.names.EntryFacts.Circumstances;
import org.yadman.pure.names.EntryFacts.Gender;
import org.yadman.pure.names.GeneratedNames.Latin;
import org.yadman.pure.names.GeneratedNames.Name;

/// Makes lists about people who never lived. Among them are brothers, who share surname, father, place
/// and day, and people of one name. A list has some of them, and of each it knows some things.
final class GeneratedLists {

    /// Somebody who never lived.
    record Person(int number, Name name, List<NameParts> father, boolean woman, int born, LocalDate died, int place) {}

    /// How a list is.
    ///
    /// @param latin how it writes in Latin letters; null for Persian ones
    /// @param has the share of all people that it has
    /// @param knows the share of fields that it knows
    /// @param exact the share of dates that are a day
    /// @param slips the share of names with a slip
    record Style(String key, @Nullable Latin latin, double has, double knows, double exact, double slips) {
        static final Style CAREFUL = new Style("careful", Latin.CAREFUL, 0.7, 0.9, 0.8, 0.01);
        static final Style PRESS = new Style("press", Latin.PRESS, 0.6, 0.5, 0.5, 0.03);
        static final Style PERSIAN = new Style("persian", null, 0.7, 0.5, 0.5, 0.02);
    }

    /// Two lists, and who of the one is who of the other.
    record Two(List<EntryFacts> one, List<EntryFacts> other, Map<EntryKey, EntryKey> truth) {}

    private static final List<NameParts> PLACES = List.of(
            new NameParts("تهران", "Tehran"),
            new NameParts("تهران", "Tehran"),
            new NameParts("تهران", "Tehran Province"),
            new NameParts("شیراز", "Shiraz"),
            new NameParts("مشهد", "Mashhad"),
            new NameParts("اصفهان", "Isfahan"),
            new NameParts("رشت", "Rasht"),
            new NameParts("ساری", "Sari"),
            new NameParts("همدان", "Hamedan"),
            new NameParts("کرمانشاه", "Bakhtaran"),
            new NameParts("سنندج", "Sanandaj"),
            new NameParts("دزفول", "Dezful"),
            new NameParts("بابل", "Babol"),
            new NameParts("کرج", "Karaj"));

    private final GeneratedNames names;
    private final Random random;

    GeneratedLists(long seed) {
        names = new GeneratedNames(seed);
        random = new Random(seed);
    }

    List<Person> people(int count) {
        List<Person> people = new ArrayList<>();
        while (people.size() < count) {
            Person person = person(people.size());
            people.add(person);
            if (names.chance(0.04) && people.size() < count) {
                people.add(brotherOf(person, people.size()));
            }
            if (names.chance(0.03) && people.size() < count) {
                Person other = person(people.size());
                people.add(new Person(
                        other.number, person.name, other.father, person.woman, other.born, other.died, other.place));
            }
        }
        return people;
    }

    private Person person(int number) {
        boolean woman = names.chance(0.2);
        LocalDate died = LocalDate.of(1981, 6, 1).plusDays(names.upTo(names.chance(0.5) ? 400 : 3000));
        return new Person(
                number,
                names.name(woman),
                names.given(false),
                woman,
                died.getYear() - 17 - names.upTo(25),
                died,
                names.upTo(PLACES.size()));
    }

    private Person brotherOf(Person person, int number) {
        List<NameParts> given = names.given(false);
        while (given.getLast().equals(person.name.given().getLast())) {
            given = names.given(false);
        }
        LocalDate died = names.chance(0.5) ? person.died : person.died.plusDays(names.upTo(300));
        return new Person(
                number,
                new Name(given, person.name.surname()),
                person.father,
                false,
                person.born + 1 + names.upTo(5),
                died,
                person.place);
    }

    Two lists(List<Person> people, Style one, Style other) {
        Map<Integer, EntryFacts> first = list(people, one);
        Map<Integer, EntryFacts> second = list(people, other);
        Map<EntryKey, EntryKey> truth = new HashMap<>();
        first.forEach((number, entry) -> {
            EntryFacts same = second.get(number);
            if (same != null) {
                truth.put(entry.key(), same.key());
            }
        });
        return new Two(List.copyOf(first.values()), List.copyOf(second.values()), truth);
    }

    private Map<Integer, EntryFacts> list(List<Person> people, Style style) {
        List<Integer> rows = new ArrayList<>();
        for (int row = 0; row < people.size(); row++) {
            rows.add(row);
        }
        Collections.shuffle(rows, random);
        Map<Integer, EntryFacts> list = new HashMap<>();
        for (Person person : people) {
            if (names.chance(style.has)) {
                EntryKey key = new EntryKey(style.key, "%07d".formatted(rows.get(person.number)));
                list.put(person.number, entry(key, person, style));
            }
        }
        return list;
    }

    private EntryFacts entry(EntryKey key, Person person, Style style) {
        Latin latin = style.latin;
        String written = latin == null ? names.persian(person.name) : names.latin(person.name, latin);
        String name = names.chance(style.slips) ? names.typo(written) : written;
        String father = latin == null ? names.persian(person.father) : names.latin(person.father, latin);
        int age = person.died.getYear() - person.born - (names.chance(0.3) ? 1 : 0);
        NameParts place = PLACES.get(person.place);
        return new EntryFacts(
                key,
                List.of(Spelling.of(name)),
                names.chance(style.knows / 2) ? List.of(Spelling.of(father)) : List.of(),
                !names.chance(style.knows) ? null : person.woman ? Gender.FEMALE : Gender.MALE,
                new Circumstances(
                        null,
                        names.chance(style.knows) ? age : null,
                        date(person, style),
                        !names.chance(style.knows) ? null : latin == null ? place.persian() : place.sound(),
                        null));
    }

    private PartialDate date(Person person, Style style) {
        String day = names.chance(style.exact) ? person.died.toString() : String.valueOf(person.died.getYear());
        return PartialDate.parse(day);
    }
}
