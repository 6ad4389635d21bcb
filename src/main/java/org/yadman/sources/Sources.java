package org.yadman.sources;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.Cells;
import org.yadman.platform.collect.FolderRow;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.collect.PublicPages;
import org.yadman.platform.collect.RefSource;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Counts;
import org.yadman.platform.db.History;
import org.yadman.platform.db.Listings;
import org.yadman.platform.db.Ref;
import org.yadman.platform.files.Documents;
import org.yadman.platform.files.Documents.Document;
import org.yadman.platform.text.Language;
import org.yadman.platform.text.Messages;
import org.yadman.platform.web.Listing;

/// The sources of the record.
@Component
public class Sources implements RefSource, PublicPages {

    private final SourceStore store;
    private final Documents documents;
    private final History history;
    private final Listings listings;
    private final Messages messages;
    private final Counts counts;

    Sources(
            SourceStore store,
            Documents documents,
            History history,
            Listings listings,
            Messages messages,
            Counts counts) {
        this.counts = counts;
        this.store = store;
        this.documents = documents;
        this.history = history;
        this.listings = listings;
        this.messages = messages;
    }

    /// Adds a source, or changes the one that it is.
    @Transactional(propagation = Propagation.MANDATORY)
    void add(Source source, ActorId actor) {
        store.put(source);
        list(source);
        Source via = findById(source.via());
        history.recordReplacing(source.ref(), row(source, via == null ? null : via.slug()), actor);
    }

    /// Removes a source that nothing names any more.
    @Transactional(propagation = Propagation.MANDATORY)
    void remove(UUID id) {
        listings.remove(new Ref(Source.KIND, id));
        store.delete(id);
    }

    /// The source that has a document of this name.
    Optional<Source> findByDocument(String name) {
        return store.findByDocument(name);
    }

    private void list(Source source) {
        listings.put(
                source.ref(),
                source.title(),
                Stream.concat(
                                Stream.of(source.author(), source.publisher(), source.slug())
                                        .filter(Objects::nonNull),
                                source.about().texts().values().stream())
                        .toList());
    }

    /// The source as a row of the campaign folder.
    ///
    /// @param via the slug of the source that cites it, or null
    static Map<String, String> row(Source source, @Nullable String via) {
        return new Cells()
                .with("slug", source.slug())
                .with("kind", source.kind())
                .with("title", source.title())
                .with("language", source.language())
                .with("author", source.author())
                .with("publisher", source.publisher())
                .with(
                        "published",
                        source.published() == null ? null : source.published().text())
                .with("address", source.address())
                .with("held", source.held())
                .with("via", via)
                .with(
                        "document",
                        source.document() == null ? null : source.document().name())
                .with("about", source.about())
                .row();
    }

    /// Keeps a document for a source that is about to be added.
    @Transactional(propagation = Propagation.MANDATORY)
    Source.Attached attach(String name, byte[] content) {
        return new Source.Attached(name, documents.keep(content).sha256());
    }

    public Optional<Source> find(String slug) {
        return store.find(slug);
    }

    /// The sources with these ids.
    public Map<UUID, Source> byId(Collection<UUID> ids) {
        return store.list(ids).stream().collect(Collectors.toMap(Source::id, source -> source));
    }

    /// The sources that are known through any of these.
    public List<Source> listKnownThrough(Collection<UUID> sources) {
        return store.listKnownThrough(sources);
    }

    /// A document that some source names; one that none names is not public.
    public Optional<Document> findDocument(String sha256) {
        return store.names(sha256) ? documents.find(sha256) : Optional.empty();
    }

    /// One page of the list of sources.
    Listing<Source> list(Language language, Listing.Query query) {
        List<String> words = Listings.words(query.get("q"));
        String kind = choice(query.get("kind"));
        boolean byDate = query.get("sort").equals("published");
        return Listing.of(
                store.list(language, words, kind, byDate, query.page()),
                counts.of(List.of("sources", language, words, kind), () -> store.count(language, words, kind)),
                query.page(),
                query);
    }

    private static String choice(String word) {
        return Stream.of(SourceKind.values())
                .filter(kind -> FolderRow.word(kind).equals(word))
                .map(Enum::name)
                .findFirst()
                .orElse("");
    }

    /// The kinds that occur.
    Set<SourceKind> kinds() {
        return counts.of("kinds of sources", store::kinds);
    }

    /// The documents that are kept, by name.
    List<Source.Attached> listAttached() {
        return store.listAttached();
    }

    /// Some of the sources, by slug.
    List<Source> list(Slice slice) {
        return store.list(slice);
    }

    List<Source> listAll() {
        return store.listAll();
    }

    public int count() {
        return store.countAll();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        store.listAll().forEach(source -> listings.remove(source.ref()));
        store.clear();
    }

    @Override
    public String kind() {
        return Source.KIND;
    }

    @Override
    public String heading(Language language) {
        return messages.text(language, "sources.title");
    }

    @Override
    public Map<UUID, Named> name(Collection<UUID> ids, Language language) {
        return byId(ids).values().stream()
                .collect(Collectors.toMap(
                        Source::id,
                        source -> new Named(
                                source.ref(), source.title().in(language).value(), "/sources/" + source.slug())));
    }

    @Override
    public List<String> paths() {
        return Stream.concat(Stream.of("/sources"), store.listAll().stream().map(source -> "/sources/" + source.slug()))
                .toList();
    }

    @Nullable
    Source findById(@Nullable UUID id) {
        return id == null ? null : byId(List.of(id)).get(id);
    }
}
