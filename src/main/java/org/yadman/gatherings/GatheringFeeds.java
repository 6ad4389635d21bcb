package org.yadman.gatherings;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.yadman.gatherings.GatheringFilter.Part;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.config.Options;
import org.yadman.platform.db.Changes;
import org.yadman.platform.places.City;
import org.yadman.platform.places.Gazetteer;
import org.yadman.platform.web.AtomFeed;
import org.yadman.platform.web.FeedSource;
import org.yadman.platform.web.ICalendar;
import org.yadman.platform.web.NotFound;
import org.yadman.platform.web.Public;
import org.yadman.platform.web.Visitor;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Gatherings for programs: a calendar, a feed, and points on a map, each of a country, a language or a group if asked.
/// What is long over is left to the tables of the record.
@Controller
class GatheringFeeds {

    /// Same for ever.
    private static final UUID FEED = UUID.fromString("6c1f0f3e-5f5e-4c0b-9a86-8c2a4d3f6b11");

    private static final int DAYS_BACK = 90;
    private static final int YEARS_AHEAD = 2;
    private static final int MOST = 10_000;
    private static final int MOST_NEWS = 100;
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final Gatherings gatherings;
    private final GatheringViews views;
    private final Gazetteer cities;
    private final Groups groups;
    private final Changes changes;
    private final Options options;

    GatheringFeeds(
            Gatherings gatherings,
            GatheringViews views,
            Gazetteer cities,
            Groups groups,
            Changes changes,
            Options options) {
        this.gatherings = gatherings;
        this.views = views;
        this.cities = cities;
        this.groups = groups;
        this.changes = changes;
        this.options = options;
    }

    private GatheringFilter filter(Map<String, String> asked, LocalDate today) {
        String group = asked.getOrDefault("group", "");
        String language = asked.getOrDefault("language", "");
        return new GatheringFilter(
                Part.PUBLIC,
                0,
                today.minusDays(DAYS_BACK),
                today.plusYears(YEARS_AHEAD),
                asked.getOrDefault("country", ""),
                null,
                null,
                language.matches("[a-z]{2,3}") ? language : "",
                // A group that there is none of has no gatherings.
                group.isEmpty() ? null : groups.find(group).map(Group::id).orElse(new UUID(0, 0)),
                null,
                List.of(),
                "");
    }

    @GetMapping("/{lang}/gatherings.ics")
    @Public
    ResponseEntity<byte[]> calendar(@RequestParam Map<String, String> asked, Visitor v, HttpServletRequest request) {
        return calendar(gatherings.list(filter(asked, v.today()), 0, MOST), "gatherings", v, request);
    }

    @GetMapping("/{lang}/gatherings/{year}/{slug}.ics")
    @Public
    ResponseEntity<byte[]> calendar(
            @PathVariable String year, @PathVariable String slug, Visitor v, HttpServletRequest request) {
        Gathering gathering = gatherings
                .find(year.matches("[12][0-9]{3}") ? Integer.parseInt(year) : 0, slug)
                .orElseThrow(NotFound::new);
        return calendar(List.of(gathering), slug, v, request);
    }

    private ResponseEntity<byte[]> calendar(List<Gathering> some, String name, Visitor v, HttpServletRequest request) {
        Instant stamp = changes.last().at();
        ICalendar calendar = new ICalendar(
                v.t("gatherings.calendar", "site", v.siteName().value()),
                v.language().tag());
        for (Gathering each : some) {
            Place place = each.shown().place();
            calendar.event(
                    new ICalendar.Event(
                            each.id() + "@yadman",
                            each.heldOn(),
                            each.heldOn(),
                            v.in(gatherings.names().of(each)).value(),
                            description(each, v),
                            List.of(gatherings.names().kind(each.kind(), v.language())),
                            base(request) + v.to(each.path()),
                            stamp),
                    new ICalendar.Meeting(
                            each.startsAt(),
                            place.zone(),
                            String.join(v.t("platform.rule.comma"), views.words(place, v)),
                            status(each.state()),
                            city(each)
                                    .map(city -> List.of(city.latitude(), city.longitude()))
                                    .orElse(List.of())));
        }
        return ResponseEntity.ok()
                .header("Content-Type", "text/calendar;charset=utf-8")
                .header(
                        "Content-Disposition",
                        "inline; filename=\"" + name + "-" + v.language().tag() + ".ics\"")
                .body(calendar.text().getBytes(StandardCharsets.UTF_8));
    }

    private String description(Gathering gathering, Visitor v) {
        List<String> lines = new ArrayList<>();
        lines.add(v.fullDate(gathering.heldOn()));
        lines.addAll(Clocks.lines(gathering, v));
        if (gathering.online() != null) {
            lines.add(gathering.online());
        }
        String hidden = GatheringViews.hidden(gathering.shown().precision(), v);
        if (!hidden.isEmpty()) {
            lines.add(hidden);
        }
        return String.join("\n", lines);
    }

    private static String status(Gathering.State state) {
        return switch (state) {
            case CONFIRMED, HELD -> "CONFIRMED";
            case PLANNED, POSTPONED -> "TENTATIVE";
            case CANCELLED -> "CANCELLED";
        };
    }

    // A point is the middle of the city and never of a street: nobody asks for one of those.
    private Optional<City> city(Gathering gathering) {
        return Optional.ofNullable(gathering.shown().place().city()).flatMap(cities::find);
    }

    private String base(HttpServletRequest request) {
        return options.base(String.valueOf(request.getHeader("Host")));
    }

    @GetMapping("/{lang}/gatherings.atom")
    @Public
    ResponseEntity<byte[]> news(@RequestParam Map<String, String> asked, Visitor v, HttpServletRequest request) {
        List<FeedSource.Entry> entries = gatherings.newest(filter(asked, v.today()), MOST_NEWS).stream()
                .map(each -> new FeedSource.Entry(
                        each.id(),
                        v.in(gatherings.names().of(each)).value(),
                        description(each, v),
                        each.path(),
                        Optional.ofNullable(each.publishedOn()).orElse(each.heldOn())))
                .toList();
        return new AtomFeed(
                        FEED,
                        v.t("gatherings.calendar", "site", v.siteName().value()),
                        v.siteName().value(),
                        GatheringPages.PATH,
                        base(request),
                        entries)
                .answer(v);
    }

    @GetMapping("/{lang}/gatherings.json")
    @Public
    ResponseEntity<byte[]> json(@RequestParam Map<String, String> asked, Visitor v, HttpServletRequest request) {
        List<Map<String, Object>> all = gatherings.list(filter(asked, v.today()), 0, MOST).stream()
                .map(each -> object(each, v, request))
                .toList();
        return answer("application/json", JSON.writeValueAsString(all));
    }

    @GetMapping("/{lang}/gatherings.geojson")
    @Public
    ResponseEntity<byte[]> points(@RequestParam Map<String, String> asked, Visitor v, HttpServletRequest request) {
        List<Map<String, Object>> features = new ArrayList<>();
        for (Gathering each : gatherings.list(filter(asked, v.today()), 0, MOST)) {
            Map<String, Object> feature = new LinkedHashMap<>();
            feature.put("type", "Feature");
            feature.put("id", each.id().toString());
            // Where nobody may know the city there is no point.
            feature.put("geometry", city(each).map(GatheringFeeds::point).orElse(null));
            feature.put("properties", object(each, v, request));
            features.add(feature);
        }
        Map<String, Object> collection = new LinkedHashMap<>();
        collection.put("type", "FeatureCollection");
        collection.put("features", features);
        return answer("application/geo+json", JSON.writeValueAsString(collection));
    }

    private static Map<String, Object> point(City city) {
        Map<String, Object> point = new LinkedHashMap<>();
        point.put("type", "Point");
        point.put("coordinates", List.of(city.longitude(), city.latitude()));
        return point;
    }

    private Map<String, Object> object(Gathering gathering, Visitor v, HttpServletRequest request) {
        Place place = gathering.shown().place();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("name", v.in(gatherings.names().of(gathering)).value());
        object.put("kind", FolderRow.word(gathering.kind()));
        object.put("state", FolderRow.word(gathering.state()));
        object.put("date", gathering.heldOn().toString());
        object.put("begins", GatheringViews.begins(gathering));
        object.put("country", place.country());
        object.put("place", views.words(place, v));
        object.put("languages", gathering.languages());
        object.put("online", gathering.online());
        object.put("address", base(request) + v.to(gathering.path()));
        return object;
    }

    private static ResponseEntity<byte[]> answer(String type, String text) {
        return ResponseEntity.ok()
                .header("Content-Type", type + ";charset=utf-8")
                .body(text.getBytes(StandardCharsets.UTF_8));
    }
}
