package org.yadman.bodies;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.groups.Group;
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
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Misread;
import org.yadman.platform.text.Sentence;

/// `bodies.csv` and `deadlines.csv`.
@Component
@Order(25)
class BodiesFolder implements FolderPart {

    private static final TableShape BODIES = new TableShape(
                    "bodies",
                    List.of(
                            Column.required("slug")
                                    .as(Usual.SLUG)
                                    .means("Its key: how addresses and other tables name it."),
                            Column.required("kind").oneOf(BodyKind.class).means("What kind of body it is."),
                            Column.optional("country")
                                    .as(Usual.COUNTRY)
                                    .means("Its country; empty where it belongs to no single one."),
                            Column.optional("parent").of(Body.KIND).means("The body that it is a part of."),
                            Column.requiredLocalized("name").means("Its names."),
                            Column.optional("site").as(Usual.ADDRESS).means("Its web address."),
                            Column.optional("dormant_after")
                                    .as(Usual.NUMBER)
                                    .means(
                                            "After how many days without an event a request here counts as dormant; 365 where"
                                                    + " nothing is said."),
                            Column.localized("about").means("What to know about it.")),
                    List.of("slug"),
                    true)
            .of(Body.KIND);
    private static final TableShape DEADLINES = new TableShape(
                    "deadlines",
                    List.of(
                            Column.required("body").of(Body.KIND).means("The body in whose calendar it stands."),
                            Column.required("slug").as(Usual.SLUG).means("Its key within the body."),
                            Column.required("kind").oneOf(Deadline.Kind.class).means("What falls on the date."),
                            Column.optional("session")
                                    .of(Deadline.KIND)
                                    .means(
                                            "The session before which it lies, by its key within the body; empty where it lies"
                                                    + " before each, or before none."),
                            Column.optional("speaker")
                                    .of(Group.KIND)
                                    .means("Of a session: the group that speaks there for the coalition."),
                            Column.requiredLocalized("name").means("What it is called."),
                            Column.localized("about").means("What to know about it.")),
                    List.of("body", "slug"),
                    true)
            .of(Deadline.KIND, Body.KIND, "body");

    private final Bodies bodies;

    BodiesFolder(Bodies bodies) {
        this.bodies = bodies;
    }

    @Override
    public List<FolderTable> tables() {
        return List.of(
                new FolderTable(BODIES, bodies::count, this::bodyRows),
                new FolderTable(DEADLINES, bodies::countDeadlines, this::deadlineRows));
    }

    private List<Map<String, String>> bodyRows(Slice slice, Keys keys) {
        return bodyRows(bodies.list(slice), keys);
    }

    private static List<Map<String, String>> bodyRows(List<Body> read, Keys keys) {
        Map<UUID, String> wholes = keys.of(
                Body.KIND,
                read.stream().flatMap(body -> Stream.ofNullable(body.parent())).collect(Collectors.toSet()));
        return read.stream()
                .map(body -> Bodies.row(body, body.parent() == null ? null : wholes.get(body.parent())))
                .toList();
    }

    private List<Map<String, String>> deadlineRows(Slice slice, Keys keys) {
        return deadlineRows(bodies.listDeadlines(slice), keys);
    }

    private List<Map<String, String>> deadlineRows(List<Deadline> read, Keys keys) {
        Map<UUID, String> slugs =
                keys.of(Body.KIND, read.stream().map(Deadline::body).collect(Collectors.toSet()));
        Map<UUID, String> sessions = bodies
                .listDeadlines(read.stream()
                        .flatMap(deadline -> Stream.ofNullable(deadline.session()))
                        .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Deadline::id, Deadline::slug));
        Map<UUID, String> speakers = keys.of(
                Group.KIND,
                read.stream()
                        .flatMap(deadline -> Stream.ofNullable(deadline.speaker()))
                        .collect(Collectors.toSet()));
        return read.stream()
                .map(deadline -> new Cells()
                        .with("body", slugs.get(deadline.body()))
                        .with("slug", deadline.slug())
                        .with("kind", deadline.kind())
                        .with("session", deadline.session() == null ? null : sessions.get(deadline.session()))
                        .with("speaker", deadline.speaker() == null ? null : speakers.get(deadline.speaker()))
                        .with("name", deadline.name())
                        .with("about", deadline.about())
                        .row())
                .toList();
    }

    @Override
    public Map<UUID, String> keys(String kind, Collection<UUID> ids) {
        return switch (kind) {
            case Body.KIND -> slugs(ids);
            case Deadline.KIND -> {
                List<Deadline> read = bodies.listDeadlines(ids);
                Map<UUID, String> slugs =
                        slugs(read.stream().map(Deadline::body).collect(Collectors.toSet()));
                yield read.stream()
                        .collect(Collectors.toMap(
                                Deadline::id, deadline -> slugs.get(deadline.body()) + "/" + deadline.slug()));
            }
            default -> Map.of();
        };
    }

    private Map<UUID, String> slugs(Collection<UUID> ids) {
        return bodies.byId(ids).values().stream().collect(Collectors.toMap(Body::id, Body::slug));
    }

    @Override
    public Map<String, Map<String, UUID>> ids() {
        Map<UUID, String> slugs = bodies.listAll().stream().collect(Collectors.toMap(Body::id, Body::slug));
        Map<String, UUID> bySlug = new LinkedHashMap<>();
        slugs.forEach((id, slug) -> bySlug.put(slug, id));
        Map<String, UUID> byKey = new LinkedHashMap<>();
        bodies.listAllDeadlines()
                .forEach(deadline -> byKey.put(slugs.get(deadline.body()) + "/" + deadline.slug(), deadline.id()));
        return Map.of(Body.KIND, bySlug, Deadline.KIND, byKey);
    }

    @Override
    public boolean isEmpty() {
        return bodies.count() == 0;
    }

    @Override
    public Staged read(FolderReader folder) {
        List<Body> read = new ArrayList<>();
        Map<UUID, String> parents = new HashMap<>();
        Map<UUID, UUID> wholes = new HashMap<>();
        for (FolderRow row : folder.rows(BODIES)) {
            readBody(folder, row, wholes).ifPresent(body -> {
                read.add(body);
                parents.put(body.id(), row.textOrEmpty("parent"));
            });
        }
        Map<Deadline, FolderRow> deadlines = new LinkedHashMap<>();
        for (FolderRow row : folder.rows(DEADLINES)) {
            readDeadline(folder, row).ifPresent(deadline -> deadlines.put(deadline, row));
        }
        refuseNoSession(deadlines);
        return actor -> {
            write(read, parents, actor);
            // What lies before a session is written after it.
            deadlines.entrySet().stream()
                    .sorted(Comparator.comparing(each -> each.getKey().session() != null))
                    .forEach(each -> bodies.add(each.getKey(), each.getValue().cells(), actor));
        };
    }

    private static Optional<Body> readBody(FolderReader folder, FolderRow row, Map<UUID, UUID> wholes) {
        String slug = row.slug("slug");
        BodyKind kind = row.choice("kind", BodyKind.class);
        String country = row.country("country");
        String site = row.address("site");
        Integer dormantAfter = row.parsed("dormant_after", BodiesFolder::days);
        UUID parent = row.refer("parent", Body.KIND);
        if (slug == null) {
            return Optional.empty();
        }
        UUID id = folder.declare(Body.KIND, slug);
        if (parent != null) {
            refuseCircle(row, id, parent, wholes);
        }
        if (kind == null || row.localized("name").isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Body(
                id,
                slug,
                kind,
                country,
                parent,
                row.localized("name"),
                site,
                dormantAfter == null ? Body.USUAL_DORMANT_AFTER : dormantAfter,
                row.localized("about")));
    }

    private static int days(String text) {
        if (text.matches("[1-9][0-9]{0,3}") && Integer.parseInt(text) <= Body.LONGEST_DORMANT_AFTER) {
            return Integer.parseInt(text);
        }
        throw new Misread(Sentence.of("bodies.mistake.dormant", "most", Body.LONGEST_DORMANT_AFTER));
    }

    // The row that closes a circle is the one that is told.
    private static void refuseCircle(FolderRow row, UUID id, UUID parent, Map<UUID, UUID> wholes) {
        wholes.put(id, parent);
        Set<UUID> above = new HashSet<>();
        for (@Nullable UUID next = parent; next != null && above.add(next); next = wholes.get(next)) {
            if (next.equals(id)) {
                row.problem("parent", Sentence.of("bodies.mistake.circle"));
                return;
            }
        }
    }

    private static Optional<Deadline> readDeadline(FolderReader folder, FolderRow row) {
        UUID body = row.refer("body", Body.KIND);
        String slug = row.slug("slug");
        Deadline.Kind kind = row.choice("kind", Deadline.Kind.class);
        if (body == null || slug == null) {
            return Optional.empty();
        }
        UUID id = folder.declare(Deadline.KIND, row.textOrEmpty("body") + "/" + slug);
        UUID session = readSession(row, kind);
        UUID speaker = row.refer("speaker", Group.KIND);
        if (speaker != null && kind != null && kind != Deadline.Kind.SESSION) {
            row.problem("speaker", Sentence.of("votes.mistake.speaker"));
            return Optional.empty();
        }
        return kind == null || row.localized("name").isEmpty()
                ? Optional.empty()
                : Optional.of(new Deadline(
                        id, body, slug, kind, session, speaker, row.localized("name"), row.localized("about")));
    }

    // A session is named by its slug within the body of the same row.
    private static @Nullable UUID readSession(FolderRow row, Deadline.@Nullable Kind kind) {
        String session = row.text("session");
        if (session == null) {
            return null;
        }
        if (kind == Deadline.Kind.SESSION) {
            row.problem("session", Sentence.of("bodies.mistake.session"));
            return null;
        }
        return row.folder().refer(Deadline.KIND, row.textOrEmpty("body") + "/" + session, row.at("session"));
    }

    private static void refuseNoSession(Map<Deadline, FolderRow> read) {
        Map<UUID, Deadline> byId =
                read.keySet().stream().collect(Collectors.toMap(Deadline::id, each -> each, (a, b) -> a));
        read.forEach((deadline, row) -> {
            Deadline before = deadline.session() == null ? null : byId.get(deadline.session());
            if (before != null && before.kind() != Deadline.Kind.SESSION) {
                row.problem("session", Sentence.of("bodies.mistake.session"));
            }
        });
    }

    // A body may be part of one that stands further down, so wholes are written first.
    private void write(List<Body> read, Map<UUID, String> parents, ActorId actor) {
        List<Body> waiting = new ArrayList<>(read);
        Set<UUID> open = read.stream().map(Body::id).collect(Collectors.toCollection(HashSet::new));
        while (!waiting.isEmpty()) {
            List<Body> ready = waiting.stream()
                    .filter(body -> body.parent() == null || !open.contains(body.parent()))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException("Bodies are parts of each other, which reading should have refused");
            }
            ready.forEach(body -> bodies.add(body, parents.get(body.id()), actor));
            ready.forEach(body -> open.remove(body.id()));
            waiting.removeAll(ready);
        }
    }

    @Override
    public Optional<UUID> find(String kind, String key) {
        return switch (kind) {
            case Body.KIND -> bodies.find(key).map(Body::id);
            case Deadline.KIND -> {
                String[] parts = key.split("/", 2);
                yield bodies.find(parts[0]).stream()
                        .flatMap(body -> bodies.listDeadlines(body).stream())
                        .filter(deadline -> parts.length == 2 && deadline.slug().equals(parts[1]))
                        .map(Deadline::id)
                        .findFirst();
            }
            default -> Optional.empty();
        };
    }

    @Override
    public Sheet rowsOf(Collection<Ref> things, Keys keys) {
        List<Body> read = List.copyOf(bodies.byId(Ref.ids(things, Body.KIND)).values());
        List<Deadline> dates = read.stream()
                .flatMap(body -> bodies.listDeadlines(body).stream())
                .toList();
        return new Sheet(Map.of(BODIES.name(), bodyRows(read, keys), DEADLINES.name(), deadlineRows(dates, keys)));
    }

    /// The bodies above, so that a circle is seen.
    @Override
    public Collection<Ref> along(Sheet rows) {
        Set<Ref> above = new LinkedHashSet<>();
        for (Map<String, String> row : rows.rows(BODIES.name())) {
            Optional<Body> next = Optional.ofNullable(row.get("parent")).flatMap(bodies::find);
            while (next.isPresent() && above.add(next.get().ref())) {
                UUID parent = next.get().parent();
                next = Optional.ofNullable(
                        parent == null ? null : bodies.byId(List.of(parent)).get(parent));
            }
        }
        return above;
    }

    @Override
    public void remove(Ref thing) {
        bodies.remove(thing);
    }

    @Override
    public List<Option> options(String table, String column, Map<String, String> row, Sheet around, Language language) {
        return table.equals(DEADLINES.name()) && column.equals("session")
                ? around.rows(DEADLINES.name()).stream()
                        .filter(other -> other.getOrDefault("body", "").equals(row.get("body")))
                        .filter(other -> FolderRow.word(Deadline.Kind.SESSION).equals(other.get("kind")))
                        .map(other -> new Option(other.getOrDefault("slug", ""), other.getOrDefault("slug", "")))
                        .toList()
                : List.of();
    }

    @Override
    public Map<String, String> words() {
        return Map.of("bodies/kind", "bodies.kind.", "deadlines/kind", "bodies.deadline.kind.");
    }

    @Override
    public void clear() {
        bodies.clear();
    }
}
