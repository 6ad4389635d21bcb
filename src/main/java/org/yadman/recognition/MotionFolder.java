package org.yadman.recognition;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.bodies.BodyKind;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderReader;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;
import org.yadman.sources.Source;

/// `motions.csv`, `versions.csv`, `clauses.csv` and `tablings.csv`.
@Component
@Order(36)
class MotionFolder implements FolderPart {

    private static final Set<Standing> DECIDED = Set.of(Standing.CONDITIONAL, Standing.DECIDED, Standing.IN_FORCE);

    private final Motions motions;
    private final MotionStore store;
    private final MotionTables tables;
    private final TrackStore tracks;

    MotionFolder(Motions motions, MotionStore store, MotionTables tables, TrackStore tracks) {
        this.motions = motions;
        this.store = store;
        this.tables = tables;
        this.tracks = tracks;
    }

    @Override
    public List<FolderTable> tables() {
        return tables.all();
    }

    @Override
    public Map<UUID, String> keys(String kind, Collection<UUID> ids) {
        return tables.keys(kind, ids);
    }

    @Override
    public Map<String, Map<String, UUID>> ids() {
        return tables.ids((kind, ids) -> tracks.list(ids).stream().collect(Collectors.toMap(Track::id, Track::slug)));
    }

    @Override
    public boolean isEmpty() {
        return store.count(Motion.KIND) == 0;
    }

    /// What was read of one row, with the row.
    private record Read<T>(T thing, FolderRow row) {}

    /// The versions of a folder as they are read.
    ///
    /// @param unread the natural keys of versions of which some row cannot be read: of them nothing can be said as
    ///     a whole, and what does not fit because that row is missing is nobody's mistake
    private record Versions(Map<UUID, Read<MotionVersion>> byId, Set<String> unread) {}

    @Override
    public Staged read(FolderReader folder) {
        List<Read<Motion>> read = new ArrayList<>();
        folder.rows(MotionTables.MOTIONS)
                .forEach(row -> readMotion(folder, row).ifPresent(motion -> read.add(new Read<>(motion, row))));
        Versions versions = new Versions(new LinkedHashMap<>(), new HashSet<>());
        folder.rows(MotionTables.VERSIONS)
                .forEach(row -> readVersion(folder, row)
                        .ifPresentOrElse(
                                version -> versions.byId().put(version.id(), new Read<>(version, row)),
                                () -> versions.unread().add(versionOf(row, "slug"))));
        List<Read<MotionClause>> clauses = new ArrayList<>();
        folder.rows(MotionTables.CLAUSES)
                .forEach(row -> readClause(folder, row)
                        .ifPresentOrElse(
                                clause -> clauses.add(new Read<>(clause, row)),
                                () -> versions.unread().add(versionOf(row, "version"))));
        List<Read<MotionTabling>> tablings = new ArrayList<>();
        folder.rows(MotionTables.TABLINGS)
                .forEach(row -> readTabling(folder, row).ifPresent(each -> tablings.add(new Read<>(each, row))));
        checkPlaces(versions.byId().values());
        checkAmendments(versions);
        checkClauses(versions, clauses);
        return actor -> {
            Set<UUID> all = read.stream().map(each -> each.thing().id()).collect(Collectors.toSet());
            motions.makeRoom(all);
            read.forEach(each -> motions.add(each.thing(), each.row().cells(), actor));
            // An amendment stands behind what it amends.
            versions.byId().values().stream()
                    .sorted(Comparator.comparingInt(each -> each.thing().number()))
                    .forEach(each -> motions.add(each.thing(), canonical(each), actor));
            clauses.forEach(each -> motions.add(each.thing(), each.row().cells(), actor));
            tablings.forEach(each -> motions.add(each.thing(), each.row().cells(), actor));
            motions.list(all);
        };
    }

    private static String versionOf(FolderRow row, String column) {
        return row.textOrEmpty("motion") + "/" + row.textOrEmpty(column);
    }

    // A version holds a row as an export would write it, in whatever notation it was typed.
    private static Map<String, String> canonical(Read<MotionVersion> version) {
        Map<String, String> cells = new TreeMap<>(version.row().cells());
        var on = version.thing().on();
        if (on != null) {
            cells.put("date", on.text());
        }
        return Map.copyOf(cells);
    }

    private static Optional<Motion> readMotion(FolderReader folder, FolderRow row) {
        String slug = row.slug("slug");
        BodyKind model = row.choice("model", BodyKind.class);
        if (slug == null) {
            return Optional.empty();
        }
        UUID id = folder.declare(Motion.KIND, slug);
        return row.localized("name").isEmpty()
                ? Optional.empty()
                : Optional.of(new Motion(id, slug, model, row.localized("name"), row.localized("about")));
    }

    private static Optional<MotionVersion> readVersion(FolderReader folder, FolderRow row) {
        UUID motion = row.refer("motion", Motion.KIND);
        String slug = row.slug("slug");
        Integer number = row.parsed("number", MotionFolder::place);
        MotionVersion.Kind kind = row.choice("kind", MotionVersion.Kind.class);
        MotionVersion.Outcome outcome = row.choice("outcome", MotionVersion.Outcome.class);
        var on = row.date("date");
        UUID source = row.refer("source", Source.KIND);
        if (motion == null || slug == null) {
            return Optional.empty();
        }
        UUID id = folder.declare(MotionVersion.KIND, versionOf(row, "slug"));
        UUID amends = row.text("amends") == null
                ? null
                : folder.refer(MotionVersion.KIND, versionOf(row, "amends"), row.at("amends"));
        if (row.text("code") != null && row.text("source") == null) {
            row.problem("source", Sentence.of("motions.mistake.no-source"));
        }
        if (number == null || kind == null || !fits(row, kind)) {
            return Optional.empty();
        }
        return Optional.of(new MotionVersion(
                id,
                motion,
                slug,
                number,
                kind,
                amends,
                outcome,
                on,
                row.localized("proposed_by"),
                row.text("code"),
                source,
                row.localized("note")));
    }

    // What only an amendment has, it has; no other version has it.
    private static boolean fits(FolderRow row, MotionVersion.Kind kind) {
        boolean amendment = kind == MotionVersion.Kind.AMENDMENT;
        boolean fits = true;
        for (String column : List.of("amends", "outcome")) {
            if (amendment != (row.text(column) != null)) {
                row.problem(
                        column, Sentence.of(amendment ? "motions.mistake.amendment" : "motions.mistake.no-amendment"));
                fits = false;
            }
        }
        return fits;
    }

    private static int place(String text) {
        if (text.matches("[1-9][0-9]{0,3}")) {
            return Integer.parseInt(text);
        }
        throw new Misread(Sentence.of("motions.mistake.place"));
    }

    private static Optional<MotionClause> readClause(FolderReader folder, FolderRow row) {
        UUID version = referVersion(folder, row);
        Integer number = row.parsed("number", MotionFolder::place);
        MotionClause.Kind kind = row.choice("kind", MotionClause.Kind.class);
        return version == null
                        || number == null
                        || kind == null
                        || row.localized("text").isEmpty()
                ? Optional.empty()
                : Optional.of(new MotionClause(
                        declare(folder, MotionClause.KIND, MotionTables.CLAUSES, row),
                        version,
                        number,
                        kind,
                        row.localized("text")));
    }

    private static Optional<MotionTabling> readTabling(FolderReader folder, FolderRow row) {
        UUID version = referVersion(folder, row);
        UUID track = row.refer("track", Track.KIND);
        return version == null || track == null
                ? Optional.empty()
                : Optional.of(new MotionTabling(
                        declare(folder, MotionTabling.KIND, MotionTables.TABLINGS, row),
                        version,
                        track,
                        row.localized("note")));
    }

    // A version is named by its slug within the motion of the same row; without that motion, one mistake is enough.
    private static @Nullable UUID referVersion(FolderReader folder, FolderRow row) {
        UUID motion = row.refer("motion", Motion.KIND);
        return motion == null || row.text("version") == null
                ? null
                : folder.refer(MotionVersion.KIND, versionOf(row, "version"), row.at("version"));
    }

    private static UUID declare(FolderReader folder, String kind, TableShape shape, FolderRow row) {
        return folder.declare(kind, shape.keyOf(row.cells()));
    }

    private static void checkPlaces(Collection<Read<MotionVersion>> versions) {
        Map<UUID, Set<Integer>> taken = new HashMap<>();
        for (Read<MotionVersion> read : versions) {
            MotionVersion version = read.thing();
            if (!taken.computeIfAbsent(version.motion(), each -> new HashSet<>())
                    .add(version.number())) {
                read.row().problem("number", Sentence.of("motions.mistake.place-taken", "number", version.number()));
            }
        }
    }

    private static void checkAmendments(Versions versions) {
        for (Read<MotionVersion> read : versions.byId().values()) {
            UUID amends = read.thing().amends();
            Read<MotionVersion> amended =
                    amends == null ? null : versions.byId().get(amends);
            if (amended != null && amended.thing().number() >= read.thing().number()) {
                read.row().problem("amends", Sentence.of("motions.mistake.amends-later"));
            }
        }
    }

    private static void checkClauses(Versions versions, List<Read<MotionClause>> clauses) {
        Map<UUID, List<Read<MotionClause>>> byVersion = clauses.stream()
                .sorted(Comparator.comparingInt(each -> each.thing().number()))
                .collect(Collectors.groupingBy(each -> each.thing().version()));
        versions.byId().forEach((id, version) -> {
            if (!versions.unread().contains(versionOf(version.row(), "slug"))) {
                checkClauses(version.row(), byVersion.getOrDefault(id, List.of()));
            }
        });
    }

    // A title, then the reasons, then what is decided, as every resolution has it.
    private static void checkClauses(FolderRow version, List<Read<MotionClause>> clauses) {
        MotionClause.Kind last = null;
        for (Read<MotionClause> each : clauses) {
            MotionClause.Kind kind = each.thing().kind();
            if (last != null && (kind.compareTo(last) < 0 || (kind == last && kind == MotionClause.Kind.TITLE))) {
                each.row().problem("kind", Sentence.of("motions.mistake.order"));
                return;
            }
            last = kind;
        }
        if (last != MotionClause.Kind.RESOLVED) {
            version.problem("slug", Sentence.of("motions.mistake.nothing-resolved"));
        }
    }

    @Override
    public Optional<UUID> find(String kind, String key) {
        return tables.find(kind, key);
    }

    @Override
    public Sheet rowsOf(Collection<Ref> things, FolderTable.Keys keys) {
        Set<UUID> asked = Ref.ids(things, Motion.KIND);
        return asked.isEmpty() ? Sheet.EMPTY : tables.rowsOf(asked, keys);
    }

    @Override
    public void remove(Ref thing) {
        motions.remove(thing);
    }

    /// Whether it touches words that a body has decided on, or says on which it has: those of a version that was laid
    /// before a track that is decided.
    @Override
    public boolean isGrave(Sheet before, Sheet after, Sheet around) {
        Set<String> versions = new HashSet<>();
        for (Sheet sheet : List.of(before, after)) {
            sheet.rows(MotionTables.VERSIONS.name())
                    .forEach(row -> versions.add(row.get("motion") + "/" + row.get("slug")));
            Stream.of(MotionTables.CLAUSES, MotionTables.TABLINGS)
                    .flatMap(shape -> sheet.rows(shape.name()).stream())
                    .forEach(row -> versions.add(row.get("motion") + "/" + row.get("version")));
        }
        return Stream.of(before, after, around)
                .flatMap(sheet -> sheet.rows(MotionTables.TABLINGS.name()).stream())
                .filter(row -> versions.contains(row.get("motion") + "/" + row.get("version")))
                .flatMap(row -> Stream.ofNullable(row.get("track")))
                .distinct()
                .flatMap(track -> tracks.find(track).stream())
                .anyMatch(placed -> DECIDED.contains(placed.now().standing()));
    }

    @Override
    public Map<String, String> words() {
        return Map.of(
                "motions/model", "bodies.kind.",
                "versions/kind", "motions.kind.",
                "versions/outcome", "motions.outcome.",
                "clauses/kind", "motions.clause.");
    }

    @Override
    public List<Option> options(String table, String column, Map<String, String> row, Sheet around, Language language) {
        boolean named = column.equals("version")
                && (table.equals(MotionTables.CLAUSES.name()) || table.equals(MotionTables.TABLINGS.name()));
        boolean amended = column.equals("amends") && table.equals(MotionTables.VERSIONS.name());
        return (named || amended) && row.containsKey("motion")
                ? around.rows(MotionTables.VERSIONS.name()).stream()
                        .filter(other -> Objects.equals(other.get("motion"), row.get("motion")))
                        .flatMap(other -> Stream.ofNullable(other.get("slug")))
                        .map(slug -> new Option(slug, slug))
                        .toList()
                : List.of();
    }

    @Override
    public void clear() {
        motions.clear();
    }
}
