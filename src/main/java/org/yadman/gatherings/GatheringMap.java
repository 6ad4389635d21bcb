package org.yadman.gatherings;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.gatherings.GatheringMapCircles.Circle;
import org.yadman.gatherings.GatheringMapCircles.Label;
import org.yadman.gatherings.GatheringMapMarks.Thing;
import org.yadman.platform.places.Atlas;
import org.yadman.platform.places.City;
import org.yadman.platform.places.Drawing;
import org.yadman.platform.places.Position;
import org.yadman.platform.places.Region;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Countries;
import org.yadman.platform.web.Visitor;

/// The map of gatherings, drawn, and the table of the same: of the world, of a region, of a country.
@Component
class GatheringMap {

    static final String PATH = "/gatherings/map";

    private final Atlas atlas;
    private final Countries countries;
    private final SortKeys sortKeys;

    GatheringMap(Atlas atlas, Countries countries, SortKeys sortKeys) {
        this.atlas = atlas;
        this.countries = countries;
        this.sortKeys = sortKeys;
    }

    /// How many gatherings are in a place, as exactly as it may be shown.
    ///
    /// @param country ISO 3166
    /// @param city null where only the country is shown
    record Spot(String country, @Nullable City city, int count) {}

    /// What is looked at: the world, a region, or a country.
    ///
    /// @param region null for the world
    /// @param country null for the world and a region
    record View(int year, @Nullable Region region, @Nullable String country) {

        static View world(int year) {
            return new View(year, null, null);
        }

        String address() {
            return PATH + "?year=" + year
                    + (country != null ? "&country=" + country : region != null ? "&region=" + name(region) : "");
        }

        static String name(Region region) {
            return region.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Region> region(String name) {
            return Stream.of(Region.values())
                    .filter(region -> name(region).equals(name))
                    .findFirst();
        }
    }

    /// The drawings and the table.
    ///
    /// @param above the way up, from the world
    /// @param title what is looked at
    /// @param near whether it is not the world
    /// @param countries how many, or 0 on the map of one
    /// @param parts the regions that have gatherings, or of a region its countries; each with its number
    /// @param samples circles for the key, the smallest first
    record Drawn(
            List<Visitor.Link> above,
            String title,
            boolean near,
            int count,
            int cities,
            int countries,
            String land,
            String own,
            List<Picture> pictures,
            List<Visitor.Link> parts,
            List<Sample> samples,
            boolean byCity,
            List<Row> rows) {}

    /// One of the two drawings.
    ///
    /// @param name `broad` or `narrow`
    record Picture(String name, int width, int height, List<Disc> discs) {}

    /// A circle.
    ///
    /// @param says what it stands for, in words
    /// @param inside its number, where that has room in it; else empty
    /// @param label beside it, or null
    record Disc(
            String x,
            String y,
            String r,
            String says,
            String address,
            String inside,
            @Nullable Beside label) {}

    /// A text beside a circle.
    ///
    /// @param side which part of it stands at x: `start`, `middle` or `end`, from left to right
    record Beside(String x, String y, String side, String text) {}

    /// A circle of the key.
    record Sample(String r, String number) {}

    /// A row of the table.
    ///
    /// @param language of the name, if it is not the page's
    record Row(String name, @Nullable String language, String address, String count, String cities) {}

    private enum Width {
        BROAD(1.8, 34),
        NARROW(5.4, 24);

        private final double unit;
        private final double largest;

        Width(double unit, double largest) {
            this.unit = unit;
            this.largest = largest;
        }
    }

    /// The map of what is looked at; without gatherings there is none.
    Optional<Drawn> of(View view, Collection<Spot> all, Visitor v) {
        List<Spot> spots = all.stream().filter(spot -> inView(spot, view)).toList();
        if (spots.isEmpty()) {
            return Optional.empty();
        }
        Drawing drawing = drawing(view, spots);
        List<Picture> pictures = new ArrayList<>();
        GatheringMapWords words = new GatheringMapWords(view, countries, v);
        GatheringMapMarks marks = new GatheringMapMarks(atlas, drawing, spots, words);
        for (Width width : Width.values()) {
            pictures.add(picture(width, drawing, view, marks, v));
        }
        List<Visitor.Link> above = above(view, words);
        return Optional.of(new Drawn(
                above.subList(0, above.size() - 1),
                above.getLast().text(),
                view.region() != null,
                count(spots),
                (int) spots.stream().filter(spot -> spot.city() != null).count(),
                view.country() != null
                        ? 0
                        : (int) spots.stream().map(Spot::country).distinct().count(),
                drawing.land(),
                drawing.own(),
                pictures,
                parts(view, spots, words),
                List.of(sample(1, v), sample(5, v), sample(20, v)),
                view.country() != null,
                rows(view, spots, words)));
    }

    private static boolean inView(Spot spot, View view) {
        return view.country() != null
                ? spot.country().equals(view.country())
                : view.region() == null
                        || Region.of(spot.country())
                                .filter(view.region()::equals)
                                .isPresent();
    }

    // Where a country has no outline, its region.
    private Drawing drawing(View view, List<Spot> spots) {
        if (view.region() == null) {
            return atlas.world();
        }
        if (view.country() != null) {
            List<Position> positions = spots.stream()
                    .flatMap(spot -> Stream.ofNullable(spot.city()))
                    .map(City::position)
                    .toList();
            Optional<Drawing> country = atlas.country(view.country(), positions);
            if (country.isPresent()) {
                return country.get();
            }
        }
        return atlas.region(view.region());
    }

    static Map<String, List<Spot>> byCountry(Collection<Spot> spots) {
        return spots.stream().collect(Collectors.groupingBy(Spot::country, TreeMap::new, Collectors.toList()));
    }

    static int count(Collection<Spot> spots) {
        return spots.stream().mapToInt(Spot::count).sum();
    }

    // ---- circles

    private static Picture picture(Width width, Drawing drawing, View view, GatheringMapMarks marks, Visitor v) {
        GatheringMapCircles circles = new GatheringMapCircles(drawing, width.unit, width.largest);
        List<Circle<Thing>> placed = circles.placed(marks.in(circles));
        List<List<String>> names = new ArrayList<>();
        List<Boolean> needed = new ArrayList<>();
        for (Circle<Thing> circle : placed) {
            String number = v.number(circle.count());
            boolean inside = circles.inside(circle, number);
            boolean named = width == Width.BROAD && view.region() != null;
            String name = circle.what().label();
            names.add(
                    inside
                            ? named ? List.of(name) : List.of()
                            : named ? List.of(name + " " + number, number) : List.of(number));
            needed.add(!inside);
        }
        List<@Nullable Label> labels = circles.labels(placed, names, needed);
        List<Disc> discs = new ArrayList<>();
        for (int i = 0; i < placed.size(); i++) {
            Circle<Thing> circle = placed.get(i);
            String number = v.number(circle.count());
            Label label = labels.get(i);
            discs.add(new Disc(
                    n(circle.x()),
                    n(circle.y()),
                    n(circle.r()),
                    v.t("gatherings.map.says", "place", circle.what().name(), "count", circle.count()),
                    circle.what().address(),
                    circles.inside(circle, number) ? number : "",
                    label == null ? null : new Beside(n(label.x()), n(label.y()), label.side(), label.text())));
        }
        return new Picture(width.name().toLowerCase(Locale.ROOT), drawing.width(), drawing.height(), discs);
    }

    private static List<Visitor.Link> above(View view, GatheringMapWords words) {
        Visitor v = words.v();
        List<Visitor.Link> above = new ArrayList<>();
        View world = View.world(view.year());
        above.add(link(v.t("gatherings.map.world"), v.to(world.address()), v));
        if (view.region() != null) {
            above.add(link(words.name(view.region()), words.address(view.region()), v));
        }
        if (view.country() != null) {
            above.add(link(words.name(view.country()), words.address(view.country()), v));
        }
        return above;
    }

    private static Visitor.Link link(String text, String address, Visitor v) {
        return new Visitor.Link(text, address, false, v.language());
    }

    // On the map of the world its regions; the countries of a region are the table's.
    private static List<Visitor.Link> parts(View view, List<Spot> spots, GatheringMapWords words) {
        Visitor v = words.v();
        if (view.region() != null) {
            return List.of();
        }
        Map<Region, Integer> counts = new TreeMap<>();
        spots.forEach(spot ->
                Region.of(spot.country()).ifPresent(region -> counts.merge(region, spot.count(), Integer::sum)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Region, Integer>comparingByValue().reversed())
                .map(each -> link(
                        v.t("gatherings.map.part", "part", words.name(each.getKey()), "count", each.getValue()),
                        words.address(each.getKey()),
                        v))
                .toList();
    }

    private List<Row> rows(View view, List<Spot> spots, GatheringMapWords words) {
        Visitor v = words.v();
        record Sorted(int count, String key, Row row) {}
        Stream<Sorted> rows = view.country() != null
                ? spots.stream()
                        .map(spot -> new Sorted(
                                spot.count(),
                                sortKeys.key(v.language(), spot.city() == null ? "" : words.name(spot.city())),
                                new Row(
                                        spot.city() == null ? v.t("gatherings.map.no-city") : words.name(spot.city()),
                                        spot.city() == null
                                                ? null
                                                : v.lang(v.in(spot.city().name())),
                                        words.list(spot),
                                        v.number(spot.count()),
                                        "")))
                : byCountry(spots).entrySet().stream()
                        .map(each -> new Sorted(
                                count(each.getValue()),
                                sortKeys.key(v.language(), words.name(each.getKey())),
                                new Row(
                                        words.name(each.getKey()),
                                        null,
                                        words.address(each.getKey()),
                                        v.number(count(each.getValue())),
                                        v.number(each.getValue().stream()
                                                .filter(spot -> spot.city() != null)
                                                .count()))));
        return rows.sorted(Comparator.comparingInt(Sorted::count).reversed().thenComparing(Sorted::key))
                .map(Sorted::row)
                .toList();
    }

    private static Sample sample(int count, Visitor v) {
        return new Sample(n(2.5 * Math.sqrt(count)), v.number(count));
    }

    /// With one decimal and a point, whatever the language.
    private static String n(double number) {
        long tenths = Math.round(number * 10);
        return tenths % 10 == 0 ? Long.toString(tenths / 10) : Double.toString(tenths / 10.0);
    }
}
