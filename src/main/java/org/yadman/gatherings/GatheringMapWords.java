package org.yadman.gatherings;

import java.nio.charset.StandardCharsets;
import org.springframework.web.util.UriUtils;
import org.yadman.gatherings.GatheringMap.Spot;
import org.yadman.gatherings.GatheringMap.View;
import org.yadman.platform.places.City;
import org.yadman.platform.places.Region;
import org.yadman.platform.web.Countries;
import org.yadman.platform.web.Visitor;

/// What the places on a map of gatherings are called, and where they lead: a region and a country to their map, a city
/// to
/// the list.
record GatheringMapWords(View view, Countries countries, Visitor v) {

    String name(String country) {
        return countries.name(country, v.language());
    }

    String name(City city) {
        return v.in(city.name()).value();
    }

    String name(Region region) {
        return v.t("gatherings.map.region." + View.name(region));
    }

    String address(Region region) {
        return v.to(new View(view.year(), region, null).address());
    }

    String address(String country) {
        return v.to(new View(view.year(), Region.of(country).orElse(null), country).address());
    }

    /// The list of what is held in a city, or in a country where no city is known.
    String list(Spot spot) {
        String list = "/gatherings/" + view.year() + "?country=" + spot.country();
        return v.to(
                spot.city() == null
                        ? list
                        : list + "&near="
                                + UriUtils.encode(name(spot.city()) + ", " + spot.country(), StandardCharsets.UTF_8));
    }
}
