package org.yadman.gatherings;

import com.ibm.icu.util.TimeZone;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.days.Days;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.db.Listings;
import org.yadman.platform.places.City;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.SortKeys;
import org.yadman.platform.web.Choice;
import org.yadman.platform.web.Countries;
import org.yadman.platform.web.Visitor;

/// What can be chosen in the form of a gathering.
@Component
class HostChoices {

    /// In these something is held most often; others can be added at the desk.
    private static final List<String> LANGUAGES = List.of(
            "fa", "ckb", "az", "ar", "bal", "tk", "hy", "en", "de", "fr", "sv", "nl", "da", "no", "fi", "it", "es",
            "tr");

    /// The clocks of most of those who are far from home; whoever needs another names a city that has it.
    private static final List<String> ZONES = List.of(
            "UTC",
            "Europe/London",
            "Europe/Berlin",
            "Europe/Helsinki",
            "Europe/Istanbul",
            "Asia/Tehran",
            "Asia/Baghdad",
            "Asia/Dubai",
            "Australia/Sydney",
            "America/New_York",
            "America/Chicago",
            "America/Denver",
            "America/Los_Angeles");

    private static final int MOST_GROUPS = 2000;

    private final Days days;
    private final Groups groups;
    private final Listings listings;
    private final Countries countries;
    private final SortKeys keys;

    HostChoices(Days days, Groups groups, Listings listings, Countries countries, SortKeys keys) {
        this.days = days;
        this.groups = groups;
        this.listings = listings;
        this.countries = countries;
        this.keys = keys;
    }

    /// All choices of one form, with what is chosen.
    ///
    /// @param precisions each says what will be seen
    /// @param groups three selects, so that a gathering of several groups needs no script
    record All(
            List<Choice> kinds,
            List<Choice> precisions,
            List<Choice> countries,
            List<Choice> days,
            List<List<Choice>> groups,
            List<Choice> languages,
            List<Choice> photos,
            List<Choice> zones,
            List<Choice> candidates) {}

    All of(GatheringForm typed, List<City> candidates, Visitor v) {
        return new All(
                words(GatheringKind.values(), "gatherings.kind.", typed.kind(), v),
                words(Precision.values(), "gatherings.precision.", typed.precision(), v),
                countries.choices(typed.country(), v.t("gatherings.country.none"), v),
                days(typed, v),
                groups(typed, v),
                languages(typed, v),
                words(Photos.values(), "gatherings.photos.", typed.photos(), v),
                zones(typed, v),
                candidates(candidates, typed, v));
    }

    private static List<Choice> words(Enum<?>[] all, String prefix, String chosen, Visitor v) {
        return Arrays.stream(all)
                .map(FolderRow::word)
                .map(word -> new Choice(word, v.t(prefix + word), word.equals(chosen)))
                .toList();
    }

    private List<Choice> days(GatheringForm typed, Visitor v) {
        return Stream.concat(
                        Stream.of(new Choice(
                                "", v.t("gatherings.day.common"), typed.day().isEmpty())),
                        days.listAll().stream()
                                .map(day -> new Choice(
                                        day.id().toString(),
                                        v.in(day.name()).value(),
                                        day.id().toString().equals(typed.day()))))
                .toList();
    }

    private List<List<Choice>> groups(GatheringForm typed, Visitor v) {
        List<Listings.Line> lines = listings.list(Group.KIND, v.language(), List.of(), 0, MOST_GROUPS);
        Map<UUID, String> slugs = groups
                .byId(lines.stream().map(Listings.Line::id).toList())
                .values()
                .stream()
                .collect(Collectors.toMap(Group::id, Group::slug));
        return Stream.of(0, 1, 2)
                .map(number -> {
                    String chosen =
                            number < typed.group().size() ? typed.group().get(number) : "";
                    return Stream.concat(
                                    Stream.of(new Choice("", v.t("gatherings.group.none"), chosen.isEmpty())),
                                    lines.stream()
                                            .filter(line -> slugs.containsKey(line.id()))
                                            .map(line -> {
                                                String slug = Objects.requireNonNull(slugs.get(line.id()));
                                                return new Choice(slug, line.label(), slug.equals(chosen));
                                            }))
                            .toList();
                })
                .toList();
    }

    private List<Choice> languages(GatheringForm typed, Visitor v) {
        return Stream.concat(LANGUAGES.stream(), typed.language().stream())
                .distinct()
                .map(tag -> new Choice(
                        tag,
                        new Language(tag).nameIn(v.language()),
                        typed.language().contains(tag)))
                .toList();
    }

    private List<Choice> zones(GatheringForm typed, Visitor v) {
        Stream<Choice> all = Stream.concat(ZONES.stream(), Stream.of(typed.zone()))
                .filter(zone -> !zone.isEmpty())
                .distinct()
                .map(zone -> new Choice(zone, zone(zone, v), zone.equals(typed.zone())))
                .sorted(Comparator.comparing(choice -> keys.key(v.language(), choice.label())));
        return Stream.concat(
                        Stream.of(new Choice(
                                "", v.t("gatherings.zone.city"), typed.zone().isEmpty())),
                        all)
                .toList();
    }

    private static String zone(String id, Visitor v) {
        return TimeZone.getTimeZone(id)
                .getDisplayName(false, TimeZone.GENERIC_LOCATION, v.language().locale());
    }

    private List<Choice> candidates(List<City> candidates, GatheringForm typed, Visitor v) {
        return candidates.isEmpty()
                ? List.of()
                : Stream.concat(
                                candidates.stream()
                                        .map(city -> new Choice(
                                                String.valueOf(city.id()),
                                                v.t(
                                                        "gatherings.city.candidate",
                                                        "city",
                                                        city.name()
                                                                .in(v.language())
                                                                .value(),
                                                        "country",
                                                        countries.name(city.country(), v.language())),
                                                String.valueOf(city.id()).equals(typed.place()))),
                                Stream.of(new Choice(
                                        "none",
                                        v.t("gatherings.city.none"),
                                        typed.place().equals("none"))))
                        .toList();
    }
}
