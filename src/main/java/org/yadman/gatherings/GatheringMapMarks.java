package org.yadman.gatherings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.yadman.gatherings.GatheringMap.Spot;
import org.yadman.gatherings.GatheringMap.View;
import org.yadman.gatherings.GatheringMapCircles.Mark;
import org.yadman.platform.places.Atlas;
import org.yadman.platform.places.Drawing;
import org.yadman.platform.places.Point;
import org.yadman.platform.places.Position;
import org.yadman.platform.places.Region;

/// What has a circle on a map of gatherings: each city; where circles would cover each other, their country, and on the
/// map of the world their region.
final class GatheringMapMarks {

    private final Atlas atlas;
    private final Drawing drawing;
    private final List<Spot> spots;
    private final GatheringMapWords words;

    GatheringMapMarks(Atlas atlas, Drawing drawing, List<Spot> spots, GatheringMapWords words) {
        this.atlas = atlas;
        this.drawing = drawing;
        this.spots = List.copyOf(spots);
        this.words = words;
    }

    /// What a circle stands for.
    ///
    /// @param label the name beside it
    record Thing(String name, String label, String address) {

        Thing(String name, String address) {
            this(name, name, address);
        }
    }

    /// The marks for circles of one size.
    List<Mark<Thing>> in(GatheringMapCircles circles) {
        View view = words.view();
        return view.country() != null
                ? ofCities(circles)
                : view.region() != null ? ofRegion(circles) : ofWorld(circles);
    }

    private List<Mark<Thing>> ofWorld(GatheringMapCircles circles) {
        Map<Region, List<Mark<Thing>>> countries = new TreeMap<>();
        GatheringMap.byCountry(spots)
                .forEach((country, of) -> Region.of(country)
                        .ifPresent(region -> mark(of, ofCountry(country))
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
                marks.add(together(new Thing(words.name(region), words.address(region)), of));
            } else {
                marks.addAll(of);
            }
        });
        return marks;
    }

    private List<Mark<Thing>> ofRegion(GatheringMapCircles circles) {
        int most = GatheringMap.byCountry(spots).values().stream()
                .mapToInt(GatheringMap::count)
                .max()
                .orElse(1);
        List<Mark<Thing>> marks = new ArrayList<>();
        GatheringMap.byCountry(spots).forEach((country, of) -> {
            Thing whole = ofCountry(country);
            List<Mark<Thing>> cities = of.stream()
                    .flatMap(spot -> mark(
                            List.of(spot),
                            spot.city() == null ? whole : new Thing(words.name(spot.city()), whole.address()))
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

    private List<Mark<Thing>> ofCities(GatheringMapCircles circles) {
        List<Mark<Thing>> cities = spots.stream()
                .flatMap(spot -> mark(
                        List.of(spot),
                        new Thing(
                                spot.city() == null ? words.name(spot.country()) : words.name(spot.city()),
                                words.list(spot)))
                        .stream())
                .toList();
        return circles.gathered(cities).stream()
                .map(group -> group.size() == 1
                        ? group.getFirst()
                        : new Mark<>(
                                around(group),
                                group.getFirst().at(),
                                group.stream().mapToInt(Mark::count).sum()))
                .toList();
    }

    // A city with those that its circle would cover.
    private Thing around(List<Mark<Thing>> group) {
        Thing city = group.getFirst().what();
        return new Thing(
                words.v().t("gatherings.map.around", "city", city.name(), "others", group.size() - 1),
                city.name() + " +" + words.v().number(group.size() - 1L),
                city.address());
    }

    private static Mark<Thing> together(Thing thing, List<Mark<Thing>> marks) {
        return new Mark<>(
                thing,
                GatheringMapCircles.middle(marks),
                marks.stream().mapToInt(Mark::count).sum());
    }

    // Where they are together, as far as that is on the paper; if none of them is, at its nearest edge.
    private Optional<Mark<Thing>> mark(List<Spot> of, Thing thing) {
        List<Mark<Thing>> all = of.stream()
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
                GatheringMap.count(of)));
    }

    private Thing ofCountry(String country) {
        return new Thing(words.name(country), words.address(country));
    }

    private Optional<Position> position(Spot spot) {
        return spot.city() == null
                ? atlas.middle(spot.country())
                : Optional.of(spot.city().position());
    }
}
