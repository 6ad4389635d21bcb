package org.yadman.recognition;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/// The outlines of the countries, as `bench/make-map` made them: Natural Earth 4.1 in the Equal Earth projection. They
/// take no side: land without a code of ISO 3166 is drawn, and belongs to nobody.
@Component
class World {

    private static final String FILE = "/recognition/world.txt";

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final String withoutCode;
    private final int width;
    private final int height;

    /// A country.
    ///
    /// @param x the middle of its largest part, in units of the drawing; so y
    /// @param small whether it cannot be seen without a mark
    /// @param path its outline; empty where it is too small to have one
    record Place(String code, int x, int y, boolean small, String path) {}

    World() {
        List<String> lines = lines();
        String[] head = lines.getFirst().split(" ", -1);
        width = Integer.parseInt(head[head.length - 2]);
        height = Integer.parseInt(head[head.length - 1]);
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.split(" ", 5);
            Place place = new Place(
                    parts[0],
                    Integer.parseInt(parts[1]),
                    Integer.parseInt(parts[2]),
                    parts[3].equals("o"),
                    parts.length > 4 ? parts[4] : "");
            places.put(place.code(), place);
        }
        Place land = places.remove("--");
        withoutCode = land == null ? "" : land.path();
    }

    private static List<String> lines() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(World.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    Optional<Place> find(String country) {
        return Optional.ofNullable(places.get(country));
    }

    /// All land, as one path.
    String land() {
        return places.values().stream().map(Place::path).collect(Collectors.joining("", "", withoutCode));
    }

    Map<String, Place> places() {
        return Map.copyOf(places);
    }
}
