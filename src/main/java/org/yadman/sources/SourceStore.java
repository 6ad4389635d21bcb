package org.yadman.sources;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.db.Dialect;
import org.yadman.platform.db.Listings;
import org.yadman.platform.db.LocalizedColumn;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.Listing;
import org.yadman.pure.calendars.PartialDate;

@Component
@Transactional(readOnly = true)
class SourceStore {

    private static final String MATCHING = """
            from source join listing on listing.kind = 'source' and listing.id = source.id and listing.language = :language
            where (:kind = '' or source.kind = :kind) and %s
            """;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    SourceStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    Optional<Source> find(String slug) {
        return jdbc.sql("select * from source where slug = :slug")
                .param("slug", slug)
                .query(SourceStore::toSource)
                .optional();
    }

    List<Source> list(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from source where id in (:ids)")
                        .param("ids", ids.stream().map(UUID::toString).toList())
                        .query(SourceStore::toSource)
                        .list();
    }

    List<Source> listKnownThrough(Collection<UUID> sources) {
        return sources.isEmpty()
                ? List.of()
                : jdbc.sql("select * from source where via in (:sources)")
                        .param("sources", sources.stream().map(UUID::toString).toList())
                        .query(SourceStore::toSource)
                        .list();
    }

    List<Source> listAll() {
        return jdbc.sql("select * from source order by slug")
                .query(SourceStore::toSource)
                .list();
    }

    Optional<Source> findByDocument(String name) {
        return jdbc.sql("select * from source where document_name = :name")
                .param("name", name)
                .query(SourceStore::toSource)
                .optional();
    }

    List<Source.Attached> listAttached() {
        return jdbc.sql("select document_name, document_sha256 from source where document_name is not null order by "
                        + dialect.byBytes("document_name"))
                .query((row, i) -> new Source.Attached(row.getString(1), row.getString(2)))
                .list();
    }

    List<Source> list(Slice slice) {
        return jdbc.sql("select * from source order by " + dialect.byBytes("slug") + " limit :most offset :skip")
                .param("most", slice.most())
                .param("skip", slice.skip())
                .query(SourceStore::toSource)
                .list();
    }

    List<Source> list(Language language, List<String> words, String kind, boolean byDate, int page) {
        String order =
                byDate ? "source.published is null, source.published desc, listing.sort_key" : "listing.sort_key";
        return jdbc.sql("select source.* " + MATCHING.formatted(Listings.condition(words)) + " order by " + order
                        + ", source.id limit :size offset :skip")
                .params(parameters(language, words, kind))
                .param("size", Listing.SIZE)
                .param("skip", (page - 1) * Listing.SIZE)
                .query(SourceStore::toSource)
                .list();
    }

    int count(Language language, List<String> words, String kind) {
        return jdbc.sql("select count(*) " + MATCHING.formatted(Listings.condition(words)))
                .params(parameters(language, words, kind))
                .query(Integer.class)
                .single();
    }

    private static Map<String, Object> parameters(Language language, List<String> words, String kind) {
        Map<String, Object> parameters = new LinkedHashMap<>(Listings.parameters(words));
        parameters.put("language", language.tag());
        parameters.put("kind", kind);
        return parameters;
    }

    int countAll() {
        return jdbc.sql("select count(*) from source").query(Integer.class).single();
    }

    Set<SourceKind> kinds() {
        EnumSet<SourceKind> kinds = EnumSet.noneOf(SourceKind.class);
        kinds.addAll(jdbc.sql("select distinct kind from source")
                .query((row, i) -> SourceKind.valueOf(row.getString(1)))
                .list());
        return kinds;
    }

    boolean names(String sha256) {
        return jdbc.sql("select count(*) from source where document_sha256 = :sha256")
                        .param("sha256", sha256)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Source source) {
        jdbc.sql("""
                insert into source (id, slug, kind, title, language, author, publisher, published, address, held, via,
                  document_name, document_sha256, about)
                values (:id, :slug, :kind, :title, :language, :author, :publisher, :published, :address, :held, :via,
                  :documentName, :documentHash, :about)
                on conflict (id) do update set slug = excluded.slug, kind = excluded.kind, title = excluded.title,
                  language = excluded.language, author = excluded.author, publisher = excluded.publisher,
                  published = excluded.published, address = excluded.address, held = excluded.held, via = excluded.via,
                  document_name = excluded.document_name, document_sha256 = excluded.document_sha256,
                  about = excluded.about
                """)
                .param("id", source.id().toString())
                .param("slug", source.slug())
                .param("kind", source.kind().name())
                .param("title", LocalizedColumn.write(source.title()))
                .param("language", source.language())
                .param("author", source.author())
                .param("publisher", source.publisher())
                .param(
                        "published",
                        source.published() == null ? null : source.published().text())
                .param("address", source.address())
                .param("held", source.held().name())
                .param("via", source.via() == null ? null : source.via().toString())
                .param(
                        "documentName",
                        source.document() == null ? null : source.document().name())
                .param(
                        "documentHash",
                        source.document() == null ? null : source.document().sha256())
                .param("about", LocalizedColumn.write(source.about()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(UUID id) {
        jdbc.sql("delete from source where id = :id").param("id", id.toString()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        jdbc.sql("update source set via = null").update();
        jdbc.sql("delete from source").update();
    }

    private static Source toSource(ResultSet row, int i) throws SQLException {
        @Nullable String published = row.getString("published");
        @Nullable String via = row.getString("via");
        @Nullable String document = row.getString("document_name");
        return new Source(
                UUID.fromString(row.getString("id")),
                row.getString("slug"),
                SourceKind.valueOf(row.getString("kind")),
                LocalizedColumn.read(row.getString("title")),
                row.getString("language"),
                row.getString("author"),
                row.getString("publisher"),
                published == null ? null : PartialDate.parse(published),
                row.getString("address"),
                Held.valueOf(row.getString("held")),
                via == null ? null : UUID.fromString(via),
                document == null ? null : new Source.Attached(document, row.getString("document_sha256")),
                LocalizedColumn.read(row.getString("about")));
    }
}
