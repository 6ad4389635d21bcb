package org.yadman.gatherings;

import gg.jte.Content;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.gatherings.GatheringMap.Spot;
import org.yadman.gatherings.GatheringMap.View;
import org.yadman.platform.places.City;
import org.yadman.platform.places.Gazetteer;
import org.yadman.platform.places.Region;
import org.yadman.platform.web.KeptParts;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The map of gatherings of a year.
@Controller
class GatheringMapPages {

    private static final List<String> COUNTRIES = List.of(Locale.getISOCountries());

    private final GatheringMapStore store;
    private final GatheringMap map;
    private final Gazetteer gazetteer;
    private final KeptParts parts;
    private final Templates templates;

    GatheringMapPages(
            GatheringMapStore store, GatheringMap map, Gazetteer gazetteer, KeptParts parts, Templates templates) {
        this.store = store;
        this.map = map;
        this.gazetteer = gazetteer;
        this.parts = parts;
        this.templates = templates;
    }

    /// @param drawn null where there is nothing to be drawn
    record MapModel(
            int year, List<Visitor.Link> years, @Nullable Content drawn) {}

    /// @param drawn null where there is nothing to be drawn
    /// @param elsewhere how many are online or name no country
    record PartModel(GatheringMap.@Nullable Drawn drawn, int elsewhere, String list) {}

    @GetMapping("/{lang}" + GatheringMap.PATH)
    @Public
    Page map(
            @RequestParam(defaultValue = "") String year,
            @RequestParam(defaultValue = "") String region,
            @RequestParam(defaultValue = "") String country,
            Visitor v) {
        List<Integer> years = store.listYears();
        int shown = year(year, years, v);
        View view = view(shown, region, country);
        return templates.page(
                v,
                "gatherings/map",
                new MapModel(
                        shown,
                        links(view, years, v),
                        years.contains(shown)
                                ? parts.get(view, v, () -> templates.fragment(v, "gatherings/mapdrawn", drawn(view, v)))
                                : null));
    }

    // What is asked for, if anything was held then; else the year that is going on, or the last one before it.
    private static int year(String asked, List<Integer> years, Visitor v) {
        int now = v.today().getYear();
        if (asked.isEmpty()) {
            return years.stream().filter(each -> each <= now).findFirst().orElse(now);
        }
        return years.stream()
                .filter(each -> String.valueOf(each).equals(asked))
                .findFirst()
                .orElseThrow(NotFound::new);
    }

    private static View view(int year, String region, String country) {
        if (!country.isEmpty()) {
            Optional<Region> around = COUNTRIES.contains(country) ? Region.of(country) : Optional.empty();
            return new View(year, around.orElseThrow(NotFound::new), country);
        }
        return region.isEmpty()
                ? View.world(year)
                : new View(year, View.region(region).orElseThrow(NotFound::new), null);
    }

    private static List<Visitor.Link> links(View view, List<Integer> years, Visitor v) {
        return years.size() < 2
                ? List.of()
                : years.stream()
                        .map(year -> new Visitor.Link(
                                v.digits(String.valueOf(year)),
                                v.to(View.world(year).address()),
                                year == view.year(),
                                v.language()))
                        .toList();
    }

    private PartModel drawn(View view, Visitor v) {
        List<Spot> spots = new ArrayList<>();
        int elsewhere = 0;
        for (GatheringMapStore.Count count : store.listPlaces(view.year())) {
            String country = count.country();
            if (country == null || Region.of(country).isEmpty()) {
                elsewhere += count.count();
            } else {
                @Nullable
                City city = count.city() == null
                        ? null
                        : gazetteer.find(count.city()).orElse(null);
                spots.add(new Spot(country, city, count.count()));
            }
        }
        return new PartModel(map.of(view, spots, v).orElse(null), elsewhere, v.to("/gatherings/" + view.year()));
    }
}
