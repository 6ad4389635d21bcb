package org.yadman.bodies;

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

@Component
@Transactional(readOnly = true)
class BodyStore {

    private static final String MATCHING = """
            from body join listing on listing.kind = 'body' and listing.id = body.id and listing.language = :language
            where (:kind = '' or body.kind = :kind) and %s
            """;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    BodyStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /// What narrows the list; an empty text does not.
    record Filter(Language language, List<String> words, String kind) {
        Map<String, Object> parameters() {
            Map<String, Object> parameters = new LinkedHashMap<>(Listings.parameters(words));
            parameters.put("language", language.tag());
            parameters.put("kind", kind);
            return parameters;
        }
    }

    Optional<Body> find(String slug) {
        return jdbc.sql("select * from body where slug = :slug")
                .param("slug", slug)
                .query(BodyStore::toBody)
                .optional();
    }

    List<Body> list(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from body where id in (:ids)")
                        .param("ids", ids.stream().map(UUID::toString).toList())
                        .query(BodyStore::toBody)
                        .list();
    }

    List<Body> list(Slice slice) {
        return jdbc.sql("select * from body order by " + dialect.byBytes("slug") + " limit :most offset :skip")
                .param("most", slice.most())
                .param("skip", slice.skip())
                .query(BodyStore::toBody)
                .list();
    }

    List<Body> listAll() {
        return jdbc.sql("select * from body order by slug")
                .query(BodyStore::toBody)
                .list();
    }

    List<Body> listParts(UUID parent) {
        return jdbc.sql("select * from body where parent_id = :parent order by slug")
                .param("parent", parent.toString())
                .query(BodyStore::toBody)
                .list();
    }

    List<Body> list(Filter filter, int page) {
        return jdbc.sql("select body.* " + MATCHING.formatted(Listings.condition(filter.words()))
                        + " order by listing.sort_key, listing.id limit :size offset :skip")
                .params(filter.parameters())
                .param("size", Listing.SIZE)
                .param("skip", (page - 1) * Listing.SIZE)
                .query(BodyStore::toBody)
                .list();
    }

    int count(Filter filter) {
        return jdbc.sql("select count(*) " + MATCHING.formatted(Listings.condition(filter.words())))
                .params(filter.parameters())
                .query(Integer.class)
                .single();
    }

    int countAll() {
        return jdbc.sql("select count(*) from body").query(Integer.class).single();
    }

    Set<BodyKind> kinds() {
        EnumSet<BodyKind> kinds = EnumSet.noneOf(BodyKind.class);
        kinds.addAll(jdbc.sql("select distinct kind from body")
                .query((row, i) -> BodyKind.valueOf(row.getString(1)))
                .list());
        return kinds;
    }

    List<Deadline> listDeadlines(UUID body) {
        return jdbc.sql("select * from deadline where body_id = :body order by slug")
                .param("body", body.toString())
                .query(BodyStore::toDeadline)
                .list();
    }

    List<Deadline> listDeadlines(Slice slice) {
        return jdbc.sql("select deadline.* from deadline join body on body.id = deadline.body_id order by "
                        + dialect.byBytes("body.slug") + ", " + dialect.byBytes("deadline.slug")
                        + " limit :most offset :skip")
                .param("most", slice.most())
                .param("skip", slice.skip())
                .query(BodyStore::toDeadline)
                .list();
    }

    List<Deadline> listDeadlines(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from deadline where id in (:ids)")
                        .param("ids", ids.stream().map(UUID::toString).toList())
                        .query(BodyStore::toDeadline)
                        .list();
    }

    int countDeadlines() {
        return jdbc.sql("select count(*) from deadline").query(Integer.class).single();
    }

    List<Deadline> listAllDeadlines() {
        return jdbc.sql("select * from deadline order by body_id, slug")
                .query(BodyStore::toDeadline)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Body body) {
        jdbc.sql("""
                insert into body (id, slug, kind, country, parent_id, name, site, dormant_after, about)
                values (:id, :slug, :kind, :country, :parent, :name, :site, :dormantAfter, :about)
                on conflict (id) do update set slug = excluded.slug, kind = excluded.kind, country = excluded.country,
                  parent_id = excluded.parent_id, name = excluded.name, site = excluded.site,
                  dormant_after = excluded.dormant_after, about = excluded.about
                """)
                .param("id", body.id().toString())
                .param("slug", body.slug())
                .param("kind", body.kind().name())
                .param("country", body.country())
                .param("parent", text(body.parent()))
                .param("name", LocalizedColumn.write(body.name()))
                .param("site", body.site())
                .param("dormantAfter", body.dormantAfter())
                .param("about", LocalizedColumn.write(body.about()))
                .update();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Deadline deadline) {
        jdbc.sql("""
                insert into deadline (id, body_id, slug, kind, session_id, speaker_id, name, about)
                values (:id, :body, :slug, :kind, :session, :speaker, :name, :about)
                on conflict (id) do update set body_id = excluded.body_id, slug = excluded.slug, kind = excluded.kind,
                  session_id = excluded.session_id, speaker_id = excluded.speaker_id, name = excluded.name,
                  about = excluded.about
                """)
                .param("id", deadline.id().toString())
                .param("body", deadline.body().toString())
                .param("slug", deadline.slug())
                .param("kind", deadline.kind().name())
                .param("session", text(deadline.session()))
                .param("speaker", text(deadline.speaker()))
                .param("name", LocalizedColumn.write(deadline.name()))
                .param("about", LocalizedColumn.write(deadline.about()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteBody(UUID id) {
        jdbc.sql("delete from body where id = :id").param("id", id.toString()).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteDeadline(UUID id) {
        jdbc.sql("delete from deadline where id = :id")
                .param("id", id.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        // What is part of another, or lies before another, goes first: so it lets go of it.
        jdbc.sql("update deadline set session_id = null").update();
        jdbc.sql("delete from deadline").update();
        jdbc.sql("update body set parent_id = null").update();
        jdbc.sql("delete from body").update();
    }

    private static @Nullable UUID id(@Nullable String column) {
        return column == null ? null : UUID.fromString(column);
    }

    private static Body toBody(ResultSet row, int i) throws SQLException {
        return new Body(
                UUID.fromString(row.getString("id")),
                row.getString("slug"),
                BodyKind.valueOf(row.getString("kind")),
                row.getString("country"),
                id(row.getString("parent_id")),
                LocalizedColumn.read(row.getString("name")),
                row.getString("site"),
                row.getInt("dormant_after"),
                LocalizedColumn.read(row.getString("about")));
    }

    private static Deadline toDeadline(ResultSet row, int i) throws SQLException {
        return new Deadline(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("body_id")),
                row.getString("slug"),
                Deadline.Kind.valueOf(row.getString("kind")),
                id(row.getString("session_id")),
                id(row.getString("speaker_id")),
                LocalizedColumn.read(row.getString("name")),
                LocalizedColumn.read(row.getString("about")));
    }
}
