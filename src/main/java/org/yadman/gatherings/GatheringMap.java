package org.yadman.gatherings;

import com.ibm.icu.util.ULocale;
import java.nio.charset.StandardCharsets;
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
import org.springframework.web.util.UriUtils;
import org.yadman.gatherings.GatheringMapCircles.Circle;
import org.yadman.gatherings.GatheringMapCircles.Label;
import org.yadman.gatherings.GatheringMapCircles.Mark;
import org.yadman.platform.places.Atlas;
import org.yadman.platform.places.City;
import org.yadman.platform.places.Drawing;
import org.yadman.platform.places.Point;
import org.yadman.platform.places.Position;
import org.yadman.platform.places.Region;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Visitor;

/// The map of gatherings, drawn, and the table of the same: of the world, of a region, of a country. A city has a
/// circle;
/// where circles would cover each other, their country has one, and on the map of the world their region.
@Component
class GatheringMap {

    static final String PATH = "/gatherings/map";

    private final Atlas atlas;
    private final SortKeys sortKeys;

    GatheringMap(Atlas atlas, SortKeys sortKeys) {
        this.atlas = atlas;
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

        private static String name(Region region) {
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

    /// What a circle stands for.
    ///
    /// @param label the name beside it
    private record Thing(String name, String label, String address) {

        Thing(String name, String address) {
            this(name, name, address);
        }
    }

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
        for (Width width : Width.values()) {
            pictures.add(picture(width, drawing, view, spots, v));
        }
        List<Visitor.Link> above = above(view, v);
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
                parts(view, spots, v),
                List.of(sample(1, v), sample(5, v), sample(20, v)),
                view.country() != null,
                rows(view, spots, v)));
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
            List<Position> positions =
                    spots.stream().map(this::position).flatMap(Optional::stream).toList();
            Optional<Drawing> country = atlas.country(view.country(), positions);
            if (country.isPresent()) {
                return country.get();
            }
        }
        return atlas.region(view.region());
    }

    private static int count(Collection<Spot> spots) {
        return spots.stream().mapToInt(Spot::count).sum();
    }

    private Optional<Position> position(Spot spot) {
        return spot.city() == null
                ? atlas.middle(spot.country())
                : Optional.of(spot.city().position());
    }

    // ---- circles

    private Picture picture(Width width, Drawing drawing, View view, List<Spot> spots, Visitor v) {
        GatheringMapCircles circles = new GatheringMapCircles(drawing, width.unit, width.largest);
        List<Mark<Thing>> marks = view.country() != null
                ? ofCountry(circles, drawing, view, spots, v)
                : view.region() != null
                        ? ofRegion(circles, drawing, view, spots, v)
                        : ofWorld(circles, drawing, view, spots, v);
        List<Circle<Thing>> placed = circles.placed(marks);
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

    private List<Mark<Thing>> ofWorld(
            GatheringMapCircles circles, Drawing drawing, View view, List<Spot> spots, Visitor v) {
        Map<Region, List<Mark<Thing>>> countries = new TreeMap<>();
        byCountry(spots)
                .forEach((country, of) -> Region.of(country)
                        .ifPresent(region -> mark(drawing, of, ofCountry(view, country, v))
                                .ifPresent(mark -> countries
                                        .computeIfAbsent(region, none -> new ArrayList<>())
                                        .add(mark))));
        int most = countries.values().stream()
                .flatMap(List::stream)
                .mapToInt(Mark::count)
                .max()
                .orElse(1);
        List<Mark<Thing>> marks = new ArrayList<>();
        countries.forEach((region, of) -> {
            if (circles.crowded(of, most)) {
                marks.add(together(
                        new Thing(name(region, v), v.to(new View(view.year(), region, null).address())), of));
            } else {
                marks.addAll(of);
            }
        });
        return marks;
    }

    private List<Mark<Thing>> ofRegion(
            GatheringMapCircles circles, Drawing drawing, View view, List<Spot> spots, Visitor v) {
        int most = byCountry(spots).values().stream()
                .mapToInt(GatheringMap::count)
                .max()
                .orElse(1);
        List<Mark<Thing>> marks = new ArrayList<>();
        byCountry(spots).forEach((country, of) -> {
            Thing whole = ofCountry(view, country, v);
            List<Mark<Thing>> cities = of.stream()
                    .flatMap(spot -> mark(
                            drawing,
                            List.of(spot),
                            spot.city() == null ? whole : new Thing(name(spot.city(), v), whole.address()))
                            .stream())
                    .toList();
            if (circles.crowded(cities, most)) {
                marks.add(together(whole, cities));
            } else {
                marks.addAll(cities);
            }
        });
        return marks;
    }

    private List<Mark<Thing>> ofCountry(
            GatheringMapCircles circles, Drawing drawing, View view, List<Spot> spots, Visitor v) {
        List<Mark<Thing>> cities = spots.stream()
                .flatMap(spot -> mark(
                        drawing,
                        List.of(spot),
                        new Thing(
                                spot.city() == null ? name(spot.country(), v) : name(spot.city(), v),
                                list(view, spot, v)))
                        .stream())
                .toList();
        return circles.gathered(cities).stream()
                .map(group -> group.size() == 1
                        ? group.getFirst()
                        : new Mark<>(
                                around(group, v),
                                group.getFirst().at(),
                                group.stream().mapToInt(Mark::count).sum()))
                .toList();
    }

    // A city with those that its circle would cover.
    private static Thing around(List<Mark<Thing>> group, Visitor v) {
        Thing city = group.getFirst().what();
        return new Thing(
                v.t("gatherings.map.around", "city", city.name(), "others", group.size() - 1),
                city.name() + " +" + v.number(group.size() - 1L),
                city.address());
    }

    private static Mark<Thing> together(Thing thing, List<Mark<Thing>> marks) {
        return new Mark<>(
                thing,
                GatheringMapCircles.middle(marks),
                marks.stream().mapToInt(Mark::count).sum());
    }

    // Where they are together, as far as that is on the paper; if none of them is, at its nearest edge.
    private Optional<Mark<Thing>> mark(Drawing drawing, List<Spot> spots, Thing thing) {
        List<Mark<Thing>> all = spots.stream()
                .flatMap(spot -> position(spot).stream()
                        .map(position -> new Mark<>(thing, drawing.point(position), spot.count())))
                .toList();
        List<Mark<Thing>> shown =
                all.stream().filter(mark -> drawing.shows(mark.at())).toList();
        if (all.isEmpty()) {
            return Optional.empty();
        }
        Point middle = GatheringMapCircles.middle(shown.isEmpty() ? all : shown);
        return Optional.of(new Mark<>(
                thing,
                new Point(Math.clamp(middle.x(), 0, drawing.width()), Math.clamp(middle.y(), 0, drawing.height())),
                count(spots)));
    }

    private static Map<String, List<Spot>> byCountry(Collection<Spot> spots) {
        return spots.stream().collect(Collectors.groupingBy(Spot::country, TreeMap::new, Collectors.toList()));
    }

    // ---- words and addresses

    private static String name(String country, Visitor v) {
        return new ULocale("", country).getDisplayCountry(v.language().locale());
    }

    private static String name(City city, Visitor v) {
        return v.in(city.name()).value();
    }

    private static String name(Region region, Visitor v) {
        return v.t("gatherings.map.region." + View.name(region));
    }

    private static Thing ofCountry(View view, String country, Visitor v) {
        return new Thing(
                name(country, v), v.to(new View(view.year(), Region.of(country).orElse(null), country).address()));
    }

    private static String list(View view, Spot spot, Visitor v) {
        String list = "/gatherings/" + view.year() + "?country=" + spot.country();
        return v.to(
                spot.city() == null
                        ? list
                        : list + "&near="
                                + UriUtils.encode(
                                        name(spot.city(), v) + ", " + spot.country(), StandardCharsets.UTF_8));
    }

    private static List<Visitor.Link> above(View view, Visitor v) {
        List<Visitor.Link> above = new ArrayList<>();
        View world = View.world(view.year());
        above.add(link(v.t("gatherings.map.world"), world, v));
        if (view.region() != null) {
            above.add(link(name(view.region(), v), new View(view.year(), view.region(), null), v));
        }
        if (view.country() != null) {
            above.add(link(name(view.country(), v), view, v));
        }
        return above;
    }

    private static Visitor.Link link(String text, View view, Visitor v) {
        return new Visitor.Link(text, v.to(view.address()), false, v.language());
    }

    // On the map of the world its regions; the countries of a region are the table's.
    private static List<Visitor.Link> parts(View view, List<Spot> spots, Visitor v) {
        if (view.region() != null) {
            return List.of();
        }
        Map<Region, Integer> counts = new TreeMap<>();
        spots.forEach(spot ->
                Region.of(spot.country()).ifPresent(region -> counts.merge(region, spot.count(), Integer::sum)));
        return counts.entrySet().stream()
                .sorted(Map.Entry.<Region, Integer>comparingByValue().reversed())
                .map(each -> link(
                        v.t("gatherings.map.part", "part", name(each.getKey(), v), "count", each.getValue()),
                        new View(view.year(), each.getKey(), null),
                        v))
                .toList();
    }

    private List<Row> rows(View view, List<Spot> spots, Visitor v) {
        record Sorted(int count, String key, Row row) {}
        Stream<Sorted> rows = view.country() != null
                ? spots.stream()
                        .map(spot -> new Sorted(
                                spot.count(),
                                sortKeys.key(v.language(), spot.city() == null ? "" : name(spot.city(), v)),
                                new Row(
                                        spot.city() == null ? v.t("gatherings.map.no-city") : name(spot.city(), v),
                                        spot.city() == null
                                                ? null
                                                : v.lang(v.in(spot.city().name())),
                                        list(view, spot, v),
                                        v.number(spot.count()),
                                        "")))
                : byCountry(spots).entrySet().stream()
                        .map(each -> new Sorted(
                                count(each.getValue()),
                                sortKeys.key(v.language(), name(each.getKey(), v)),
                                new Row(
                                        name(each.getKey(), v),
                                        null,
                                        ofCountry(view, each.getKey(), v).address(),
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
