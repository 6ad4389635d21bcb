package org.yadman.platform.places;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Maps of the world, of its regions and of countries. The world is drawn beforehand; a nearer map is
/// projected when it is asked for, round its own middle, so that no country is slanted: Lambert's
/// azimuthal projection, which keeps areas too (Snyder, Map projections, USGS Professional Paper 1395,
/// 1987, p. 182).
@Component
public final class Atlas {

    private static final double EARTH_KM = 6371.0088;
    private static final double WIDTH = World.WIDTH;
    /// A country's map is at least so wide, so that a city alone has something round it.
    private static final double LEAST_KM = 60;
    private static final double MARGIN = 1.14;
    private static final double FLATTEST = 0.5;
    private static final double TALLEST = 0.72;
    /// Part of a country is what is nearer to its largest part than this share of that part's size; what is farther
    /// away is on the map only if something there is to be shown.
    private static final double NEAR = 0.12;
    private static final int LARGEST_CITIES = 5;
    /// A kilometre on the paper is at most so many on the ground: towards the edge the projection presses together.
    private static final double PRESSED = 1.3;

    private final World world;
    private final Map<Region, Drawing> regions = new ConcurrentHashMap<>();

    Atlas(World world) {
        this.world = world;
    }

    /// The whole world.
    public Drawing world() {
        return new Drawing(
                World.HEIGHT, world.land(), "", position -> World.point(position.latitude(), position.longitude()));
    }

    /// A part of the world. Drawn once: it never changes, and there are few.
    public Drawing region(Region region) {
        return regions.computeIfAbsent(region, Atlas::drawn);
    }

    private static Drawing drawn(Region region) {
        double scale = WIDTH / region.kilometres();
        return drawing(
                new Lambert(region.middle()),
                new Frame(-region.kilometres() / 2, -region.kilometres() * Region.SHAPE / 2, scale, (int)
                        Math.round(WIDTH * Region.SHAPE)),
                "");
    }

    /// A country with what is round it.
    ///
    /// @param also what has to be on the map even if it lies far from the country's largest part
    /// @return nothing where no outline is known
    public Optional<Drawing> country(String country, Collection<Position> also) {
        List<Ring> rings = Outlines.of(country);
        if (rings.isEmpty()) {
            return Optional.empty();
        }
        Ring.Box main = rings.getFirst().box();
        Lambert lambert = new Lambert(main.middle());
        List<Point> shown = new ArrayList<>();
        for (Ring ring : rings) {
            if (main.gap(ring.box()) <= NEAR * main.size()) {
                for (int i = 0; i < ring.size(); i++) {
                    shown.add(lambert.point(ring.position(i)));
                }
            }
        }
        Stream.concat(also.stream(), largestCities(country).stream())
                .map(lambert::point)
                .forEach(shown::add);
        return Optional.of(drawing(lambert, Frame.round(shown), country));
    }

    /// The middle of a country's largest part, or its largest city where no outline is known.
    public Optional<Position> middle(String country) {
        return Outlines.of(country).stream()
                .findFirst()
                .map(Ring::centre)
                .or(() -> largestCities(country).stream().findFirst());
    }

    private static List<Position> largestCities(String country) {
        Cities cities = Cities.get();
        return cities.cities(cities.of(country, LARGEST_CITIES)).stream()
                .map(City::position)
                .toList();
    }

    // ---- drawing

    private static Drawing drawing(Lambert lambert, Frame frame, String country) {
        StringBuilder land = new StringBuilder();
        StringBuilder own = new StringBuilder();
        double reach = frame.reach();
        for (Map.Entry<String, List<Ring>> each : Outlines.all().entrySet()) {
            StringBuilder path = each.getKey().equals(country) ? own : land;
            for (Ring ring : each.getValue()) {
                if (!ring.isFarther(lambert.middle(), reach)) {
                    Pen.draw(placed(ring, lambert, frame), frame.height(), path);
                }
            }
        }
        return new Drawing(
                frame.height(), land.toString(), own.toString(), position -> frame.point(lambert.point(position)));
    }

    private static List<Point> placed(Ring ring, Lambert lambert, Frame frame) {
        List<Point> placed = new ArrayList<>(ring.size());
        for (int i = 0; i < ring.size(); i++) {
            placed.add(frame.point(lambert.point(ring.position(i))));
        }
        return placed;
    }

    /// The projection round a middle, in kilometres to the east and south of it.
    private record Lambert(Position middle, double sine, double cosine) {

        Lambert(Position middle) {
            this(middle, Math.sin(Math.toRadians(middle.latitude())), Math.cos(Math.toRadians(middle.latitude())));
        }

        double cosine(Position position) {
            double north = Math.toRadians(position.latitude());
            return sine * Math.sin(north) + cosine * Math.cos(north) * Math.cos(east(position));
        }

        Point point(Position position) {
            double north = Math.toRadians(position.latitude());
            double k = EARTH_KM * Math.sqrt(2 / Math.max(1 + cosine(position), 1e-9));
            return new Point(
                    k * Math.cos(north) * Math.sin(east(position)),
                    -k * (cosine * Math.sin(north) - sine * Math.cos(north) * Math.cos(east(position))));
        }

        private double east(Position position) {
            return Math.toRadians(position.longitude() - middle.longitude());
        }
    }

    /// What of the projected earth is on the paper.
    ///
    /// @param x the left edge in kilometres; so y the upper one
    /// @param scale units for a kilometre
    private record Frame(double x, double y, double scale, int height) {

        static Frame round(List<Point> shown) {
            double west = shown.stream().mapToDouble(Point::x).min().orElse(0);
            double east = shown.stream().mapToDouble(Point::x).max().orElse(0);
            double north = shown.stream().mapToDouble(Point::y).min().orElse(0);
            double south = shown.stream().mapToDouble(Point::y).max().orElse(0);
            double across = Math.max((east - west) * MARGIN, LEAST_KM);
            double down = Math.max((south - north) * MARGIN, LEAST_KM * FLATTEST);
            double width = Math.max(across, down / TALLEST);
            double height = Math.max(down, width * FLATTEST);
            return new Frame((west + east - width) / 2, (north + south - height) / 2, WIDTH / width, (int)
                    Math.round(WIDTH * height / width));
        }

        // The projected place farthest from the middle, as kilometres on the ground; not beyond a quarter of the earth,
        // where the projection begins to tear.
        double reach() {
            double across = Math.max(Math.abs(x), Math.abs(x + WIDTH / scale));
            double down = Math.max(Math.abs(y), Math.abs(y + height / scale));
            return Math.min(Math.hypot(across, down) * PRESSED, EARTH_KM * Math.PI / 2);
        }

        Point point(Point kilometres) {
            return new Point((kilometres.x() - x) * scale, (kilometres.y() - y) * scale);
        }
    }
}
