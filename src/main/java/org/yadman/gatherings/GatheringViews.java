package org.yadman.gatherings;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.days.Day;
import org.yadman.days.Days;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized.Text;
import org.yadman.platform.web.Visitor;
import org.yadman.sources.Source;
import org.yadman.sources.Sources;

/// Gatherings as pages show them: from what everybody may see and nothing else.
@Component
class GatheringViews {

    private final Names names;
    private final Days days;
    private final Groups groups;
    private final Sources sources;

    GatheringViews(Names names, Days days, Groups groups, Sources sources) {
        this.names = names;
        this.days = days;
        this.groups = groups;
        this.sources = sources;
    }

    /// One in a list.
    ///
    /// @param where the city, or what is shown in its place
    /// @param away how far it is from the city that was asked for, or empty
    /// @param hour empty where it fills the day
    /// @param state empty where it goes without saying
    record Line(
            Text name,
            String path,
            String kind,
            LocalDate on,
            String hour,
            String where,
            String country,
            String away,
            String state) {
        Line away(String distance) {
            return new Line(name, path, kind, on, hour, where, country, distance, state);
        }
    }

    Line line(Gathering gathering, String path, Visitor v) {
        return new Line(
                v.in(names.of(gathering)),
                v.to(path),
                names.kind(gathering.kind(), v.language()),
                gathering.heldOn(),
                Clocks.hour(gathering, v),
                names.where(gathering.shown(), v.language()),
                names.country(gathering.shown().place(), v.language()),
                "",
                gathering.state() == Gathering.State.PLANNED ? "" : state(gathering.state(), v));
    }

    static String state(Gathering.State state, Visitor v) {
        return v.t("gatherings.state." + FolderRow.word(state));
    }

    /// All that everybody may see of one.
    ///
    /// @param day the day it is held for, or null
    /// @param times the hour by several clocks
    /// @param begins the moment or the day for programs
    /// @param status for programs, in the words of schema.org
    /// @param place what is shown of it, the finest first; the country last
    /// @param hidden a sentence on what is not shown, or empty
    /// @param source where it is told of, or null
    record Whole(
            Gathering gathering,
            Text name,
            String kind,
            String state,
            @Nullable Link day,
            List<String> times,
            String begins,
            String status,
            List<String> place,
            String hidden,
            List<Link> groups,
            List<String> languages,
            Text accessibility,
            Text safety,
            String photos,
            @Nullable Link source) {}

    /// Something else, by name.
    record Link(Text name, String path) {}

    Whole whole(Gathering gathering, Visitor v) {
        return new Whole(
                gathering,
                v.in(names.of(gathering)),
                names.kind(gathering.kind(), v.language()),
                state(gathering.state(), v),
                day(gathering.day(), v),
                Clocks.lines(gathering, v),
                begins(gathering),
                status(gathering.state()),
                place(gathering.shown(), v),
                hidden(gathering.shown().precision(), v),
                groups(gathering.groups(), v),
                gathering.languages().stream()
                        .map(tag -> new Language(tag).nameIn(v.language()))
                        .toList(),
                v.in(gathering.accessibility()),
                v.in(gathering.safety()),
                v.t("gatherings.photos." + FolderRow.word(gathering.photos())),
                source(gathering.source(), v));
    }

    /// What it is and when, and nothing of where.
    String withoutPlace(Gathering gathering, Visitor v) {
        Text title = v.in(gathering.title());
        return v.t(
                "gatherings.without-place",
                "kind",
                names.kind(gathering.kind(), v.language()),
                "date",
                v.date(gathering.heldOn()),
                "titled",
                title.value().isEmpty() ? "no" : "yes",
                "title",
                title.value());
    }

    private @Nullable Link day(@Nullable UUID id, Visitor v) {
        return days.listAll().stream()
                .filter(day -> day.id().equals(id))
                .map(day -> link(day, v))
                .findFirst()
                .orElse(null);
    }

    private static Link link(Day day, Visitor v) {
        return new Link(v.in(day.name()), v.to("/days/" + day.slug()));
    }

    static String begins(Gathering gathering) {
        if (gathering.begins().isPresent()) {
            return gathering.begins().get().toString();
        }
        return gathering.startsAt() == null
                ? gathering.heldOn().toString()
                : gathering.heldOn() + "T" + gathering.startsAt();
    }

    private static String status(Gathering.State state) {
        return "https://schema.org/"
                + switch (state) {
                    case PLANNED, CONFIRMED, HELD -> "EventScheduled";
                    case POSTPONED -> "EventPostponed";
                    case CANCELLED -> "EventCancelled";
                };
    }

    private List<String> place(Place.Shown shown, Visitor v) {
        return words(shown.place(), v);
    }

    /// A place in words, the finest first; of one that was typed for who looks after it only.
    List<String> words(Place place, Visitor v) {
        List<String> parts = new ArrayList<>();
        Stream.of(place.venue(), place.street(), place.area(), names.city(place, v.language()))
                .filter(each -> !each.isEmpty())
                .forEach(parts::add);
        String country = names.country(place, v.language());
        parts.add(country.isEmpty() ? v.t("gatherings.online") : country);
        return parts;
    }

    static String hidden(Precision precision, Visitor v) {
        return switch (precision) {
            case EXACT, ONLINE -> "";
            case STREET_HIDDEN -> v.t("gatherings.hidden.street-hidden");
            case CITY -> v.t("gatherings.hidden.city");
            case COUNTRY -> v.t("gatherings.hidden.country");
        };
    }

    private List<Link> groups(List<UUID> ids, Visitor v) {
        Map<UUID, Group> byId = groups.byId(ids);
        return ids.stream()
                .filter(byId::containsKey)
                .map(id -> Objects.requireNonNull(byId.get(id)))
                .map(group -> new Link(v.in(group.name()), v.to("/groups/" + group.slug())))
                .toList();
    }

    private @Nullable Link source(@Nullable UUID id, Visitor v) {
        Source source = id == null ? null : sources.byId(List.of(id)).get(id);
        return source == null ? null : new Link(v.in(source.title()), v.to("/sources/" + source.slug()));
    }
}
