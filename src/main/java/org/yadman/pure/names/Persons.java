package org.yadman.pure.names;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.yadman.pure.names.Judgement.Verdict;

/// The people that entries are of: whoever is joined by judgements that say "the same" is one person.
/// Nothing is ever merged: entries stay as they are, and without a judgement all is again as it was
/// before it.
///
/// **Different is a hard word.** Where two entries that somebody calls different would end up in one
/// person, nothing that stands between them counts until a person has decided: those judgements make a
/// [Conflict]. What hangs on either side of them stays joined.
///
/// **Ids.** A person's public id is the least key of its entries, by list and row: it does not depend
/// on what was brought in or judged first. Every key is of an entry, and every entry is of one person,
/// so an id that was ever given leads somewhere for ever, through joins and splits ([#of(EntryKey)]).
///
/// The method is nomenklatura's resolver of judged pairs (F. Lindenberg, OpenSanctions), without its
/// merging.
public final class Persons {

    /// One remembered human being.
    ///
    /// @param id the least of the entries' keys
    public record Person(EntryKey id, SortedSet<EntryKey> entries) {

        /// Lists of which several entries are of this person: somebody should look.
        public SortedSet<String> listsTwice() {
            SortedSet<String> once = new TreeSet<>();
            SortedSet<String> twice = new TreeSet<>();
            for (EntryKey entry : entries) {
                if (!once.add(entry.list())) {
                    twice.add(entry.list());
                }
            }
            return twice;
        }
    }

    /// Judgements that cannot all be right.
    ///
    /// @param different that two entries are different
    /// @param between what says that they are the same, by whatever way; none of it counts
    public record Conflict(List<Judgement> different, List<Judgement> between) {}

    private static final Comparator<Judgement> IN_ORDER = Comparator.comparing(Judgement::one)
            .thenComparing(Judgement::other)
            .thenComparing(Judgement::verdict)
            .thenComparing(Judgement::id);

    private final Map<EntryKey, Person> persons = new HashMap<>();
    private final List<Conflict> conflicts = new ArrayList<>();

    /// The people that follow from judgements, in whatever order they are given.
    public Persons(Collection<Judgement> judgements) {
        List<Judgement> same = only(judgements, Verdict.SAME);
        List<Judgement> different = only(judgements, Verdict.DIFFERENT);
        Map<EntryKey, Person> wished = components(same);
        SortedMap<EntryKey, List<Judgement>> contradicted = new TreeMap<>();
        for (Judgement judgement : different) {
            Person person = wished.get(judgement.one());
            if (person != null && person.equals(wished.get(judgement.other()))) {
                contradicted.computeIfAbsent(person.id, _ -> new ArrayList<>()).add(judgement);
            }
        }
        Set<Judgement> suspended = new HashSet<>();
        contradicted.forEach((id, against) -> {
            List<Judgement> within = same.stream()
                    .filter(judgement -> id.equals(idIn(wished, judgement.one())))
                    .toList();
            List<Judgement> between = between(within, against);
            suspended.addAll(between);
            conflicts.add(new Conflict(against, between));
        });
        persons.putAll(components(same.stream()
                .filter(judgement -> !suspended.contains(judgement))
                .toList()));
    }

    private static List<Judgement> only(Collection<Judgement> judgements, Verdict verdict) {
        return judgements.stream()
                .filter(judgement -> judgement.verdict() == verdict)
                .sorted(IN_ORDER)
                .toList();
    }

    private static EntryKey idIn(Map<EntryKey, Person> persons, EntryKey entry) {
        Person person = persons.get(entry);
        return person == null ? entry : person.id;
    }

    private static Map<EntryKey, Person> components(List<Judgement> same) {
        Map<EntryKey, List<Judgement>> at = byEntry(same);
        Map<EntryKey, Person> persons = new HashMap<>();
        for (EntryKey entry : at.keySet()) {
            if (!persons.containsKey(entry)) {
                SortedSet<EntryKey> entries = reached(entry, at);
                Person person = new Person(entries.getFirst(), entries);
                entries.forEach(own -> persons.put(own, person));
            }
        }
        return persons;
    }

    private static Map<EntryKey, List<Judgement>> byEntry(List<Judgement> judgements) {
        Map<EntryKey, List<Judgement>> at = new HashMap<>();
        for (Judgement judgement : judgements) {
            at.computeIfAbsent(judgement.one(), _ -> new ArrayList<>()).add(judgement);
            at.computeIfAbsent(judgement.other(), _ -> new ArrayList<>()).add(judgement);
        }
        return at;
    }

    private static SortedSet<EntryKey> reached(EntryKey from, Map<EntryKey, List<Judgement>> at) {
        SortedSet<EntryKey> reached = new TreeSet<>(Set.of(from));
        Deque<EntryKey> next = new ArrayDeque<>(reached);
        while (!next.isEmpty()) {
            EntryKey entry = next.removeFirst();
            for (Judgement judgement : at.getOrDefault(entry, List.of())) {
                EntryKey other = otherOf(judgement, entry);
                if (reached.add(other)) {
                    next.addLast(other);
                }
            }
        }
        return reached;
    }

    private static EntryKey otherOf(Judgement judgement, EntryKey entry) {
        return judgement.one().equals(entry) ? judgement.other() : judgement.one();
    }

    // Ends that are not called different lead nowhere. Cut off again and again, they leave what stands between.
    private static List<Judgement> between(List<Judgement> same, List<Judgement> different) {
        Set<EntryKey> ends = new HashSet<>();
        different.forEach(judgement -> {
            ends.add(judgement.one());
            ends.add(judgement.other());
        });
        List<Judgement> left = same;
        while (true) {
            Map<EntryKey, List<Judgement>> at = byEntry(left);
            List<Judgement> inner = left.stream()
                    .filter(judgement -> leads(judgement, judgement.one(), at, ends)
                            && leads(judgement, judgement.other(), at, ends))
                    .toList();
            if (inner.size() == left.size()) {
                return left;
            }
            left = inner;
        }
    }

    // Whether it goes on from there: to an end, or to a third entry.
    private static boolean leads(
            Judgement judgement, EntryKey entry, Map<EntryKey, List<Judgement>> at, Set<EntryKey> ends) {
        EntryKey other = otherOf(judgement, entry);
        return ends.contains(entry)
                || at.getOrDefault(entry, List.of()).stream()
                        .anyMatch(next -> !otherOf(next, entry).equals(other));
    }

    /// The person of an entry; of one that no judgement joins, the entry alone. An id that was given
    /// earlier leads to who is now there.
    public Person of(EntryKey entry) {
        Person person = persons.get(entry);
        return person == null ? new Person(entry, new TreeSet<>(Set.of(entry))) : person;
    }

    /// Everybody of more than one entry, in the order of their ids.
    public List<Person> joined() {
        return persons.values().stream()
                .distinct()
                .sorted(Comparator.comparing(Person::id))
                .toList();
    }

    /// What a person has to decide, in the order of the ids that would be.
    public List<Conflict> conflicts() {
        return List.copyOf(conflicts);
    }

    /// Where the pages of people lead who are no longer known by their ids, because they have been
    /// joined to others.
    public SortedMap<EntryKey, EntryKey> redirectsSince(Persons earlier) {
        SortedMap<EntryKey, EntryKey> redirects = new TreeMap<>();
        for (EntryKey entry : persons.keySet()) {
            EntryKey before = earlier.of(entry).id;
            EntryKey now = of(before).id;
            if (!now.equals(before)) {
                redirects.put(before, now);
            }
        }
        return redirects;
    }
}
