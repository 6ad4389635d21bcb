package org.yadman.gatherings;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.gatherings.GatheringStore.Count;
import org.yadman.gatherings.GatheringViews.Line;
import org.yadman.gatherings.GatheringViews.Whole;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.config.Options;
import org.yadman.platform.db.Listings;
import org.yadman.platform.places.City;
import org.yadman.platform.places.Gazetteer;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.QrCode;
import org.yadman.platform.text.TypedDay;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Countries;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Page;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Templates;
import org.yadman.platform.web.Visitor;

/// The list of gatherings of a year, and a gathering's page.
@Controller
class GatheringPages {

    static final String PATH = "/gatherings";

    /// How far away is still near, in kilometres.
    static final int NEAR = 100;

    private static final int MOST_CITIES = 400;

    private final Gatherings gatherings;
    private final GatheringViews views;
    private final ReportViews reports;
    private final YearDays days;
    private final Gazetteer cities;
    private final Groups groups;
    private final Countries countries;
    private final Options options;
    private final Templates templates;

    GatheringPages(
            Gatherings gatherings,
            GatheringViews views,
            ReportViews reports,
            YearDays days,
            Gazetteer cities,
            Groups groups,
            Countries countries,
            Options options,
            Templates templates) {
        this.gatherings = gatherings;
        this.views = views;
        this.reports = reports;
        this.days = days;
        this.cities = cities;
        this.groups = groups;
        this.countries = countries;
        this.options = options;
        this.templates = templates;
    }

    /// The list of a year.
    ///
    /// @param parts of the present year: what is to come, and all of it; else empty
    /// @param total how many there are in the year
    /// @param before how many there were in the year before, or null where the record has none
    /// @param countries each with how many, most first
    /// @param feeds the same for programs, narrowed by country, language and group like the list
    /// @param days the days of the year, the common one first, each with how many are held for it
    /// @param around what the list is narrowed to, in words; empty where no city was asked for
    record ListModel(
            int year,
            Listing<Line> list,
            List<Visitor.Link> parts,
            List<Visitor.Link> years,
            int total,
            int inCountries,
            @Nullable Integer before,
            List<Visitor.Link> countries,
            List<Choice> choices,
            List<Choice> languages,
            List<YearDays.Row> days,
            String around,
            String group,
            List<Visitor.Link> feeds) {}

    @GetMapping("/{lang}/gatherings")
    @Public
    Page list(@RequestParam Map<String, String> asked, Visitor v) {
        return page(present(v), new Listing.Query(PATH, asked), v);
    }

    // The year that is going on; when nothing of it is to come and the next one has something, the next.
    private int present(Visitor v) {
        int year = v.today().getYear();
        boolean over = gatherings.count(GatheringFilter.of(year).between(v.today(), null)) == 0;
        return over && gatherings.years().stream().anyMatch(each -> each.year() == year + 1) ? year + 1 : year;
    }

    @GetMapping("/{lang}/gatherings/{year}")
    @Public
    Page list(@PathVariable String year, @RequestParam Map<String, String> asked, Visitor v) {
        return page(number(year), new Listing.Query(PATH + "/" + year, asked), v);
    }

    private static int number(String year) {
        if (!year.matches("[12][0-9]{3}")) {
            throw new NotFound();
        }
        return Integer.parseInt(year);
    }

    private Page page(int year, Listing.Query query, Visitor v) {
        List<Count> years = gatherings.years();
        if (years.stream().noneMatch(each -> each.year() == year)
                && year != v.today().getYear()) {
            throw new NotFound();
        }
        Optional<City> near = query.get("near").isEmpty()
                ? Optional.empty()
                : cities.search(query.get("near"), 1).stream().findFirst();
        GatheringFilter whole = filter(year, query, near, v);
        GatheringFilter coming = whole.between(later(v.today(), whole.from()), whole.to());
        boolean onlyComing = year == v.today().getYear()
                && !query.get("when").equals("all")
                && (query.get("when").equals("coming") || gatherings.count(coming) > 0);
        GatheringFilter filter = onlyComing ? coming : whole;
        List<Line> lines = gatherings.list(filter, (query.page() - 1L) * Listing.SIZE, Listing.SIZE).stream()
                .map(each -> line(each, near, v))
                .toList();
        List<Count> inCountries = gatherings.countries(year);
        return templates.page(
                v,
                "gatherings/list",
                new ListModel(
                        year,
                        Listing.of(lines, gatherings.count(filter), query.page(), query),
                        year == v.today().getYear() ? parts(query, onlyComing, v) : List.of(),
                        years(years, year, v),
                        inCountries.stream().mapToInt(Count::gatherings).sum(),
                        (int) inCountries.stream()
                                .filter(count -> !count.country().isEmpty())
                                .count(),
                        years.stream()
                                .filter(each -> each.year() == year - 1)
                                .map(Count::gatherings)
                                .findFirst()
                                .orElse(null),
                        countries(inCountries, query, v),
                        choices(inCountries, query, v),
                        languages(year, query, v),
                        days.of(year, query, v),
                        around(query, near, v),
                        groups.find(query.get("group"))
                                .map(group -> v.in(group.name()).value())
                                .orElse(""),
                        feeds(query, v)));
    }

    private Line line(Gathering gathering, Optional<City> near, Visitor v) {
        Line line = views.line(gathering, gathering.path(), v);
        return near.flatMap(from -> city(gathering).map(to -> Gazetteer.distance(from, to)))
                .filter(km -> km >= 1)
                .map(km -> line.away(v.t("gatherings.away", "km", Math.round(km))))
                .orElse(line);
    }

    private Optional<City> city(Gathering gathering) {
        return Optional.ofNullable(gathering.shown().place().city()).flatMap(cities::find);
    }

    private static LocalDate later(LocalDate one, @Nullable LocalDate other) {
        return other != null && other.isAfter(one) ? other : one;
    }

    private GatheringFilter filter(int year, Listing.Query query, Optional<City> near, Visitor v) {
        List<Integer> around = query.get("near").isEmpty()
                ? null
                : near.map(city -> cities.near(city.latitude(), city.longitude(), NEAR, MOST_CITIES).stream()
                                .map(City::id)
                                .toList())
                        .orElse(List.of());
        // A group that there is none of finds nothing, and not everything.
        UUID group = query.get("group").isEmpty()
                ? null
                : groups.find(query.get("group")).map(Group::id).orElse(new UUID(0, 0));
        return new GatheringFilter(
                GatheringFilter.Part.PUBLIC,
                year,
                TypedDay.read(query.get("from")).orElse(null),
                TypedDay.read(query.get("to")).orElse(null),
                query.get("country"),
                around,
                days.asked(query.get("day")),
                query.get("language").matches("[a-z]{2,3}") ? query.get("language") : "",
                group,
                null,
                Listings.words(query.get("q")),
                v.language().tag());
    }

    private static List<Visitor.Link> parts(Listing.Query query, boolean coming, Visitor v) {
        return Stream.of("coming", "all")
                .map(part -> new Visitor.Link(
                        v.t("gatherings.when", "when", part),
                        query.with("when", part).address(v),
                        part.equals("coming") == coming,
                        v.language()))
                .toList();
    }

    private static List<Visitor.Link> years(List<Count> years, int year, Visitor v) {
        return years.stream()
                .map(each -> new Visitor.Link(
                        v.t("gatherings.year.count", "year", v.digits(year(each)), "count", each.gatherings()),
                        v.to(PATH + "/" + each.year()),
                        each.year() == year,
                        v.language()))
                .toList();
    }

    private static String year(Count count) {
        return String.valueOf(count.year());
    }

    private List<Visitor.Link> countries(List<Count> counts, Listing.Query query, Visitor v) {
        return counts.stream()
                .filter(count -> !count.country().isEmpty())
                .map(count -> new Visitor.Link(
                        v.t(
                                "gatherings.country.count",
                                "country",
                                countries.name(count.country(), v.language()),
                                "count",
                                count.gatherings()),
                        query.with("country", count.country())
                                .with("when", "all")
                                .address(v),
                        count.country().equals(query.get("country")),
                        v.language()))
                .toList();
    }

    private List<Choice> choices(List<Count> counts, Listing.Query query, Visitor v) {
        return counts.stream()
                .filter(count -> !count.country().isEmpty())
                .map(count -> new Choice(
                        count.country(),
                        countries.name(count.country(), v.language()),
                        count.country().equals(query.get("country"))))
                .toList();
    }

    private List<Choice> languages(int year, Listing.Query query, Visitor v) {
        List<Choice> languages = new ArrayList<>();
        for (String tag : gatherings.languages(year)) {
            languages.add(new Choice(tag, new Language(tag).nameIn(v.language()), tag.equals(query.get("language"))));
        }
        return languages;
    }

    private static List<Visitor.Link> feeds(Listing.Query query, Visitor v) {
        Map<String, String> narrowed = new TreeMap<>();
        Stream.of("country", "language", "group").forEach(name -> narrowed.put(name, query.get(name)));
        return Stream.of("ics", "atom", "json", "geojson")
                .map(form -> new Visitor.Link(
                        v.t("gatherings.feed." + form),
                        new Listing.Query(PATH + "." + form, narrowed).address(v),
                        false,
                        v.language()))
                .toList();
    }

    private static String around(Listing.Query query, Optional<City> near, Visitor v) {
        if (query.get("near").isEmpty()) {
            return "";
        }
        return near.map(city -> v.t(
                        "gatherings.around",
                        "city",
                        city.name().in(v.language()).value(),
                        "km",
                        NEAR))
                .orElseGet(() -> v.t("gatherings.around.unknown", "city", query.get("near")));
    }

    /// A gathering's page.
    ///
    /// @param address of the page itself, as it is printed
    /// @param series the same at other times
    /// @param reports what is told of it
    /// @param tell where something can be told of it, or null
    record ShowModel(
            Whole whole,
            String address,
            QrCode picture,
            List<Line> series,
            List<ReportViews.View> reports,
            @Nullable String tell) {}

    @GetMapping("/{lang}/gatherings/{year}/{slug}")
    @Public
    Page show(@PathVariable String year, @PathVariable String slug, HttpServletRequest request, Visitor v) {
        Gathering gathering = gatherings.find(number(year), slug).orElseThrow(NotFound::new);
        String address = options.base(String.valueOf(request.getHeader("Host"))) + v.to(gathering.path());
        return templates.page(
                v,
                "gatherings/show",
                new ShowModel(
                        views.whole(gathering, v),
                        address,
                        QrCode.of(address),
                        gatherings.series(gathering).stream()
                                .map(each -> views.line(each, each.path(), v))
                                .toList(),
                        reports.published(gathering, v),
                        ReportViews.tellAt(gathering, v)));
    }
}
