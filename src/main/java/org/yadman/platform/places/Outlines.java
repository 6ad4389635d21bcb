package org.yadman.platform.places;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The outlines of the countries in degrees, as `bench/make-map` made them: Natural Earth 4.1. Read when first asked
/// for.
final class Outlines {

    private static final String FILE = "/places/outlines.txt";

    private Outlines() {}

    // Loaded with this class, so once, and only when somebody asks.
    private static final class Loaded {
        private static final Map<String, List<Ring>> RINGS = read();
    }

    /// The rings of each country; `--` is land without a code.
    static Map<String, List<Ring>> all() {
        return Loaded.RINGS;
    }

    /// The rings of a country, the largest first.
    static List<Ring> of(String country) {
        return Loaded.RINGS.getOrDefault(country, List.of());
    }

    private static Map<String, List<Ring>> read() {
        Map<String, List<Ring>> rings = new LinkedHashMap<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(Outlines.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            reader.lines().skip(1).forEach(line -> {
                String[] parts = line.split(" ", 2);
                List<Ring> of = new ArrayList<>();
                for (String ring : parts[1].split(";", -1)) {
                    of.add(new Ring(points(ring.split(",", -1))));
                }
                rings.put(parts[0], List.copyOf(of));
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rings;
    }

    // The first two numbers are a point, all others steps from the one before.
    private static short[] points(String[] numbers) {
        short[] points = new short[numbers.length];
        for (int i = 0; i < points.length; i++) {
            points[i] = (short) ((i < 2 ? 0 : points[i - 2]) + Integer.parseInt(numbers[i]));
        }
        return points;
    }
}
