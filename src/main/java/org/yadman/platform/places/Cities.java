package org.yadman.platform.places;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.yadman.platform.text.Localized;
import org.yadman.pure.names.SearchText;

/// The list of cities as `bench/make-places` made it, in arrays of numbers: as objects it would take ten times as much
/// of
/// a small server's memory. A city is called here by its rank, the largest is 0; so a walk in order finds the best
/// first.
final class Cities {

    private static final String FILE = "/places/cities.txt";
    /// A quarter counts for less than a city of its size, or a capital's quarters would stand before all towns.
    private static final int QUARTER = 4;

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

    private final CityNames names;

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
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        List<Set<String>> names = new ArrayList<>();
        for (int rank = 0; rank < count; rank++) {
            String[] row = rows.get(rank);
            shownAt[rank] = bytes.size();
            bytes.writeBytes((row[6] + "	" + row[7]).getBytes(StandardCharsets.UTF_8));
            Set<String> all = new LinkedHashSet<>(List.of(row[8].split(",", -1)));
            all.add(SearchText.fold(row[6]));
            all.add(SearchText.fold(row[7]));
            all.remove("");
            names.add(all);
        }
        shownAt[count] = bytes.size();
        shown = bytes.toByteArray();
        this.names = new CityNames(names, countries);
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

    CityNames names() {
        return names;
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

    List<City> cities(CityNames.Hits hits) {
        return hits.ranks().stream().map(this::city).toList();
    }

    /// The largest cities of a country.
    CityNames.Hits of(String country, int limit) {
        return new CityNames.Hits(
                0,
                IntStream.range(0, size())
                        .filter(rank -> countries[rank].equals(country))
                        .limit(limit)
                        .boxed()
                        .toList());
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
}
