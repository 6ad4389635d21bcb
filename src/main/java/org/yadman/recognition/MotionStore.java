package org.yadman.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.bodies.BodyKind;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.db.Dialect;
import org.yadman.platform.db.Listings;
import org.yadman.platform.db.LocalizedColumn;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.Listing;
import org.yadman.pure.calendars.PartialDate;

/// Motions with their versions, clauses and tablings.
@Component
@Transactional(readOnly = true)
class MotionStore {

    private static final String LISTED =
            " from motion join listing on listing.kind = 'motion' and listing.id = motion.id and listing.language = :language where ";

    private final JdbcClient jdbc;
    private final Dialect dialect;

    MotionStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /// Which motions a list shows.
    enum Sort {
        /// Texts of their own.
        TEXT,
        /// Texts to begin from.
        MODEL
    }

    /// What narrows the list; null and an empty list do not.
    record Filter(
            Language language, List<String> words, @Nullable Sort sort) {

        String condition() {
            String condition = Listings.condition(words);
            return sort == null
                    ? condition
                    : condition + (sort == Sort.MODEL ? " and motion.model is not null" : " and motion.model is null");
        }

        Map<String, Object> parameters() {
            Map<String, Object> parameters = new LinkedHashMap<>(Listings.parameters(words));
            parameters.put("language", language.tag());
            return parameters;
        }
    }

    /// In which order a list stands.
    enum Order {
        NAME("listing.sort_key, listing.id"),
        /// What stands before the most bodies first.
        BODIES("""
                (select count(distinct track.body_id) from motion_tabling
                  join motion_version on motion_version.id = motion_tabling.version_id
                  join track on track.id = motion_tabling.track_id
                  where motion_version.motion_id = motion.id) desc, listing.sort_key, listing.id""");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    // ---- motions

    Optional<Motion> find(String slug) {
        return jdbc.sql("select * from motion where slug = :slug")
                .param("slug", slug)
                .query(MotionStore::toMotion)
                .optional();
    }

    List<Motion> list(Filter filter, Order order, int page) {
        return jdbc.sql("select motion.*" + LISTED + filter.condition() + " order by " + order.sql
                        + " limit :size offset :skip")
                .params(filter.parameters())
                .param("size", Listing.SIZE)
                .param("skip", (page - 1) * Listing.SIZE)
                .query(MotionStore::toMotion)
                .list();
    }

    int count(Filter filter) {
        return jdbc.sql("select count(*)" + LISTED + filter.condition())
                .params(filter.parameters())
                .query(Integer.class)
                .single();
    }

    List<Motion> listAll() {
        return jdbc.sql("select * from motion order by slug")
                .query(MotionStore::toMotion)
                .list();
    }

    List<Motion> list(Collection<UUID> ids) {
        return in("select * from motion where id in (:ids)", ids, MotionStore::toMotion);
    }

    List<Motion> list(Slice slice) {
        return list("select * from motion", slice, MotionStore::toMotion, "slug");
    }

    // ---- what belongs to them

    /// The versions of these motions, each motion's in their order.
    List<MotionVersion> listVersions(Collection<UUID> motions) {
        return in(
                "select * from motion_version where motion_id in (:ids) order by motion_id, number",
                motions,
                MotionStore::toVersion);
    }

    List<MotionVersion> listVersionsById(Collection<UUID> ids) {
        return in("select * from motion_version where id in (:ids)", ids, MotionStore::toVersion);
    }

    List<MotionVersion> listVersions(Slice slice) {
        return list(
                "select motion_version.* from motion_version join motion on motion.id = motion_version.motion_id",
                slice,
                MotionStore::toVersion,
                "motion.slug",
                "motion_version.slug");
    }

    /// The clauses of these versions, each version's in their order.
    List<MotionClause> listClauses(Collection<UUID> versions) {
        return in(
                "select * from motion_clause where version_id in (:ids) order by version_id, number",
                versions,
                MotionStore::toClause);
    }

    List<MotionClause> listClausesById(Collection<UUID> ids) {
        return in("select * from motion_clause where id in (:ids)", ids, MotionStore::toClause);
    }

    List<MotionClause> listClauses(Slice slice) {
        return list(
                """
                select motion_clause.* from motion_clause
                join motion_version on motion_version.id = motion_clause.version_id
                join motion on motion.id = motion_version.motion_id""",
                slice,
                MotionStore::toClause,
                "motion.slug",
                "motion_version.slug",
                "cast(motion_clause.number as text)");
    }

    List<MotionTabling> listTablings(Collection<UUID> versions) {
        return in("select * from motion_tabling where version_id in (:ids)", versions, MotionStore::toTabling);
    }

    Optional<UUID> findTabling(UUID version, String track) {
        return jdbc.sql("""
                select motion_tabling.id from motion_tabling join track on track.id = motion_tabling.track_id
                where motion_tabling.version_id = :version and track.slug = :track
                """)
                .param("version", version.toString())
                .param("track", track)
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .optional();
    }

    List<MotionTabling> listTablingsBefore(UUID track) {
        return in("select * from motion_tabling where track_id in (:ids)", List.of(track), MotionStore::toTabling);
    }

    List<MotionTabling> listTablings(Slice slice) {
        return list("""
                select motion_tabling.* from motion_tabling
                join motion_version on motion_version.id = motion_tabling.version_id
                join motion on motion.id = motion_version.motion_id
                join track on track.id = motion_tabling.track_id""", slice, MotionStore::toTabling, "motion.slug", "motion_version.slug", "track.slug");
    }

    /// @param kind one of this part's
    int count(String kind) {
        return jdbc.sql("select count(*) from " + table(kind))
                .query(Integer.class)
                .single();
    }

    private static String table(String kind) {
        return switch (kind) {
            case Motion.KIND -> "motion";
            case MotionVersion.KIND -> "motion_version";
            case MotionClause.KIND -> "motion_clause";
            case MotionTabling.KIND -> "motion_tabling";
            default -> throw new IllegalArgumentException(kind);
        };
    }

    private <T> List<T> in(String sql, Collection<UUID> ids, RowMapper<T> mapper) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql(sql)
                        .param("ids", TrackStore.texts(ids))
                        .query(mapper)
                        .list();
    }

    // Some rows of a table by their natural key.
    private <T> List<T> list(String sql, Slice slice, RowMapper<T> mapper, String... keys) {
        String order = Stream.of(keys).map(dialect::byBytes).collect(Collectors.joining(", "));
        return jdbc.sql(sql + " order by " + order + " limit :most offset :skip")
                .param("most", slice.most())
                .param("skip", slice.skip())
                .query(mapper)
                .list();
    }

    // ---- writing

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Motion motion) {
        BodyKind model = motion.model();
        jdbc.sql("""
                insert into motion (id, slug, model, name, about) values (:id, :slug, :model, :name, :about)
                on conflict (id) do update set slug = excluded.slug, model = excluded.model, name = excluded.name,
                  about = excluded.about
                """)
                .param("id", motion.id().toString())
                .param("slug", motion.slug())
                .param("model", model == null ? null : model.name())
                .param("name", LocalizedColumn.write(motion.name()))
                .param("about", LocalizedColumn.write(motion.about()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(MotionVersion version) {
        MotionVersion.Outcome outcome = version.outcome();
        PartialDate on = version.on();
        jdbc.sql("""
                insert into motion_version (id, motion_id, slug, number, kind, amends_id, outcome, made_on, proposed_by,
                  code, source_id, note)
                values (:id, :motion, :slug, :number, :kind, :amends, :outcome, :on, :by, :code, :source, :note)
                on conflict (id) do update set motion_id = excluded.motion_id, slug = excluded.slug,
                  number = excluded.number, kind = excluded.kind, amends_id = excluded.amends_id,
                  outcome = excluded.outcome, made_on = excluded.made_on, proposed_by = excluded.proposed_by,
                  code = excluded.code, source_id = excluded.source_id, note = excluded.note
                """)
                .param("id", version.id().toString())
                .param("motion", version.motion().toString())
                .param("slug", version.slug())
                .param("number", version.number())
                .param("kind", version.kind().name())
                .param("amends", TrackStore.text(version.amends()))
                .param("outcome", outcome == null ? null : outcome.name())
                .param("on", on == null ? null : on.text())
                .param("by", LocalizedColumn.write(version.by()))
                .param("code", version.code())
                .param("source", TrackStore.text(version.source()))
                .param("note", LocalizedColumn.write(version.note()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(MotionClause clause) {
        jdbc.sql("""
                insert into motion_clause (id, version_id, number, kind, words)
                values (:id, :version, :number, :kind, :words)
                on conflict (id) do update set version_id = excluded.version_id, number = excluded.number,
                  kind = excluded.kind, words = excluded.words
                """)
                .param("id", clause.id().toString())
                .param("version", clause.version().toString())
                .param("number", clause.number())
                .param("kind", clause.kind().name())
                .param("words", LocalizedColumn.write(clause.text()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(MotionTabling tabling) {
        jdbc.sql("""
                insert into motion_tabling (id, version_id, track_id, note) values (:id, :version, :track, :note)
                on conflict (id) do update set version_id = excluded.version_id, track_id = excluded.track_id,
                  note = excluded.note
                """)
                .param("id", tabling.id().toString())
                .param("version", tabling.version().toString())
                .param("track", tabling.track().toString())
                .param("note", LocalizedColumn.write(tabling.note()))
                .update();
    }

    /// Lifts the versions of motions out of their places; each is written again with its place.
    @Transactional(propagation = Propagation.MANDATORY)
    void makeRoom(Collection<UUID> motions) {
        if (!motions.isEmpty()) {
            jdbc.sql("update motion_version set number = number + 100000 where motion_id in (:motions)")
                    .param("motions", TrackStore.texts(motions))
                    .update();
        }
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(Ref thing) {
        jdbc.sql("delete from " + table(thing.kind()) + " where id = :id")
                .param("id", thing.id().toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        jdbc.sql("delete from motion_tabling").update();
        jdbc.sql("delete from motion_clause").update();
        // What amends a version goes before it, which one statement does not promise.
        jdbc.sql("update motion_version set amends_id = null").update();
        jdbc.sql("delete from motion_version").update();
        jdbc.sql("delete from motion").update();
    }

    private static Motion toMotion(ResultSet row, int i) throws SQLException {
        String model = row.getString("model");
        return new Motion(
                UUID.fromString(row.getString("id")),
                row.getString("slug"),
                model == null ? null : BodyKind.valueOf(model),
                LocalizedColumn.read(row.getString("name")),
                LocalizedColumn.read(row.getString("about")));
    }

    private static MotionVersion toVersion(ResultSet row, int i) throws SQLException {
        String outcome = row.getString("outcome");
        String on = row.getString("made_on");
        return new MotionVersion(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("motion_id")),
                row.getString("slug"),
                row.getInt("number"),
                MotionVersion.Kind.valueOf(row.getString("kind")),
                TrackStore.id(row.getString("amends_id")),
                outcome == null ? null : MotionVersion.Outcome.valueOf(outcome),
                on == null ? null : PartialDate.parse(on),
                LocalizedColumn.read(row.getString("proposed_by")),
                row.getString("code"),
                TrackStore.id(row.getString("source_id")),
                LocalizedColumn.read(row.getString("note")));
    }

    private static MotionClause toClause(ResultSet row, int i) throws SQLException {
        return new MotionClause(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("version_id")),
                row.getInt("number"),
                MotionClause.Kind.valueOf(row.getString("kind")),
                LocalizedColumn.read(row.getString("words")));
    }

    private static MotionTabling toTabling(ResultSet row, int i) throws SQLException {
        return new MotionTabling(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("version_id")),
                UUID.fromString(row.getString("track_id")),
                LocalizedColumn.read(row.getString("note")));
    }
}
