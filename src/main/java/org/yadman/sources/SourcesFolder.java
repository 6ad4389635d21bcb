package org.yadman.sources;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.platform.collect.FolderPart;
import org.yadman.platform.collect.FolderReader;
import org.yadman.platform.collect.FolderReader.Place;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable;
import org.yadman.platform.collect.FolderTable.Keys;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.FolderWriter;
import org.yadman.platform.collect.Sheet;
import org.yadman.platform.collect.TableShape;
import org.yadman.platform.collect.TableShape.Column;
import org.yadman.platform.collect.TableShape.Form.Usual;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;
import org.yadman.platform.files.Documents;
import org.yadman.platform.files.MediaType;
import org.yadman.platform.text.Sentence;

/// `sources.csv` and `documents/`.
@Component
@Order(10)
class SourcesFolder implements FolderPart {

    private static final String FOLDER = "documents";
    private static final TableShape SOURCES = new TableShape(
                    "sources",
                    List.of(
                            Column.required("slug")
                                    .as(Usual.SLUG)
                                    .means("Its key: how addresses and other tables name it."),
                            Column.required("kind").oneOf(SourceKind.class).means("What sort of source it is."),
                            Column.requiredLocalized("title")
                                    .means("Its title; in the language of the original at least."),
                            Column.optional("language").as(Usual.LANGUAGE).means("The language of the original."),
                            Column.optional("author").means("Who wrote it."),
                            Column.optional("publisher").means("Who published it."),
                            Column.optional("published").as(Usual.DATE).means("When it was published."),
                            Column.optional("address").as(Usual.ADDRESS).means("Its web address."),
                            Column.required("held")
                                    .oneOf(Held.class)
                                    .means(
                                            "How it is known here: the document itself is kept, it was read where it is"
                                                    + " published, another source cites it, somebody told it, or it was computed."),
                            Column.optional("via").of(Source.KIND).means("The slug of the source that cites it."),
                            Column.optional("document")
                                    .means("The name of its file in the folder documents/ of an export."),
                            Column.localized("about")
                                    .means("Who speaks here, for whom, and what to keep in mind when reading it.")),
                    List.of("slug"),
                    true)
            .of(Source.KIND);

    private final Sources sources;
    private final Documents documents;

    SourcesFolder(Sources sources, Documents documents) {
        this.sources = sources;
        this.documents = documents;
    }

    @Override
    public List<FolderTable> tables() {
        return List.of(new FolderTable(SOURCES, sources::count, this::rows));
    }

    private List<Map<String, String>> rows(Slice slice, Keys keys) {
        return rows(sources.list(slice), keys);
    }

    private static List<Map<String, String>> rows(List<Source> read, Keys keys) {
        Map<UUID, String> slugs = keys.of(
                Source.KIND,
                read.stream().map(Source::via).filter(Objects::nonNull).toList());
        return read.stream()
                .map(source -> Sources.row(source, source.via() == null ? null : slugs.get(source.via())))
                .toList();
    }

    @Override
    public Map<String, Map<String, UUID>> ids() {
        return Map.of(Source.KIND, sources.listAll().stream().collect(Collectors.toMap(Source::slug, Source::id)));
    }

    @Override
    public Map<UUID, String> keys(String kind, Collection<UUID> ids) {
        return kind.equals(Source.KIND)
                ? sources.byId(ids).values().stream().collect(Collectors.toMap(Source::id, Source::slug))
                : Map.of();
    }

    @Override
    public boolean isEmpty() {
        return sources.count() == 0;
    }

    @Override
    public Staged read(FolderReader folder) {
        List<Supplier<Source>> read = new ArrayList<>();
        Map<UUID, UUID> via = new HashMap<>();
        Set<String> named = new HashSet<>();
        for (FolderRow row : folder.rows(SOURCES)) {
            readSource(folder, row, via, named).ifPresent(read::add);
        }
        new TreeSet<>(folder.files(FOLDER))
                .stream()
                        .filter(file -> !named.contains(file))
                        .forEach(file -> folder.problem(
                                new Place(FOLDER + "/" + file, 0, ""),
                                Sentence.of("sources.mistake.document-unnamed")));
        return actor -> write(read, actor);
    }

    private Optional<Supplier<Source>> readSource(
            FolderReader folder, FolderRow row, Map<UUID, UUID> via, Set<String> named) {
        String slug = row.slug("slug");
        SourceKind kind = row.choice("kind", SourceKind.class);
        Held held = row.choice("held", Held.class);
        var published = row.date("published");
        String language = row.language("language");
        String address = row.address("address");
        UUID citedBy = row.refer("via", Source.KIND);
        String document = row.text("document");
        byte[] content = document == null ? null : readDocument(folder, row, document, named);
        if (held == Held.CITED && row.text("via") == null) {
            row.problem("via", Sentence.of("sources.mistake.cited-by-nobody"));
        }
        if (held == Held.DOCUMENT && document == null) {
            row.problem("document", Sentence.of("sources.mistake.no-document"));
        }
        if (slug == null) {
            return Optional.empty();
        }
        UUID id = folder.declare(Source.KIND, slug);
        if (citedBy != null) {
            refuseCircle(row, id, citedBy, via);
        }
        if (kind == null || held == null) {
            return Optional.empty();
        }
        return Optional.of(() -> new Source(
                id,
                slug,
                kind,
                row.localized("title"),
                language,
                row.text("author"),
                row.text("publisher"),
                published,
                address,
                held,
                citedBy,
                document == null || content == null ? null : sources.attach(document, content),
                row.localized("about")));
    }

    // The row that closes a circle is the one that is told.
    private static void refuseCircle(FolderRow row, UUID id, UUID citedBy, Map<UUID, UUID> via) {
        via.put(id, citedBy);
        UUID next = citedBy;
        for (int steps = 0; next != null && steps <= via.size(); steps++) {
            if (next.equals(id)) {
                row.problem(
                        "via",
                        Sentence.of(citedBy.equals(id) ? "sources.mistake.via-itself" : "sources.mistake.circle"));
                return;
            }
            next = via.get(next);
        }
    }

    private static byte @Nullable [] readDocument(FolderReader folder, FolderRow row, String name, Set<String> named) {
        if (!named.add(name)) {
            row.problem("document", Sentence.of("sources.mistake.document-twice", "name", name));
        }
        Optional<byte[]> content = name.contains("/") ? Optional.empty() : folder.file(FOLDER + "/" + name);
        if (content.isEmpty()) {
            if (!folder.files(FOLDER).contains(name)) {
                row.problem("document", Sentence.of("sources.mistake.document-missing", "name", name));
            }
            return null;
        }
        if (content.get().length == 0 || content.get().length > Documents.LARGEST) {
            row.problem("document", Sentence.of("sources.mistake.document-size", "name", name));
        } else if (MediaType.of(content.get()).isEmpty()) {
            row.problem("document", Sentence.of("sources.mistake.document-type", "name", name));
        }
        return content.get();
    }

    // A source may be cited by one that stands further down, so those that cite are written first.
    private void write(List<Supplier<Source>> read, ActorId actor) {
        List<Source> waiting = new ArrayList<>(read.stream().map(Supplier::get).toList());
        Set<UUID> open = waiting.stream().map(Source::id).collect(Collectors.toCollection(HashSet::new));
        while (!waiting.isEmpty()) {
            List<Source> ready = waiting.stream()
                    .filter(source -> source.via() == null || !open.contains(source.via()))
                    .toList();
            if (ready.isEmpty()) {
                throw new IllegalStateException(
                        "Sources cite each other in a circle, which reading should have refused");
            }
            ready.forEach(source -> sources.add(source, actor));
            ready.forEach(source -> open.remove(source.id()));
            waiting.removeAll(ready);
        }
    }

    @Override
    public Optional<UUID> find(String kind, String key) {
        return kind.equals(Source.KIND) ? sources.find(key).map(Source::id) : Optional.empty();
    }

    @Override
    public Sheet rowsOf(Collection<Ref> things, Keys keys) {
        return new Sheet(Map.of(
                SOURCES.name(),
                rows(List.copyOf(sources.byId(Ref.ids(things, Source.KIND)).values()), keys)));
    }

    /// The sources through which these are known, so that a circle is seen, and whose document is called the same.
    @Override
    public Collection<Ref> along(Sheet rows) {
        Set<Ref> along = new LinkedHashSet<>();
        for (Map<String, String> row : rows.rows(SOURCES.name())) {
            Optional<Source> next = Optional.ofNullable(row.get("via")).flatMap(sources::find);
            while (next.isPresent() && along.add(next.get().ref())) {
                next = Optional.ofNullable(sources.findById(next.get().via()));
            }
            Optional.ofNullable(row.get("document"))
                    .flatMap(sources::findByDocument)
                    .ifPresent(other -> along.add(other.ref()));
        }
        return along;
    }

    @Override
    public Optional<byte[]> file(String path) {
        return path.startsWith(FOLDER + "/")
                ? sources.findByDocument(path.substring(FOLDER.length() + 1))
                        .map(Source::document)
                        .flatMap(document -> documents.find(document.sha256()))
                        .map(Documents.Document::content)
                : Optional.empty();
    }

    @Override
    public void remove(Ref thing) {
        if (thing.kind().equals(Source.KIND)) {
            sources.remove(thing.id());
        }
    }

    @Override
    public Map<String, String> words() {
        return Map.of("sources/kind", "sources.kind.", "sources/held", "sources.held.");
    }

    @Override
    public void clear() {
        sources.clear();
        documents.removeAllBut(Set.of());
    }

    @Override
    public void export(FolderWriter out) {
        for (Source.Attached attached : sources.listAttached()) {
            documents
                    .find(attached.sha256())
                    .ifPresent(document -> out.file(FOLDER + "/" + attached.name(), document.content()));
        }
    }
}
