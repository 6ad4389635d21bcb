package org.yadman.pure.tally;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// what is told of people who support says nothing of one of them.
class CrowdTest {

    private static final int HISTORIES = Boolean.getBoolean("yadman.long") ? 10_000 : 500;
    private static final LocalDate START = LocalDate.of(2026, 9, 1);
    private static final Set<String> UNNAMED = Set.of("IR", "ZZ");
    private static final List<String> COUNTRIES =
            List.of("DE", "NL", "SE", "FR", "CA", "BE", "NO", "AT", "AU", "IR", "ZZ");

    /// What is read from `DE 19, IR 3`.
    private static Map<String, Long> people(String text) {
        return Arrays.stream(text.split(", *"))
                .filter(each -> !each.isEmpty())
                .map(each -> each.split(" "))
                .collect(Collectors.toMap(each -> each[0], each -> Long.valueOf(each[1])));
    }

    private static String words(Crowd crowd) {
        return crowd.named().entrySet().stream()
                .map(each -> each.getKey() + " " + each.getValue() + ", ")
                .collect(Collectors.joining("", "", "other " + crowd.other()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "''                               | other 0",
                "DE 9                             | other 0",
                "DE 10                            | DE 10, other 0",
                "DE 19, NL 29                     | DE 10, NL 20, other 0",
                // Fewer than ten elsewhere are told as none: one more of them changes nothing.
                "DE 30, NL 1                      | DE 30, other 0",
                "DE 30, IR 9                      | DE 30, other 0",
                // What could be found by subtraction is told together with the smallest.
                "DE 30, NL 20, IR 15              | DE 30, other 30",
                "DE 30, NL 20, SE 6, FR 5         | DE 30, other 30",
                "DE 30, NL 20, SE 9, FR 9, CA 9   | DE 30, NL 20, other 20",
                "DE 30, IR 15                     | other 40",
                "DE 30, NL 12, IR 500             | DE 30, other 510",
                "DE 30, NL 12, IR 500, SE 9, ZZ 1 | DE 30, NL 10, other 510",
                "IR 30                            | other 30",
                // Of two that are equally small the first goes.
                "DE 20, NL 20, SE 50, IR 10       | NL 20, SE 50, other 30"
            })
    void countries_are_named_when_ten_stand_together_and_the_others_hide_each_other(String people, String told) {
        Crowd crowd = Crowd.of(people(people), UNNAMED, 10);
        assertThat(words(crowd)).isEqualTo(told);
        assertThat(crowd.total()).isEqualTo(crowd.named().values().stream().reduce(0L, Long::sum) + crowd.other());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            emptyValue = "",
            value = {
                "''        | 0",
                "9         | 0",
                // One group's own number, and what one group could subtract.
                "500       | 0",
                "500 9     | 0",
                // What two groups together could subtract.
                "500 10    | 0",
                "500 10 9  | 0",
                "1006 1000 3 | 0",
                // Each by fives, then all by tens.
                "500 12 11 | 520",
                "14 14 14  | 30",
                "50 9 7 5  | 60",
                "4 4 4 4 4 | 0"
            })
    void several_groups_are_told_together_when_nobody_can_see_one_of_them(String groups, long told) {
        List<Long> numbers = Arrays.stream(groups.split(" "))
                .filter(each -> !each.isEmpty())
                .map(Long::valueOf)
                .toList();
        assertThat(Crowd.together(numbers, 10)).isEqualTo(told);
    }

    /// Groups come, go and change; the numbers are told now and then.
    @Test
    void no_number_of_groups_and_no_difference_of_two_stands_for_fewer_than_k_people() {
        long most = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            int k = 5 + random.nextInt(46);
            Map<Integer, Long> groups = new TreeMap<>();
            List<Long> told = new ArrayList<>(List.of(0L));
            for (int week = 0; week < 20; week++) {
                for (int acts = random.nextInt(4); acts > 0; acts--) {
                    int group = random.nextInt(8);
                    if (random.nextInt(4) == 0) {
                        groups.remove(group);
                    } else {
                        groups.put(group, 1L + random.nextInt(random.nextBoolean() ? k : 5 * k));
                    }
                }
                long now = Crowd.together(groups.values(), k);
                long all = groups.values().stream().mapToLong(Long::longValue).sum();
                assertThat(now).as("seed %s", seed).isLessThanOrEqualTo(all);
                for (long before : told) {
                    assertThat(Math.abs(now - before))
                            .as("seed %s", seed)
                            .satisfiesAnyOf(
                                    none -> assertThat(none).isZero(),
                                    some -> assertThat(some).isGreaterThanOrEqualTo(k));
                }
                // Whoever knows one group exactly knows of the others: at least k, or nothing.
                for (long own : groups.values()) {
                    assertThat(now == 0 || all - own >= k).as("seed %s", seed).isTrue();
                }
                told.add(now);
                most = Math.max(most, now);
            }
        }
        assertThat(most).isGreaterThan(100);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DE 30, NL 20           | DE 30, NL 20, other 0",
                "DE 30, FR 20, SE 10    | DE 30, other 30",
                "DE 30, FR 20, XX 20    | DE 30, other 40",
                "DE 30, FR 20, XX 10    | DE 30, other 30",
                "FR 20                  | other 20"
            })
    void a_country_that_has_to_be_hidden_later_goes_among_the_others_and_is_not_alone_there(String told, String after) {
        Crowd crowd = Crowd.of(people(told), Set.of("XX"), 10);
        assertThat(words(crowd.hiding(Set.of("FR", "IR")))).isEqualTo(after);
        assertThat(crowd.hiding(Set.of("FR", "IR")).total()).isEqualTo(crowd.total());
    }

    @ParameterizedTest
    @ValueSource(ints = {-10, 0, 1, 4, 51})
    void k_is_never_so_small_that_somebody_stands_alone(int k) {
        assertThatThrownBy(() -> Crowd.of(Map.of(), Set.of(), k)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_crowd_that_tells_an_exact_number_does_not_exist() {
        assertThatThrownBy(() -> new Crowd(10, new TreeMap<>(Map.of("DE", 11L)), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Crowd(10, new TreeMap<>(Map.of("DE", 0L)), 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Crowd(10, new TreeMap<>(), 3)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void only_the_clock_brings_a_new_number() {
        Told first = Told.next(null, START, people("DE 10"), UNNAMED, 10).orElseThrow();
        for (int day = 0; day < Told.DAYS; day++) {
            assertThat(Told.next(first, START.plusDays(day), people("DE 90"), UNNAMED, 10))
                    .isEmpty();
        }
        assertThat(Told.next(first, START.plusDays(Told.DAYS), people("DE 90"), UNNAMED, 10))
                .contains(new Told(START.plusDays(Told.DAYS), new Crowd(10, new TreeMap<>(Map.of("DE", 90L)), 0)));
    }

    @Test
    void a_k_of_which_the_last_one_is_no_multiple_does_not_follow() {
        Told first = Told.next(null, START, people("DE 22"), UNNAMED, 10).orElseThrow();
        assertThatThrownBy(() -> Told.next(first, START.plusDays(7), people("DE 22"), UNNAMED, 11))
                .hasMessage("11 cannot follow on 10");
        assertThat(Told.next(first, START.plusDays(7), people("DE 22"), UNNAMED, 5)
                        .orElseThrow()
                        .crowd()
                        .total())
                .isEqualTo(20);
    }

    /// A world in which people come, go, move, and are dropped; and what was told of it.
    private static final class World {
        private final Map<Integer, String> people = new HashMap<>();
        private final List<Told> told = new ArrayList<>();
        private final List<Map<String, Long>> truth = new ArrayList<>();
        private LocalDate today = START;
        private int k;

        World(int k) {
            this.k = k;
        }

        private Map<String, Long> count() {
            return people.values().stream().collect(Collectors.groupingBy(each -> each, Collectors.counting()));
        }

        void look() {
            Told.next(told.isEmpty() ? null : told.getLast(), today, count(), UNNAMED, k)
                    .ifPresent(next -> {
                        told.add(next);
                        truth.add(count());
                    });
        }
    }

    /// One thing that happens: somebody supports from a country, or supports no longer.
    private record Act(int person, String country) {
        void in(World world) {
            if (country.isEmpty()) {
                world.people.remove(person);
            } else {
                world.people.put(person, country);
            }
        }
    }

    /// What happens in a history, day by day. Some countries are liked, so that numbers go up and down around k.
    private static List<List<Act>> days(Random random) {
        int many = 5 + random.nextInt(120);
        int countries = 2 + random.nextInt(COUNTRIES.size() - 1);
        List<String> shuffled = new ArrayList<>(COUNTRIES);
        Collections.shuffle(shuffled, random);
        List<List<Act>> days = new ArrayList<>();
        int length = 30 + random.nextInt(90);
        boolean fall = random.nextInt(4) == 0;
        for (int day = 0; day < length; day++) {
            List<Act> acts = new ArrayList<>();
            int busy = random.nextInt(3) == 0 ? random.nextInt(25) : random.nextInt(2);
            for (int i = 0; i < busy; i++) {
                boolean goes = random.nextInt(10) < (fall && day > length / 2 ? 8 : 2);
                String country = shuffled.get((int) (countries * Math.pow(random.nextDouble(), 2)));
                acts.add(new Act(random.nextInt(many), goes ? "" : country));
            }
            days.add(acts);
        }
        return days;
    }

    private static World live(List<List<Act>> days, int k) {
        World world = new World(k);
        for (List<Act> day : days) {
            day.forEach(act -> act.in(world));
            world.look();
            world.today = world.today.plusDays(1);
        }
        return world;
    }

    @Test
    void no_number_no_difference_and_no_rest_is_smaller_than_k_in_any_history() {
        int named = 0;
        int joined = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            int k = List.of(5, 10, 20).get(random.nextInt(3));
            World world = live(days(random), k);
            assertThat(world.told).as("seed %s", seed).hasSizeGreaterThanOrEqualTo(4);
            for (int i = 0; i < world.told.size(); i++) {
                Crowd crowd = world.told.get(i).crowd();
                checkOne(crowd, world.truth.get(i), seed);
                for (Told earlier : world.told.subList(0, i)) {
                    checkTwo(earlier.crowd(), crowd, k, seed);
                }
                named += crowd.named().size();
                joined += joined(crowd, world.truth.get(i));
            }
        }
        // A history in which nothing can be seen would prove nothing.
        assertThat(named).isGreaterThan(HISTORIES);
        assertThat(joined).isGreaterThan(HISTORIES / 10);
    }

    private static int joined(Crowd crowd, Map<String, Long> truth) {
        return (int) truth.entrySet().stream()
                .filter(each -> each.getValue() >= crowd.k()
                        && !UNNAMED.contains(each.getKey())
                        && !crowd.named().containsKey(each.getKey()))
                .count();
    }

    private static void checkOne(Crowd crowd, Map<String, Long> truth, int seed) {
        int k = crowd.k();
        crowd.named().forEach((country, told) -> {
            assertThat(UNNAMED).as("seed %s", seed).doesNotContain(country);
            safe(told, k, seed);
            assertThat(truth.get(country)).as("seed %s", seed).isBetween(told, told + k - 1);
        });
        safe(crowd.other(), k, seed);
        safe(crowd.total(), k, seed);
        safe(crowd.total() - crowd.named().values().stream().reduce(0L, Long::sum), k, seed);
        assertThat(crowd.total())
                .as("no more is told than there are, seed %s", seed)
                .isLessThanOrEqualTo(truth.values().stream().reduce(0L, Long::sum));
        List<Long> others = truth.entrySet().stream()
                .filter(each -> !crowd.named().containsKey(each.getKey()))
                .map(Map.Entry::getValue)
                .sorted()
                .toList();
        if (crowd.other() > 0 && !crowd.named().isEmpty()) {
            // Who knows the largest country of them exactly, or guesses that it is the protected one.
            assertThat(others.stream().limit(others.size() - 1).reduce(0L, Long::sum))
                    .as("those who stand with the largest, seed %s", seed)
                    .isGreaterThanOrEqualTo(k);
        }
    }

    private static void checkTwo(Crowd earlier, Crowd later, int k, int seed) {
        safe(later.total() - earlier.total(), k, seed);
        safe(later.other() - earlier.other(), k, seed);
        for (String country : COUNTRIES) {
            long difference =
                    later.named().getOrDefault(country, 0L) - earlier.named().getOrDefault(country, 0L);
            safe(difference, k, seed);
            // Somebody subtracts what a country had when it was last named.
            safe(later.other() - earlier.named().getOrDefault(country, 0L), k, seed);
            safe(later.total() - earlier.named().getOrDefault(country, 0L), k, seed);
        }
    }

    // Without words of its own: it is asked millions of times.
    private static void safe(long number, int k, int seed) {
        if (number != 0 && Math.abs(number) < k) {
            throw new AssertionError("seed " + seed + ": " + number + " lies between 0 and " + k);
        }
    }

    @Test
    void in_which_order_and_on_which_day_of_a_week_somebody_acts_is_not_told() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<List<Act>> days = days(random);
            assertThat(live(shuffledWithinWeeks(days, random), 10).told)
                    .as("seed %s", seed)
                    .isEqualTo(live(days, 10).told);
        }
    }

    /// The first day is told by itself; then all acts of seven days in another order. What one person does stays in
    /// its order.
    private static List<List<Act>> shuffledWithinWeeks(List<List<Act>> days, Random random) {
        List<List<Act>> shuffled = new ArrayList<>();
        for (int first = 0; first < days.size(); first += first == 0 ? 1 : Told.DAYS) {
            List<List<Act>> week = days.subList(first, Math.min(days.size(), first == 0 ? 1 : first + Told.DAYS));
            Map<Integer, List<Act>> byPerson =
                    week.stream().flatMap(List::stream).collect(Collectors.groupingBy(Act::person));
            List<List<Act>> people = new ArrayList<>(byPerson.values());
            Collections.shuffle(people, random);
            List<List<Act>> again = new ArrayList<>();
            week.forEach(day -> again.add(new ArrayList<>()));
            people.forEach(acts -> again.get(random.nextInt(again.size())).addAll(acts));
            shuffled.addAll(again);
        }
        return shuffled;
    }

    /// Whoever sees only what is told cannot say whether anybody at all supports from a country that was never named:
    /// the same could have been told if those people lived elsewhere.
    @Test
    void a_country_that_was_never_named_could_be_any_other() {
        int hidden = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            List<List<Act>> days = days(random);
            World world = live(days, 10);
            Set<String> everNamed = world.told.stream()
                    .flatMap(each -> each.crowd().named().keySet().stream())
                    .collect(Collectors.toSet());
            for (String country : COUNTRIES) {
                boolean small = world.truth.stream().allMatch(each -> each.getOrDefault(country, 0L) < 10);
                if (!everNamed.contains(country) && small && !UNNAMED.contains(country)) {
                    hidden++;
                    List<List<Act>> elsewhere = days.stream()
                            .map(day -> day.stream()
                                    .map(act -> act.country().equals(country) ? new Act(act.person(), "XX") : act)
                                    .toList())
                            .toList();
                    assertThat(live(elsewhere, 10).told).as("seed %s", seed).isEqualTo(world.told);
                }
            }
        }
        assertThat(hidden).isGreaterThan(HISTORIES);
    }

    /// One person more or less, in any country: what is told stays, or moves by k at least. And while fewer than k
    /// stand
    /// elsewhere, one more of them moves nothing at all.
    @Test
    void one_person_who_comes_or_goes_is_not_seen() {
        int moved = 0;
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            Map<String, Long> people = new HashMap<>();
            COUNTRIES.forEach(country -> people.put(country, (long) random.nextInt(random.nextInt(60) + 1)));
            Crowd before = Crowd.of(people, UNNAMED, 10);
            for (String country : COUNTRIES) {
                Map<String, Long> more = new HashMap<>(people);
                more.merge(country, 1L, Long::sum);
                Crowd after = Crowd.of(more, UNNAMED, 10);
                checkTwo(before, after, 10, seed);
                moved += after.equals(before) ? 0 : 1;
            }
        }
        assertThat(moved).as("at a multiple something moves, elsewhere nothing").isBetween(1, HISTORIES * 4);
        Crowd without = Crowd.of(people("DE 30, NL 20"), UNNAMED, 10);
        for (int few = 1; few < 10; few++) {
            assertThat(Crowd.of(people("DE 30, NL 20, IR " + few), UNNAMED, 10)).isEqualTo(without);
            assertThat(Crowd.of(people("DE 30, NL 20, SE " + few), UNNAMED, 10)).isEqualTo(without);
        }
    }

    /// k itself may change in the middle of a history.
    @Test
    void a_change_of_k_tells_nothing_either() {
        for (int seed = 0; seed < HISTORIES; seed++) {
            Random random = new Random(seed);
            World world = new World(10);
            for (List<Act> day : days(random)) {
                day.forEach(act -> act.in(world));
                int next = List.of(5, 10, 20, 50).get(random.nextInt(4));
                int last = world.told.isEmpty()
                        ? next
                        : world.told.getLast().crowd().k();
                world.k = Crowd.mayFollow(next, last) ? next : last;
                world.look();
                world.today = world.today.plusDays(1);
            }
            for (int i = 0; i < world.told.size(); i++) {
                Crowd crowd = world.told.get(i).crowd();
                checkOne(crowd, world.truth.get(i), seed);
                for (Told earlier : world.told.subList(0, i)) {
                    checkTwo(earlier.crowd(), crowd, 5, seed);
                }
            }
        }
    }
}
