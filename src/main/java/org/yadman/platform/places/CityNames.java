package org.yadman.platform.places;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// The names of cities, to be searched. All lie one behind the other in one array, a byte a letter, for fewer than 256
/// letters occur in any of them. Every word of a name is a place where a search may begin; those that share their first
/// two letters stand together. A city is called by its rank, as in {@link Cities}.
final class CityNames {

    private static final int LEAST_FOR_A_TYPO = 5;
    /// Room behind the last name, so that no comparison has to look out for the end; so nothing longer is looked for.
    private static final int ROOM = 64;

    private final String[] countries;
    /// The code of each letter that occurs, from 1; 0 stands between names.
    private final byte[] codes = new byte[Character.MAX_VALUE + 1];
    private int letters;
    private final byte space;
    private final byte[] names;
    private final int[] namesAt;
    /// Where words begin in `names`, by their first two letters, and where in this list two letters begin.
    private final int[] words;
    private final int[] wordsAt;

    /// @param all the folded names of each city
    /// @param countries of each city
    CityNames(List<? extends Collection<String>> all, String[] countries) {
        this.countries = countries;
        namesAt = new int[all.size() + 1];
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(0);
        for (int rank = 0; rank < all.size(); rank++) {
            namesAt[rank] = bytes.size();
            for (String name : all.get(rank)) {
                bytes.writeBytes(letters(name));
                bytes.write(0);
            }
        }
        namesAt[all.size()] = bytes.size();
        names = Arrays.copyOf(bytes.toByteArray(), bytes.size() + ROOM);
        space = codes[' '];
        wordsAt = new int[(letters + 2) * (letters + 2) + 1];
        words = sortedWords();
    }

    private byte[] letters(String name) {
        byte[] bytes = new byte[name.length()];
        for (int i = 0; i < bytes.length; i++) {
            char letter = name.charAt(i);
            if (codes[letter] == 0) {
                codes[letter] = next();
            }
            bytes[i] = codes[letter];
        }
        return bytes;
    }

    // One code is left for letters that no name has.
    private byte next() {
        if (letters == 254) {
            throw new IllegalStateException("More letters than a byte can tell apart");
        }
        return (byte) ++letters;
    }

    // Sorted by counting, which keeps the order of ranks among words that begin alike.
    private int[] sortedWords() {
        int count = 0;
        for (int at = 1; at < namesAt[countries.length]; at++) {
            if (isWord(at)) {
                wordsAt[pair(at) + 1]++;
                count++;
            }
        }
        for (int pair = 1; pair < wordsAt.length; pair++) {
            wordsAt[pair] += wordsAt[pair - 1];
        }
        int[] sorted = new int[count];
        int[] next = wordsAt.clone();
        for (int at = 1; at < namesAt[countries.length]; at++) {
            if (isWord(at)) {
                sorted[next[pair(at)]++] = at;
            }
        }
        return sorted;
    }

    private boolean isWord(int at) {
        return names[at] != 0 && (names[at - 1] == 0 || names[at - 1] == space);
    }

    private int pair(int at) {
        return pair(names[at], names[at + 1]);
    }

    private int pair(byte first, byte second) {
        return Byte.toUnsignedInt(first) * (letters + 2) + Byte.toUnsignedInt(second);
    }

    /// The folded names of a city.
    List<String> of(int rank) {
        char[] alphabet = new char[letters + 1];
        for (int letter = 0; letter < codes.length; letter++) {
            alphabet[Byte.toUnsignedInt(codes[letter])] = (char) letter;
        }
        List<String> found = new ArrayList<>();
        StringBuilder name = new StringBuilder();
        for (int at = namesAt[rank]; at < namesAt[rank + 1]; at++) {
            if (names[at] == 0) {
                found.add(name.toString());
                name.setLength(0);
            } else {
                name.append(alphabet[Byte.toUnsignedInt(names[at])]);
            }
        }
        return found;
    }

    /// Cities that a search has found.
    ///
    /// @param exact how many, the first of them, are called just so
    record Hits(int exact, List<Integer> ranks) {
        private static final Hits NONE = new Hits(0, List.of());
    }

    /// How a name fits what was typed, the best first.
    private enum Fit {
        WHOLE,
        BEGINS,
        LATER_WORD,
        NOT
    }

    // The best of each kind of fit, gathered in the order of ranks.
    private final class Best {
        private final Map<Fit, List<Integer>> fits = new EnumMap<>(Fit.class);
        private final String country;
        private final int limit;
        private int last = -1;
        private Fit best = Fit.NOT;

        Best(String country, int limit) {
            this.country = country;
            this.limit = limit;
        }

        void add(int rank, Fit fit) {
            if (rank != last) {
                settle();
                last = rank;
                best = fit;
            } else if (fit.compareTo(best) < 0) {
                best = fit;
            }
        }

        private void settle() {
            if (best != Fit.NOT && (country.isEmpty() || country.equals(countries[last]))) {
                List<Integer> same = of(best);
                if (same.size() < limit) {
                    same.add(last);
                }
            }
        }

        boolean full() {
            return of(Fit.WHOLE).size() >= limit;
        }

        private List<Integer> of(Fit fit) {
            return fits.computeIfAbsent(fit, none -> new ArrayList<>());
        }

        Hits hits() {
            settle();
            return new Hits(
                    Math.min(of(Fit.WHOLE).size(), limit),
                    fits.values().stream().flatMap(List::stream).limit(limit).toList());
        }
    }

    /// Cities of which a name is, begins with, or has a later word that begins with this; in one country if one is
    /// given.
    Hits named(String folded, String country, int limit) {
        if (folded.length() < 2 || folded.length() > ROOM - 2) {
            return Hits.NONE;
        }
        byte[] typed = typed(folded);
        Best best = new Best(country, limit);
        int pair = pair(typed[0], typed[1]);
        for (int i = wordsAt[pair]; i < wordsAt[pair + 1] && !best.full(); i++) {
            int at = words[i];
            if (Arrays.equals(names, at, at + typed.length, typed, 0, typed.length)) {
                best.add(rank(at), fit(at, at + typed.length));
            }
        }
        return best.hits();
    }

    /// The same with one letter wrong, too few, too many, or two the wrong way round; nothing for very short words.
    Hits nearlyNamed(String folded, String country, int limit) {
        if (folded.length() < LEAST_FOR_A_TYPO || folded.length() > ROOM - 2) {
            return Hits.NONE;
        }
        byte[] typed = typed(folded);
        Best best = new Best(country, limit);
        int rank = 0;
        for (int at = 1; at < namesAt[countries.length] && !best.full(); at++) {
            if (isWord(at)) {
                while (namesAt[rank + 1] <= at) {
                    rank++;
                }
                best.add(rank, nearly(typed, at));
            }
        }
        return best.hits();
    }

    // A letter that no name has gets a code that no letter has.
    private byte[] typed(String folded) {
        byte[] typed = new byte[folded.length()];
        for (int i = 0; i < typed.length; i++) {
            byte code = codes[folded.charAt(i)];
            typed[i] = code == 0 ? (byte) (letters + 1) : code;
        }
        return typed;
    }

    private int rank(int at) {
        int place = Arrays.binarySearch(namesAt, at);
        return place >= 0 ? place : ~place - 1;
    }

    private Fit fit(int from, int to) {
        return names[from - 1] != 0 ? Fit.LATER_WORD : names[to] == 0 ? Fit.WHOLE : Fit.BEGINS;
    }

    private Fit nearly(byte[] typed, int at) {
        int same = 0;
        while (same < typed.length && typed[same] == names[at + same]) {
            same++;
        }
        if (same == typed.length) {
            return fit(at, at + same);
        }
        Fit best = rest(typed, same + 1, at + same);
        if (names[at + same] != 0) {
            best = better(best, rest(typed, same + 1, at + same + 1));
            best = better(best, rest(typed, same, at + same + 1));
        }
        if (same + 1 < typed.length && typed[same] == names[at + same + 1] && typed[same + 1] == names[at + same]) {
            best = better(best, rest(typed, same + 2, at + same + 2));
        }
        return best != Fit.NOT && names[at - 1] != 0 ? Fit.LATER_WORD : best;
    }

    // How the rest of what was typed fits what stands there.
    private Fit rest(byte[] typed, int from, int there) {
        int end = there + typed.length - from;
        return !Arrays.equals(names, there, end, typed, from, typed.length)
                ? Fit.NOT
                : names[end] == 0 ? Fit.WHOLE : Fit.BEGINS;
    }

    private static Fit better(Fit a, Fit b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
