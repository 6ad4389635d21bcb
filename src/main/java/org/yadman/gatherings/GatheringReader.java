package org.yadman.gatherings;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.yadman.agreements.ProtectedCountries;
import org.yadman.days.Day;
import org.yadman.days.DayRole;
import org.yadman.days.Days;
import org.yadman.gatherings.Gathering.State;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.places.City;
import org.yadman.platform.places.Gazetteer;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Localized;
import org.yadman.platform.text.TypedDay;
import org.yadman.platform.text.TypedTime;
import org.yadman.platform.web.Mistake;
import org.yadman.sources.Source;
import org.yadman.sources.Sources;

/// Reads what a host typed: which city is meant, and what cannot be.
@Component
class GatheringReader {

    static final int LONGEST_LINE = 200;
    static final int LONGEST_TEXT = 2000;
    static final int MOST_CANDIDATES = 12;

    /// So many times larger than its next namesake, a city is the one that is meant.
    private static final int FAR_LARGER = 50;

    private static final int FIRST_YEAR = 1900;
    private static final int YEARS_AHEAD = 3;
    private static final int MOST_GROUPS = 20;
    private static final Pattern ADDRESS = Pattern.compile("https://[^\\s\"<>]{3,500}");
    private static final Set<String> COUNTRIES = Set.of(Locale.getISOCountries());

    private final Gazetteer cities;
    private final ProtectedCountries protectedCountries;
    private final Days days;
    private final Groups groups;
    private final Sources sources;

    GatheringReader(
            Gazetteer cities, ProtectedCountries protectedCountries, Days days, Groups groups, Sources sources) {
        this.cities = cities;
        this.protectedCountries = protectedCountries;
        this.days = days;
        this.groups = groups;
        this.sources = sources;
    }

    /// What became of a form.
    sealed interface Read {
        record Sound(Draft draft) implements Read {}

        /// Something cannot stay as it is.
        ///
        /// @param candidates the cities that may be meant, if that is what is asked
        record Wrong(List<Mistake> mistakes, List<City> candidates) implements Read {}
    }

    /// Reads a form.
    ///
    /// @param before what it is to take the place of, or null: its texts in other languages stay
    /// @param language in which it was typed
    Read read(GatheringForm typed, @Nullable Gathering before, Language language, LocalDate today) {
        return new Reading(typed, before, language, today).read();
    }

    /// One form being read; its mistakes collect.
    private final class Reading {
        private final GatheringForm typed;
        private final @Nullable Gathering before;
        private final Language language;
        private final LocalDate today;
        private final List<Mistake> mistakes = new ArrayList<>();
        private List<City> candidates = List.of();

        Reading(GatheringForm typed, @Nullable Gathering before, Language language, LocalDate today) {
            this.typed = typed;
            this.before = before;
            this.language = language;
            this.today = today;
        }

        Read read() {
            GatheringKind kind = choice("kind", typed.kind(), GatheringKind.class);
            LocalDate on = on();
            LocalTime starts = starts();
            Precision precision = choice("precision", typed.precision(), Precision.class);
            Place place = place(precision == Precision.ONLINE, starts != null);
            UUID source = source();
            // Of what is over nobody is asked any more how to reach its host.
            boolean over = before != null && before.state() == State.HELD;
            if (typed.contact().isEmpty() && source == null && !over) {
                wrong("contact", "gatherings.mistake.contact");
            }
            lines();
            String online = online(precision == Precision.ONLINE);
            Optional<Day> day = day();
            Photos photos = choice("photos", typed.photos(), Photos.class);
            if (on != null && place != null && precision != null) {
                refuseProtected(place, on, precision, source);
            }
            if (!mistakes.isEmpty()
                    || kind == null
                    || on == null
                    || precision == null
                    || place == null
                    || photos == null) {
                return new Read.Wrong(mistakes, candidates);
            }
            return new Read.Sound(new Draft(
                    kind,
                    on,
                    starts,
                    place,
                    precision,
                    typed.contact(),
                    text(typed.title(), before == null ? Localized.EMPTY : before.title()),
                    day.map(Day::id).orElse(null),
                    day.map(each -> each.role() == DayRole.COMMON).orElse(false)
                            || typed.common().equals("yes"),
                    groupIds(),
                    typed.language().stream()
                            .filter(tag -> tag.matches("[a-z]{2,3}"))
                            .distinct()
                            .toList(),
                    text(typed.accessibility(), before == null ? Localized.EMPTY : before.accessibility()),
                    text(typed.safety(), before == null ? Localized.EMPTY : before.safety()),
                    photos,
                    online,
                    source));
        }

        private void wrong(String field, String key, @Nullable Object... arguments) {
            mistakes.add(Mistake.at(field, key, arguments));
        }

        private <E extends Enum<E>> @Nullable E choice(String field, String word, Class<E> type) {
            E found = FolderRow.constant(type, word);
            if (found == null) {
                wrong(field, "gatherings.mistake.choice");
            }
            return found;
        }

        private @Nullable LocalDate on() {
            LocalDate on = TypedDay.read(typed.on())
                    .filter(day -> day.getYear() >= FIRST_YEAR && day.getYear() <= today.getYear() + YEARS_AHEAD)
                    .orElse(null);
            if (on == null) {
                wrong("on", typed.on().isEmpty() ? "gatherings.mistake.on.missing" : "gatherings.mistake.on");
            }
            return on;
        }

        private @Nullable LocalTime starts() {
            if (typed.starts().isEmpty()) {
                return null;
            }
            LocalTime starts = TypedTime.read(typed.starts()).orElse(null);
            if (starts == null) {
                wrong("starts", "gatherings.mistake.starts");
            }
            return starts;
        }

        private @Nullable Place place(boolean online, boolean timed) {
            ZoneId zone = zone();
            if (online) {
                if (timed && zone == null) {
                    wrong("zone", "gatherings.mistake.zone.online");
                }
                return new Place(null, null, "", "", "", "", zone);
            }
            if (typed.city().isEmpty()) {
                wrong("city", "gatherings.mistake.city.missing");
                return null;
            }
            City city = city();
            if (city != null) {
                return new Place(
                        city.country(),
                        city.id(),
                        "",
                        typed.area(),
                        typed.venue(),
                        typed.street(),
                        zone == null ? city.zone() : zone);
            }
            if (!candidates.isEmpty()) {
                wrong("place", "gatherings.mistake.city.several");
                return null;
            }
            if (!COUNTRIES.contains(typed.country())) {
                wrong("country", "gatherings.mistake.city.unknown", "city", typed.city());
                return null;
            }
            ZoneId there = zone == null ? Place.zoneOf(typed.country()) : zone;
            if (timed && there == null) {
                wrong("zone", "gatherings.mistake.zone.several");
            }
            return new Place(typed.country(), null, typed.city(), typed.area(), typed.venue(), typed.street(), there);
        }

        private @Nullable ZoneId zone() {
            if (typed.zone().isEmpty()) {
                return null;
            }
            if (!ZoneId.getAvailableZoneIds().contains(typed.zone())) {
                wrong("zone", "gatherings.mistake.choice");
                return null;
            }
            return ZoneId.of(typed.zone());
        }

        // A city that was chosen counts as long as it is one of those that were asked for.
        private @Nullable City city() {
            List<City> called = inCountry(cities.called(typed.city(), MOST_CANDIDATES));
            List<City> found = called.isEmpty() ? inCountry(cities.search(typed.city(), MOST_CANDIDATES)) : called;
            Optional<City> chosen = found.stream()
                    .filter(city -> String.valueOf(city.id()).equals(typed.place()))
                    .findFirst();
            if (chosen.isPresent() || found.size() == 1 || isFarLarger(called)) {
                return chosen.orElseGet(found::getFirst);
            }
            // None of them: the name stays as it was typed, in the country that was chosen.
            if (!typed.place().equals("none")) {
                candidates = found;
            }
            return null;
        }

        // Who writes Berlin does not mean the small one in Connecticut; the preview shows the country, and who does
        // mean
        // it writes that behind the name.
        private static boolean isFarLarger(List<City> called) {
            return called.size() > 1
                    && called.get(0).population() >= FAR_LARGER * called.get(1).population();
        }

        private List<City> inCountry(List<City> found) {
            return found.stream()
                    .filter(city -> typed.country().isEmpty() || city.country().equals(typed.country()))
                    .toList();
        }

        private @Nullable UUID source() {
            if (typed.source().isEmpty()) {
                return null;
            }
            UUID found = sources.find(typed.source()).map(Source::id).orElse(null);
            if (found == null) {
                wrong("source", "gatherings.mistake.source");
            }
            return found;
        }

        private void lines() {
            Map<String, String> lines = new TreeMap<>();
            lines.put("city", typed.city());
            lines.put("contact", typed.contact());
            lines.put("title", typed.title());
            lines.put("area", typed.area());
            lines.put("venue", typed.venue());
            lines.put("street", typed.street());
            lines.forEach((field, line) -> {
                if (line.length() > LONGEST_LINE || line.contains("\n")) {
                    wrong(field, "gatherings.mistake.long", "most", LONGEST_LINE);
                }
            });
            Stream.of(Map.entry("accessibility", typed.accessibility()), Map.entry("safety", typed.safety()))
                    .filter(text -> text.getValue().length() > LONGEST_TEXT)
                    .forEach(text -> wrong(text.getKey(), "gatherings.mistake.long", "most", LONGEST_TEXT));
        }

        private @Nullable String online(boolean needed) {
            if (typed.online().isEmpty()) {
                if (needed) {
                    wrong("online", "gatherings.mistake.online.missing");
                }
                return null;
            }
            if (!ADDRESS.matcher(typed.online()).matches()) {
                wrong("online", "gatherings.mistake.online");
            }
            return typed.online();
        }

        private Optional<Day> day() {
            List<Day> all = days.listAll();
            if (typed.day().isEmpty()) {
                return all.stream().filter(day -> day.role() == DayRole.COMMON).findFirst();
            }
            return all.stream()
                    .filter(day -> day.slug().equals(typed.day())
                            || day.id().toString().equals(typed.day()))
                    .findFirst();
        }

        // In these countries what is planned could endanger who comes; what has been told of elsewhere does not.
        private void refuseProtected(Place place, LocalDate on, Precision precision, @Nullable UUID source) {
            if (place.country() == null || !protectedCountries.codes().contains(place.country())) {
                return;
            }
            if (!on.isBefore(today)) {
                wrong("city", "gatherings.mistake.protected.planned");
            } else if (source == null) {
                wrong("city", "gatherings.mistake.protected.source");
            } else if (precision.compareTo(Precision.COUNTRY) < 0) {
                wrong("precision", "gatherings.mistake.protected.precision");
            }
        }

        private List<UUID> groupIds() {
            return typed.group().stream()
                    .limit(MOST_GROUPS)
                    .flatMap(slug -> groups.find(slug).map(Group::id).stream())
                    .distinct()
                    .toList();
        }

        private Localized text(String said, Localized others) {
            Map<String, String> texts = new TreeMap<>(others.texts());
            texts.remove(language.tag());
            if (!said.isBlank()) {
                texts.put(language.tag(), said);
            }
            return new Localized(texts);
        }
    }
}
