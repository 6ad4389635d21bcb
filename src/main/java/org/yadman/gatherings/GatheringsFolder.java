package org.yadman.gatherings;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.agreements.ProtectedCountries;
import org.yadman.days.Day;
import org.yadman.days.Days;
import org.yadman.gatherings.Gathering.State;
import org.yadman.groups.Group;
import org.yadman.groups.Groups;
import org.yadman.platform.collect.Cells;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderReader;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.FolderTable.Keys;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form.Usual;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;
import org.yadman.sources.Source;
import org.yadman.sources.Sources;

/// `gatherings.csv`: what everybody may see of gatherings, and no more.
@Component
@Order(38)
class GatheringsFolder implements FolderPart {

    static final TableShape SHAPE = new TableShape(
                    "gatherings",
                    List.of(
                            Column.required("year").as(Usual.NUMBER).means("The year in which it is held."),
                            Column.required("slug").as(Usual.SLUG).means("Its key within the year."),
                            Column.required("kind").oneOf(GatheringKind.class).means("What is held."),
                            Column.required("state").oneOf(State.class).means("How it stands."),
                            Column.required("held_on").as(Usual.DAY).means("The day on which it is held."),
                            Column.optional("starts_at")
                                    .means("The hour at which it begins, by the clock there; empty where it fills the"
                                            + " day."),
                            Column.optional("zone").means("The zone of that clock, as the IANA names it."),
                            Column.optional("day").of(Day.KIND).means("The day it is held for."),
                            Column.optional("common")
                                    .means("Says yes where it counts for the common day, be it held for another."),
                            Column.localized("title").means("What its hosts call it."),
                            Column.required("precision")
                                    .oneOf(Precision.class)
                                    .means("How much of the place its host lets everybody see."),
                            Column.optional("country").as(Usual.COUNTRY).means("The country."),
                            Column.optional("city").as(Usual.NUMBER).means("The number of the city in GeoNames."),
                            Column.optional("city_name").means("What the city is called, where it has no number."),
                            Column.optional("area").means("The part of the city."),
                            Column.optional("venue").means("The house or the square."),
                            Column.optional("street").means("Street and number."),
                            Column.optional("groups").means("The keys of the groups that hold it, between spaces."),
                            Column.optional("languages").means("In which languages it is held, between spaces."),
                            Column.localized("accessibility").means("Who can take part, and how."),
                            Column.localized("safety").means("What to know for one's safety."),
                            Column.required("photos").oneOf(Photos.class).means("What its host asks of photographers."),
                            Column.optional("online").as(Usual.ADDRESS).means("Where to join it on the network."),
                            Column.optional("source").of(Source.KIND).means("Where it is told of.")),
                    List.of("year", "slug"),
                    true)
            .of(Gathering.KIND);

    private final Gatherings gatherings;
    private final GatheringStore store;
    private final Groups groups;
    private final Days days;
    private final Sources sources;
    private final ProtectedCountries protectedCountries;

    GatheringsFolder(
            Gatherings gatherings,
            GatheringStore store,
            Groups groups,
            Days days,
            Sources sources,
            ProtectedCountries protectedCountries) {
        this.protectedCountries = protectedCountries;
        this.gatherings = gatherings;
        this.store = store;
        this.groups = groups;
        this.days = days;
        this.sources = sources;
    }

    @Override
    public List<FolderTable> tables() {
        return List.of(new FolderTable(SHAPE, store::countPublished, this::rows));
    }

    private List<Map<String, String>> rows(Slice slice, Keys keys) {
        return rows(store.list(slice));
    }

    private List<Map<String, String>> rows(List<Gathering> read) {
        // What was removed from the record since is named no more.
        Map<UUID, String> groupSlugs = groups
                .byId(read.stream().flatMap(each -> each.groups().stream()).collect(Collectors.toSet()))
                .values()
                .stream()
                .collect(Collectors.toMap(Group::id, Group::slug));
        Map<UUID, String> daySlugs = days.listAll().stream().collect(Collectors.toMap(Day::id, Day::slug));
        Map<UUID, String> sourceSlugs = sources
                .byId(read.stream()
                        .flatMap(each -> Stream.ofNullable(each.source()))
                        .collect(Collectors.toSet()))
                .values()
                .stream()
                .collect(Collectors.toMap(Source::id, Source::slug));
        return read.stream()
                .map(each -> row(each, groupSlugs, daySlugs, sourceSlugs))
                .toList();
    }

    private static Map<String, String> row(
            Gathering gathering, Map<UUID, String> groups, Map<UUID, String> days, Map<UUID, String> sources) {
        Place place = gathering.shown().place();
        return new Cells()
                .with("year", gathering.year())
                .with("slug", gathering.slug())
                .with("kind", gathering.kind())
                .with("state", gathering.state())
                .with("held_on", gathering.heldOn())
                .with("starts_at", gathering.startsAt())
                .with("zone", place.zone())
                .with("day", gathering.day() == null ? null : days.get(gathering.day()))
                .with("common", gathering.common() ? "yes" : null)
                .with("title", gathering.title())
                .with("precision", gathering.shown().precision())
                .with("country", place.country())
                .with("city", place.city())
                .with("city_name", place.cityName())
                .with("area", place.area())
                .with("venue", place.venue())
                .with("street", place.street())
                .with(
                        "groups",
                        gathering.groups().stream()
                                .flatMap(id -> Stream.ofNullable(groups.get(id)))
                                .collect(Collectors.joining(" ")))
                .with("languages", String.join(" ", gathering.languages()))
                .with("accessibility", gathering.accessibility())
                .with("safety", gathering.safety())
                .with("photos", gathering.photos())
                .with("online", gathering.online())
                .with("source", gathering.source() == null ? null : sources.get(gathering.source()))
                .row();
    }

    @Override
    public Map<UUID, String> keys(String kind, Collection<UUID> ids) {
        return kind.equals(Gathering.KIND)
                ? gatherings.byId(ids).values().stream().collect(Collectors.toMap(Gathering::id, Gathering::key))
                : Map.of();
    }

    @Override
    public Map<String, Map<String, UUID>> ids() {
        return Map.of(Gathering.KIND, store.keys());
    }

    @Override
    public boolean isEmpty() {
        return store.countPublished() == 0;
    }

    @Override
    public Staged read(FolderReader folder) {
        List<Gathering> read = new ArrayList<>();
        for (FolderRow row : folder.rows(SHAPE)) {
            read(folder, row).ifPresent(read::add);
        }
        return actor -> {
            read.forEach(gatherings::bringIn);
            if (folder.whole()) {
                gatherings.keepOnly(read.stream().map(Gathering::id).collect(Collectors.toSet()));
            } else if (!read.isEmpty()) {
                gatherings.recountAll();
            }
        };
    }

    private Optional<Gathering> read(FolderReader folder, FolderRow row) {
        String slug = row.slug("slug");
        LocalDate heldOn = row.day("held_on");
        GatheringKind kind = row.choice("kind", GatheringKind.class);
        State state = row.choice("state", State.class);
        Precision precision = row.choice("precision", Precision.class);
        Photos photos = row.choice("photos", Photos.class);
        LocalTime startsAt = row.parsed("starts_at", known(LocalTime::parse, "gatherings.mistake.starts"));
        Place place = place(row);
        List<UUID> groups = groups(folder, row);
        UUID day = row.refer("day", Day.KIND);
        UUID source = row.refer("source", Source.KIND);
        String online = row.address("online");
        if (slug == null) {
            return Optional.empty();
        }
        UUID id = folder.declare(Gathering.KIND, row.textOrEmpty("year") + "/" + slug);
        if (heldOn == null || kind == null || state == null || precision == null || photos == null) {
            return Optional.empty();
        }
        if (!row.textOrEmpty("year").equals(String.valueOf(heldOn.getYear()))) {
            row.problem("year", Sentence.of("gatherings.mistake.year"));
        }
        if (!place.equals(place.cut(precision))) {
            row.problem("precision", Sentence.of("gatherings.mistake.precision"));
        }
        if (protectedCountries.codes().contains(place.country() == null ? "" : place.country())
                && (state != State.HELD || source == null || precision.compareTo(Precision.COUNTRY) < 0)) {
            row.problem("country", Sentence.of("gatherings.mistake.protected"));
        }
        return Optional.of(new Gathering(
                id,
                slug,
                heldOn,
                startsAt,
                day,
                row.textOrEmpty("common").equals("yes"),
                kind,
                row.localized("title"),
                state,
                place.shown(precision),
                groups,
                words(row, "languages"),
                row.localized("accessibility"),
                row.localized("safety"),
                photos,
                online,
                source,
                null,
                null,
                null,
                1));
    }

    /// All that a row tells of its place.
    static Place place(FolderRow row) {
        return new Place(
                row.country("country"),
                row.parsed("city", known(Integer::valueOf, "gatherings.mistake.number")),
                row.textOrEmpty("city_name"),
                row.textOrEmpty("area"),
                row.textOrEmpty("venue"),
                row.textOrEmpty("street"),
                row.parsed("zone", known(ZoneId::of, "gatherings.mistake.zone")));
    }

    static <T> Function<String, T> known(Function<String, T> parser, String otherwise) {
        return text -> {
            try {
                return parser.apply(text);
            } catch (DateTimeException | NumberFormatException _) {
                throw new Misread(Sentence.of(otherwise));
            }
        };
    }

    private static List<String> words(FolderRow row, String column) {
        return Stream.of(row.textOrEmpty(column).split(" "))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static List<UUID> groups(FolderReader folder, FolderRow row) {
        return words(row, "groups").stream()
                .map(slug -> folder.refer(Group.KIND, slug, row.at("groups")))
                .toList();
    }

    @Override
    public Optional<UUID> find(String kind, String key) {
        String[] parts = key.split("/", 2);
        return kind.equals(Gathering.KIND) && parts.length == 2 && parts[0].matches("[0-9]{4}")
                ? gatherings.find(Integer.parseInt(parts[0]), parts[1]).map(Gathering::id)
                : Optional.empty();
    }

    @Override
    public Sheet rowsOf(Collection<Ref> things, Keys keys) {
        Set<UUID> ids = Set.copyOf(Ref.ids(things, Gathering.KIND));
        return ids.isEmpty()
                ? Sheet.EMPTY
                : new Sheet(Map.of(
                        SHAPE.name(), rows(List.copyOf(gatherings.byId(ids).values()))));
    }

    @Override
    public void remove(Ref thing) {
        if (thing.kind().equals(Gathering.KIND)) {
            store.find(thing.id()).ifPresent(gatherings::remove);
        }
    }

    @Override
    public Map<String, String> words() {
        return Map.of(
                "gatherings/kind", "gatherings.kind.",
                "gatherings/state", "gatherings.state.",
                "gatherings/precision", "gatherings.precision.",
                "gatherings/photos", "gatherings.photos.");
    }

    /// At the desk a gathering has its own form, which knows what must not be shown.
    @Override
    public boolean byHand(String table) {
        return false;
    }

    /// What a host sent is not in any folder: so nothing goes before the rows that stay are known.
    @Override
    public void clear() {
        // See keepOnly.
    }
}
