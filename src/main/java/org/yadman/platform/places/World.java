package org.yadman.platform.places;

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

/// The whole world, as `bench/make-map` drew it: Natural Earth 4.1 in the Equal Earth projection
/// (Šavrič, Patterson, Jenny, 2018, doi 10.1080/13658816.2018.1504949), which keeps areas, so that no
/// country looks larger than it is. It takes no side: land without a code of ISO 3166 is drawn, and
/// belongs to nobody.
@Component
public final class World {

    /// The size of the drawing in its own units; it is shown at about half of that.
    public static final int WIDTH = 2000;

    public static final int HEIGHT = 867;

    /// The northernmost latitude shown.
    private static final double NORTH = 83.7;

    private static final double A1 = 1.340264;
    private static final double A2 = -0.081106;
    private static final double A3 = 0.000893;
    private static final double A4 = 0.003796;
    private static final double M = Math.sqrt(3) / 2;
    private static final double SCALE = WIDTH / (2 * x(Math.PI, 0));
    private static final double TOP = y(Math.toRadians(NORTH));

    private static final String FILE = "/places/world.txt";

    private final Map<String, Place> places = new LinkedHashMap<>();
    private final String withoutCode;

    /// A country.
    ///
    /// @param x the middle of its largest part, in units of the drawing; so y
    /// @param small whether it cannot be seen without a mark
    /// @param path its outline; empty where it is too small to have one
    public record Place(String code, int x, int y, boolean small, String path) {}

    World() {
        List<String> lines = lines();
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

    /// Where a point of the earth stands in the drawing.
    public static Point point(double latitude, double longitude) {
        double north = Math.toRadians(latitude);
        return new Point(WIDTH / 2.0 + x(Math.toRadians(longitude), north) * SCALE, (TOP - y(north)) * SCALE);
    }

    private static double x(double longitude, double latitude) {
        double t = theta(latitude);
        double t2 = t * t;
        double t6 = t2 * t2 * t2;
        return longitude * Math.cos(t) / (M * (A1 + 3 * A2 * t2 + t6 * (7 * A3 + 9 * A4 * t2)));
    }

    private static double y(double latitude) {
        double t = theta(latitude);
        double t2 = t * t;
        double t6 = t2 * t2 * t2;
        return t * (A1 + A2 * t2 + t6 * (A3 + A4 * t2));
    }

    private static double theta(double latitude) {
        return Math.asin(M * Math.sin(latitude));
    }

    public Optional<Place> find(String country) {
        return Optional.ofNullable(places.get(country));
    }

    /// All land, as one path.
    public String land() {
        return places.values().stream().map(Place::path).collect(Collectors.joining("", "", withoutCode));
    }

    Map<String, Place> places() {
        return Map.copyOf(places);
    }
}
