package org.yadman.pure.tally;

import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;

/// How many people, told in such a way that nobody stands alone: the k rule.
///
/// What a reader may subtract is the danger. From an exact total and exact countries follows the one country that was
/// left out; from this week's number and last week's, the one person who came. Three things together prevent it:
///
/// 1. Every number is rounded down to a multiple of k by itself. Two of them differ by nothing or by at least k,
///    whenever they were published, and the same multiple stands for k different counts.
/// 2. The total is no count of its own but the sum of what is told. An own one would say how much the other roundings
///    together have left out; who knows some countries exactly could subtract those.
/// 3. Countries with fewer than k people, and those that must not be named, are *other*. There nobody may be seen by
///    subtraction either: whoever takes the largest country out of it still has k people before them. Where that is
///    not so, the smallest country that could be named is told with the others (complementary suppression), and then
///    the next. Otherwise an "other" made of one protected country would be that country's own number.
///
/// Fewer than k others are told as none, so that a single one of them changes nothing. After Willenborg and de Waal,
/// *Elements of Statistical Disclosure Control* (2001), on rounding and on secondary suppression.
///
/// @param k how many people stand together at least
/// @param named a country → how many people at least, a multiple of k
/// @param other how many people at least in all other countries together, a multiple of k
public record Crowd(int k, NavigableMap<String, Long> named, long other) {

    /// The fewest that may stand together.
    public static final int SMALLEST_K = 5;

    /// The most that have to.
    public static final int LARGEST_K = 50;

    public Crowd {
        check(k);
        named = Collections.unmodifiableNavigableMap(new TreeMap<>(named));
        int multiple = k;
        if (other < 0 || other % k != 0 || named.values().stream().anyMatch(n -> n < multiple || n % multiple != 0)) {
            throw new IllegalArgumentException("A number that is told is a multiple of k");
        }
    }

    private static void check(int k) {
        if (k < SMALLEST_K || k > LARGEST_K) {
            throw new IllegalArgumentException("k is a number from 5 to 50, not " + k);
        }
    }

    /// Tells how many there are.
    ///
    /// @param people a country → how many people
    /// @param unnamed countries that must not be named
    public static Crowd of(Map<String, Long> people, Set<String> unnamed, int k) {
        check(k);
        NavigableMap<String, Long> named = new TreeMap<>();
        Others others = new Others();
        people.forEach((country, count) -> {
            if (count >= k && !unnamed.contains(country)) {
                named.put(country, count);
            } else {
                others.take(count);
            }
        });
        while (!others.areSafe(k) && !named.isEmpty()) {
            String smallest = Collections.min(
                    named.keySet(),
                    Comparator.<String, Long>comparing(named::get).thenComparing(country -> country));
            others.take(named.getOrDefault(smallest, 0L));
            named.remove(smallest);
        }
        named.replaceAll((country, count) -> roundedDown(count, k));
        return new Crowd(k, named, roundedDown(others.all, k));
    }

    /// The same, with more countries among the others: for what was told before they had to be. Where "other" would
    /// then
    /// be one country's own number, the smallest that is named goes along.
    public Crowd hiding(Set<String> unnamed) {
        if (Collections.disjoint(named.keySet(), unnamed)) {
            return this;
        }
        Map<String, Long> told = new TreeMap<>(named);
        Set<String> hidden = new HashSet<>(unnamed);
        told.put("", other);
        hidden.add("");
        return of(told, hidden, k);
    }

    /// How many people several groups have together, of which no group may be seen: none, unless there are
    /// k people besides the two largest groups; else the sum of each number rounded down to fives, rounded
    /// down again. So of two groups that know each other's numbers neither learns of the others anything
    /// but that they are k at least. And whoever moves the second rounding with a number of their own, week
    /// after week, finds out what the others have only by fives, in which nobody who joins them is seen.
    ///
    /// @param groups how many people each of them has
    public static long together(Collection<Long> groups, int k) {
        check(k);
        long besides = groups.stream()
                .sorted(Comparator.reverseOrder())
                .skip(2)
                .mapToLong(Long::longValue)
                .sum();
        long told = groups.stream()
                .mapToLong(number -> roundedDown(number, SMALLEST_K))
                .sum();
        return besides >= k ? roundedDown(told, k) : 0;
    }

    private static long roundedDown(long count, int k) {
        return count - count % k;
    }

    private static final class Others {
        private long all;
        private long largest;

        void take(long country) {
            all += country;
            largest = Math.max(largest, country);
        }

        boolean areSafe(int k) {
            return all < k || all - largest >= k;
        }
    }

    /// The sum of what is told.
    public long total() {
        return named.values().stream().mapToLong(Long::longValue).sum() + other;
    }

    /// Whether numbers told with one k may follow on those told with another: only where one is a multiple of the
    /// other do all differences stay multiples of the smaller one.
    public static boolean mayFollow(int k, int before) {
        return k % before == 0 || before % k == 0;
    }
}
