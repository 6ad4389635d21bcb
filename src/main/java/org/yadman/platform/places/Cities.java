package org.yadman.platform.places;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.yadman.platform.text.Localized;
import org.yadman.pure.names.SearchText;

/// The list of cities as `bench/make-places` made it, in arrays of numbers: as objects it would take
/// ten times as much of a small server's memory. A city is called here by its rank, the largest is 0;
/// so a walk in order finds the best first.
///
/// All names lie one behind the other in one array, a byte a letter, for fewer than 256 letters occur in any of them.
/// Every word of a name is a place where a search may begin; those that share their first two letters stand together.
final class Cities {

    private static final String FILE = "/places/cities.txt";
    private static final int LEAST_FOR_A_TYPO = 5;
    /// A quarter counts for less than a city of its size, or a capital's quarters would stand before all towns.
    private static final int QUARTER = 4;
    /// Room behind the last name, so that no comparison has to look out for the end; so nothing longer is looked for.
    private static final int ROOM = 64;

    private final String[] zones;
    private final int[] ids;
    private final String[] countries;
    private final short[] zone;
    private final short[] latitude;
    private final short[] longitude;
    private final int[] hundreds;
    /// Numbers and ranks in one, sorted by number.
    private final long[] byId;
    /// Both names of each city, as UTF-8, and where they begin.
    private final byte[] shown;
    private final int[] shownAt;

    /// The code of each letter that occurs, from 1; 0 stands between names.
    private final byte[] codes = new byte[Character.MAX_VALUE + 1];
    private int letters;
    private final byte space;
    private final byte[] names;
    private final int[] namesAt;
    /// Where words begin in `names`, by their first two letters, and where in this list two letters begin.
    private final int[] words;
    private final int[] wordsAt;

    private Cities(String[] zones, List<String[]> rows) {
        int count = rows.size();
        this.zones = zones;
        ids = rows.stream().mapToInt(row -> Integer.parseInt(row[0])).toArray();
        countries = rows.stream().map(row -> row[1].intern()).toArray(String[]::new);
        zone = shorts(rows, 2);
        latitude = shorts(rows, 3);
        longitude = shorts(rows, 4);
        hundreds = rows.stream()
                .mapToInt(row -> Math.abs(Integer.parseInt(row[5])))
                .toArray();
        byId = IntStream.range(0, count)
                .mapToLong(rank -> (long) ids[rank] << Integer.SIZE | rank)
                .sorted()
                .toArray();
        shownAt = new int[count + 1];
        namesAt = new int[count + 1];
        Bytes shownBytes = new Bytes();
        Bytes nameBytes = new Bytes();
        nameBytes.add((byte) 0);
        for (int rank = 0; rank < count; rank++) {
            String[] row = rows.get(rank);
            shownAt[rank] = shownBytes.size();
            shownBytes.add((row[6] + "\t" + row[7]).getBytes(StandardCharsets.UTF_8));
            namesAt[rank] = nameBytes.size();
            Set<String> all = new LinkedHashSet<>(List.of(row[8].split(",", -1)));
            all.add(SearchText.fold(row[6]));
            all.add(SearchText.fold(row[7]));
            all.remove("");
            for (String name : all) {
                nameBytes.add(letters(name));
                nameBytes.add((byte) 0);
            }
        }
        shownAt[count] = shownBytes.size();
        namesAt[count] = nameBytes.size();
        shown = shownBytes.trimmed(0);
        names = nameBytes.trimmed(ROOM);
        space = codes[' '];
        wordsAt = new int[(letters + 2) * (letters + 2) + 1];
        words = sortedWords();
    }

    // Loaded with this class, so once, and only when somebody asks.
    private static final class Loaded {
        private static final Cities CITIES = read();

        private static Cities read() {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                    Objects.requireNonNull(Cities.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
                reader.readLine();
                String[] zones = Objects.requireNonNull(reader.readLine()).split(" ", -1);
                List<String[]> rows = reader.lines()
                        .map(line -> line.split("\t", -1))
                        .sorted(Comparator.comparingInt(row -> -weight(Integer.parseInt(row[5]))))
                        .toList();
                return new Cities(zones, rows);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private static int weight(int hundreds) {
            return hundreds < 0 ? -hundreds / QUARTER : hundreds;
        }
    }

    static Cities get() {
        return Loaded.CITIES;
    }

    private static short[] shorts(List<String[]> rows, int column) {
        short[] shorts = new short[rows.size()];
        for (int i = 0; i < shorts.length; i++) {
            shorts[i] = Short.parseShort(rows.get(i)[column]);
        }
        return shorts;
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
        for (int at = 1; at < namesAt[size()]; at++) {
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
        for (int at = 1; at < namesAt[size()]; at++) {
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

    int size() {
        return ids.length;
    }

    // ---- what is known of one

    Optional<Integer> find(int id) {
        int at = Arrays.binarySearch(byId, (long) id << Integer.SIZE);
        int place = at >= 0 ? at : ~at;
        return place < byId.length && byId[place] >> Integer.SIZE == id
                ? Optional.of((int) byId[place])
                : Optional.empty();
    }

    City city(int rank) {
        String[] both = new String(shown, shownAt[rank], shownAt[rank + 1] - shownAt[rank], StandardCharsets.UTF_8)
                .split("\t", -1);
        return new City(
                ids[rank],
                countries[rank],
                new Localized(both[1].isEmpty() ? Map.of("en", both[0]) : Map.of("en", both[0], "fa", both[1])),
                latitude[rank] / 100.0,
                longitude[rank] / 100.0,
                ZoneId.of(zones[zone[rank]]),
                hundreds[rank] * 100);
    }

    List<City> cities(Hits hits) {
        return hits.ranks().stream().map(this::city).toList();
    }

    /// Every folded name by which a city is found.
    List<String> names(int rank) {
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

    // ---- search

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
        for (int at = 1; at < namesAt[size()] && !best.full(); at++) {
            if (isWord(at)) {
                while (namesAt[rank + 1] <= at) {
                    rank++;
                }
                best.add(rank, nearly(typed, at));
            }
        }
        return best.hits();
    }

    /// The largest cities of a country.
    Hits of(String country, int limit) {
        return new Hits(
                0,
                IntStream.range(0, size())
                        .filter(rank -> countries[rank].equals(country))
                        .limit(limit)
                        .boxed()
                        .toList());
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

    // ---- near

    List<Integer> near(double north, double east, double km, int limit) {
        record Found(int rank, double km) {}
        // A degree of latitude is 111 km everywhere; what is farther in it alone needs no reckoning.
        double degrees = km / 111 + 0.01;
        List<Found> found = new ArrayList<>();
        for (int rank = 0; rank < size(); rank++) {
            if (Math.abs(latitude[rank] / 100.0 - north) <= degrees) {
                double distance = Gazetteer.distance(north, east, latitude[rank] / 100.0, longitude[rank] / 100.0);
                if (distance <= km) {
                    found.add(new Found(rank, distance));
                }
            }
        }
        return found.stream()
                .sorted(Comparator.comparingDouble(Found::km))
                .limit(limit)
                .map(Found::rank)
                .toList();
    }

    /// Bytes that are gathered one by one.
    private static final class Bytes {
        private byte[] bytes = new byte[1 << 16];
        private int size;

        void add(byte... more) {
            if (size + more.length > bytes.length) {
                bytes = Arrays.copyOf(bytes, bytes.length * 2);
            }
            System.arraycopy(more, 0, bytes, size, more.length);
            size += more.length;
        }

        int size() {
            return size;
        }

        byte[] trimmed(int room) {
            return Arrays.copyOf(bytes, size + room);
        }
    }
}
