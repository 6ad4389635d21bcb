package org.yadman.recognition;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.yadman.bodies.BodyKind;
import org.yadman.platform.collect.Cells;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.FolderTable.Keys;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form.Usual;
import org.yadman.sources.Source;

/// The tables of motions: their columns, and the rows that the record has.
@Component
class MotionTables {

    private static final Column NOTE = Column.localized("note").means("What a reader should know about it.");

    static final TableShape MOTIONS = new TableShape(
                    "motions",
                    List.of(
                            Column.required("slug")
                                    .as(Usual.SLUG)
                                    .means("Its key: how addresses and other tables name it."),
                            Column.optional("model")
                                    .oneOf(BodyKind.class)
                                    .means(
                                            "The kind of body for which it is a model to begin from; null: it is a text of its own."),
                            Column.requiredLocalized("name").means("What this record calls it."),
                            Column.localized("about").means("What to know about it.")),
                    List.of("slug"),
                    true)
            .of(Motion.KIND);
    static final TableShape VERSIONS = new TableShape(
                    "versions",
                    List.of(
                            Column.required("motion").of(Motion.KIND).means("The text that it is a version of."),
                            Column.required("slug").as(Usual.SLUG).means("Its key within the text."),
                            Column.required("number")
                                    .as(Usual.NUMBER)
                                    .means("Its place in the order of versions; 1 is the first."),
                            Column.required("kind")
                                    .oneOf(MotionVersion.Kind.class)
                                    .means("What it is to the versions before it."),
                            Column.optional("amends")
                                    .of(MotionVersion.KIND)
                                    .means(
                                            "Of an amendment: the version that it would change, by its key within the text."),
                            Column.optional("outcome")
                                    .oneOf(MotionVersion.Outcome.class)
                                    .means("Of an amendment: what became of it."),
                            Column.optional("date").as(Usual.DATE).means("Of which day it is."),
                            Column.localized("proposed_by")
                                    .means("Who proposed it: a state, a group, an office; no private person."),
                            Column.optional("code")
                                    .means("What the body calls it, where it has published it: then it has a source."),
                            Column.optional("source").of(Source.KIND).means("Where its words stand."),
                            NOTE),
                    List.of("motion", "slug"),
                    true)
            .of(MotionVersion.KIND, Motion.KIND, "motion");
    static final TableShape CLAUSES = new TableShape(
                    "clauses",
                    List.of(
                            Column.required("motion").of(Motion.KIND).means("The text that it belongs to."),
                            Column.required("version")
                                    .of(MotionVersion.KIND)
                                    .means("The version that it belongs to, by its key within the text."),
                            Column.required("number")
                                    .as(Usual.NUMBER)
                                    .means("Its place in the version; 1 is the first."),
                            Column.required("kind")
                                    .oneOf(MotionClause.Kind.class)
                                    .means("Whether it is the title, gives a reason or decides something."),
                            Column.requiredLocalized("text").means("Its words, in each language.")),
                    List.of("motion", "version", "number"),
                    true)
            .of(MotionClause.KIND, Motion.KIND, "motion");
    static final TableShape TABLINGS = new TableShape(
                    "tablings",
                    List.of(
                            Column.required("motion").of(Motion.KIND).means("The text."),
                            Column.required("version")
                                    .of(MotionVersion.KIND)
                                    .means("The version that was laid before the body, by its key within the text."),
                            Column.required("track").of(Track.KIND).means("The track whose body it was laid before."),
                            NOTE),
                    List.of("motion", "version", "track"),
                    true)
            .of(MotionTabling.KIND, Motion.KIND, "motion");

    private final MotionStore store;

    MotionTables(MotionStore store) {
        this.store = store;
    }

    List<FolderTable> all() {
        return List.of(
                new FolderTable(MOTIONS, () -> store.count(Motion.KIND), (slice, keys) -> motions(store.list(slice))),
                new FolderTable(
                        VERSIONS,
                        () -> store.count(MotionVersion.KIND),
                        (slice, keys) -> versions(store.listVersions(slice), keys)),
                new FolderTable(
                        CLAUSES,
                        () -> store.count(MotionClause.KIND),
                        (slice, keys) -> clauses(store.listClauses(slice))),
                new FolderTable(
                        TABLINGS,
                        () -> store.count(MotionTabling.KIND),
                        (slice, keys) -> tablings(store.listTablings(slice), keys)));
    }

    private static List<Map<String, String>> motions(List<Motion> read) {
        return read.stream()
                .map(motion -> new Cells()
                        .with("slug", motion.slug())
                        .with("model", motion.model())
                        .with("name", motion.name())
                        .with("about", motion.about())
                        .row())
                .toList();
    }

    private List<Map<String, String>> versions(List<MotionVersion> read, Keys keys) {
        Map<UUID, String> motions = slugs(ids(read.stream(), MotionVersion::motion));
        Map<UUID, String> sources = keys.of(
                Source.KIND,
                read.stream()
                        .flatMap(version -> Stream.ofNullable(version.source()))
                        .collect(Collectors.toSet()));
        Map<UUID, MotionVersion> amended = byId(read.stream()
                .flatMap(version -> Stream.ofNullable(version.amends()))
                .collect(Collectors.toSet()));
        return read.stream()
                .map(version -> new Cells()
                        .with("motion", motions.get(version.motion()))
                        .with("slug", version.slug())
                        .with("number", version.number())
                        .with("kind", version.kind())
                        .with(
                                "amends",
                                version.amends() == null
                                        ? null
                                        : Objects.requireNonNull(amended.get(version.amends()))
                                                .slug())
                        .with("outcome", version.outcome())
                        .with("date", version.on() == null ? null : version.on().text())
                        .with("proposed_by", version.by())
                        .with("code", version.code())
                        .with("source", version.source() == null ? null : sources.get(version.source()))
                        .with("note", version.note())
                        .row())
                .toList();
    }

    private List<Map<String, String>> clauses(List<MotionClause> read) {
        Within within = within(ids(read.stream(), MotionClause::version));
        return read.stream()
                .map(clause -> within.cells(clause.version())
                        .with("number", clause.number())
                        .with("kind", clause.kind())
                        .with("text", clause.text())
                        .row())
                .toList();
    }

    private List<Map<String, String>> tablings(List<MotionTabling> read, Keys keys) {
        Within within = within(ids(read.stream(), MotionTabling::version));
        Map<UUID, String> tracks = keys.of(Track.KIND, ids(read.stream(), MotionTabling::track));
        return read.stream()
                .map(tabling -> within.cells(tabling.version())
                        .with("track", tracks.get(tabling.track()))
                        .with("note", tabling.note())
                        .row())
                .toList();
    }

    private static <T> Set<UUID> ids(Stream<T> things, Function<T, UUID> id) {
        return things.map(id).collect(Collectors.toSet());
    }

    /// What versions are called, with their motions.
    private record Within(Map<UUID, MotionVersion> versions, Map<UUID, String> motions) {

        Cells cells(UUID version) {
            MotionVersion found = Objects.requireNonNull(versions.get(version));
            return new Cells().with("motion", motions.get(found.motion())).with("version", found.slug());
        }

        String key(UUID version) {
            MotionVersion found = Objects.requireNonNull(versions.get(version));
            return motions.get(found.motion()) + "/" + found.slug();
        }
    }

    private Within within(Collection<UUID> versions) {
        Map<UUID, MotionVersion> found = byId(versions);
        return new Within(found, slugs(ids(found.values().stream(), MotionVersion::motion)));
    }

    private Map<UUID, MotionVersion> byId(Collection<UUID> versions) {
        return store.listVersionsById(versions).stream()
                .collect(Collectors.toMap(MotionVersion::id, version -> version));
    }

    private Map<UUID, String> slugs(Collection<UUID> motions) {
        return store.list(motions).stream().collect(Collectors.toMap(Motion::id, Motion::slug));
    }

    /// All rows of these motions.
    Sheet rowsOf(Collection<UUID> ids, Keys keys) {
        List<MotionVersion> versions = store.listVersions(ids);
        Set<UUID> versionIds = ids(versions.stream(), MotionVersion::id);
        return new Sheet(Map.of(
                MOTIONS.name(), motions(store.list(ids)),
                VERSIONS.name(), versions(versions, keys),
                CLAUSES.name(), clauses(store.listClauses(versionIds)),
                TABLINGS.name(), tablings(store.listTablings(versionIds), keys)));
    }

    /// The natural keys of motions and versions; of what has no name of its own, nothing.
    Map<UUID, String> keys(String kind, Collection<UUID> ids) {
        return switch (kind) {
            case Motion.KIND -> slugs(ids);
            case MotionVersion.KIND -> {
                Within within = within(ids);
                yield within.versions().keySet().stream().collect(Collectors.toMap(id -> id, within::key));
            }
            default -> Map.of();
        };
    }

    /// The id of what is called so.
    Optional<UUID> find(String kind, String key) {
        String[] parts = key.split("/", 3);
        Optional<UUID> motion = store.find(parts[0]).map(Motion::id);
        if (kind.equals(Motion.KIND)) {
            return motion.filter(found -> parts.length == 1);
        }
        if (motion.isEmpty() || parts.length != (kind.equals(MotionVersion.KIND) ? 2 : 3)) {
            return Optional.empty();
        }
        Optional<UUID> version = store.listVersions(List.of(motion.get())).stream()
                .filter(each -> each.slug().equals(parts[1]))
                .map(MotionVersion::id)
                .findFirst();
        return switch (kind) {
            case MotionVersion.KIND -> version;
            case MotionClause.KIND ->
                version.flatMap(of -> store.listClauses(List.of(of)).stream()
                        .filter(clause -> String.valueOf(clause.number()).equals(parts[2]))
                        .map(MotionClause::id)
                        .findFirst());
            case MotionTabling.KIND -> version.flatMap(of -> store.findTabling(of, parts[2]));
            default -> Optional.empty();
        };
    }

    /// Natural key → id of everything, by kind.
    Map<String, Map<String, UUID>> ids(Keys keys) {
        Slice all = new Slice(0, Integer.MAX_VALUE);
        List<Motion> motions = store.list(all);
        List<MotionVersion> versions = store.listVersions(all);
        Map<UUID, String> slugs = motions.stream().collect(Collectors.toMap(Motion::id, Motion::slug));
        Within within =
                new Within(versions.stream().collect(Collectors.toMap(MotionVersion::id, version -> version)), slugs);
        List<MotionTabling> tablings = store.listTablings(all);
        Map<UUID, String> tracks = keys.of(Track.KIND, ids(tablings.stream(), MotionTabling::track));
        Map<String, Map<String, UUID>> found = new LinkedHashMap<>();
        found.put(Motion.KIND, named(motions, Motion::slug, Motion::id));
        found.put(MotionVersion.KIND, named(versions, version -> within.key(version.id()), MotionVersion::id));
        found.put(
                MotionClause.KIND,
                named(
                        store.listClauses(all),
                        clause -> within.key(clause.version()) + "/" + clause.number(),
                        MotionClause::id));
        found.put(
                MotionTabling.KIND,
                named(
                        tablings,
                        tabling -> within.key(tabling.version()) + "/" + tracks.get(tabling.track()),
                        MotionTabling::id));
        return found;
    }

    private static <T> Map<String, UUID> named(List<T> things, Function<T, String> key, Function<T, UUID> id) {
        Map<String, UUID> named = new LinkedHashMap<>();
        things.forEach(thing -> named.put(key.apply(thing), id.apply(thing)));
        return named;
    }
}
