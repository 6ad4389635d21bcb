package org.yadman.gatherings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
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

/// Photos of reports.
@Component
@Transactional(readOnly = true)
class ReportPhotoStore {

    static final String TABLE = "gathering_photo";
    static final List<String> COLUMNS = List.of("marks", "picture", "told");

    private static final String WITHOUT_PICTURES =
            "select id, report_id, version, width, height, covered, marks, told, seen from gathering_photo ";

    // Those that everybody may see, in their gatherings.
    private static final String SEEN = """
            from gathering_photo
            join gathering_report on gathering_report.id = gathering_photo.report_id
            join gathering on gathering.id = gathering_report.gathering_id
            where content is not null and gathering_report.state = 'PUBLISHED'
              and gathering.published_on is not null and gathering.state = 'HELD'
            """;

    private final JdbcClient jdbc;
    private final Dialect dialect;

    ReportPhotoStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /// As it stands there, without its dots.
    ///
    /// @param marks sealed, or null
    /// @param told sealed: what can be seen, until it is published
    /// @param seen what can be seen, once it is published
    record Row(
            UUID id,
            UUID report,
            int version,
            int width,
            int height,
            boolean covered,
            @Nullable String marks,
            @Nullable String told,
            @Nullable String seen) {}

    /// What is sealed of one.
    record Sealed(String marks, String picture, String told) {}

    List<Row> list(UUID report) {
        return jdbc.sql(WITHOUT_PICTURES + "where report_id = :report order by position")
                .param("report", report.toString())
                .query(ReportPhotoStore::toRow)
                .list();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql(WITHOUT_PICTURES + "where id = :id")
                .param("id", id.toString())
                .query(ReportPhotoStore::toRow)
                .optional();
    }

    Optional<String> findPicture(UUID id) {
        return jdbc.sql("select picture from gathering_photo where id = :id and picture is not null")
                .param("id", id.toString())
                .query((row, i) -> row.getString(1))
                .optional();
    }

    /// The dots of one that everybody may see.
    Optional<byte[]> findContent(UUID id, int year, String slug) {
        return jdbc.sql("select content " + SEEN
                        + " and gathering_photo.id = :id and gathering.year = :year and gathering.slug = :slug")
                .param("id", id.toString())
                .param("year", year)
                .param("slug", slug)
                .query((row, i) -> row.getBytes(1))
                .optional();
    }

    /// The dots of one that everybody may see, wherever it is shown.
    Optional<byte[]> findContent(UUID id) {
        return jdbc.sql("select content " + SEEN + " and gathering_photo.id = :id")
                .param("id", id.toString())
                .query((row, i) -> row.getBytes(1))
                .optional();
    }

    /// One that everybody may see, and where.
    ///
    /// @param position in its report
    record Seen(UUID id, UUID report, int position, int width, int height, String seen, int year, String slug) {}

    /// Those that everybody may see, by the bytes of their ids.
    List<Seen> listSeen(Slice slice) {
        return jdbc.sql(
                        "select gathering_photo.id, report_id, gathering_photo.position, width, height, seen, year, slug "
                                + SEEN + " order by " + dialect.byBytes("gathering_photo.id")
                                + " limit :most offset :skip")
                .param("most", slice.most())
                .param("skip", slice.skip())
                .query((row, i) -> new Seen(
                        UUID.fromString(row.getString("id")),
                        UUID.fromString(row.getString("report_id")),
                        row.getInt("position"),
                        row.getInt("width"),
                        row.getInt("height"),
                        row.getString("seen"),
                        row.getInt("year"),
                        row.getString("slug")))
                .list();
    }

    long countSeen() {
        return jdbc.sql("select count(*) " + SEEN).query(Long.class).single();
    }

    /// The ids of those that everybody may see.
    Set<UUID> seen() {
        return new HashSet<>(jdbc.sql("select gathering_photo.id " + SEEN)
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .list());
    }

    /// The ids of those on which nobody has decided.
    Set<UUID> sealed() {
        return new HashSet<>(jdbc.sql("select id from gathering_photo where content is null")
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .list());
    }

    /// How many are kept that nobody has decided on.
    long countSealed() {
        return jdbc.sql("select count(*) from gathering_photo where picture is not null")
                .query(Long.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(ReportPhoto photo, Sealed hidden) {
        jdbc.sql("""
                insert into gathering_photo
                  (id, report_id, version, position, width, height, covered, marks, picture, told)
                select :id, :report, 1, coalesce(max(position), 0) + 1, :width, :height, :covered, :marks, :picture, :told
                from gathering_photo where report_id = :report
                """)
                .param("id", photo.id().toString())
                .param("report", photo.report().toString())
                .param("width", photo.width())
                .param("height", photo.height())
                .param("covered", photo.covered())
                .param("marks", hidden.marks())
                .param("picture", hidden.picture())
                .param("told", hidden.told())
                .update();
    }

    /// Writes what is marked.
    ///
    /// @return false if it was changed since
    @Transactional(propagation = Propagation.MANDATORY)
    boolean mark(ReportPhoto seen, String marks) {
        return jdbc.sql("""
                update gathering_photo set marks = :marks, version = version + 1
                where id = :id and version = :version and not covered
                """)
                        .param("id", seen.id().toString())
                        .param("version", seen.version())
                        .param("marks", marks)
                        .update()
                == 1;
    }

    /// The covered picture takes the place of the one that came.
    ///
    /// @return false if it was changed since
    @Transactional(propagation = Propagation.MANDATORY)
    boolean cover(ReportPhoto seen, String picture) {
        return jdbc.sql("""
                update gathering_photo set picture = :picture, marks = null, covered = :covered, version = version + 1
                where id = :id and version = :version and not covered
                """)
                        .param("id", seen.id().toString())
                        .param("version", seen.version())
                        .param("covered", true)
                        .param("picture", picture)
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void publish(UUID id, byte[] content, String seen) {
        jdbc.sql("""
                update gathering_photo set content = :content, seen = :seen, picture = null, told = null, marks = null,
                  version = version + 1 where id = :id
                """)
                .param("id", id.toString())
                .param("content", content)
                .param("seen", seen)
                .update();
    }

    /// Writes one that everybody may see, as it stands in a campaign folder.
    @Transactional(propagation = Propagation.MANDATORY)
    void put(ReportPhoto read, int position, byte[] content) {
        jdbc.sql("""
                insert into gathering_photo (id, report_id, version, position, width, height, covered, seen, content)
                values (:id, :report, 1, :position, :width, :height, :covered, :seen, :content)
                on conflict (id) do update set version = gathering_photo.version + 1, report_id = excluded.report_id,
                  position = excluded.position, width = excluded.width, height = excluded.height,
                  seen = excluded.seen, content = excluded.content
                where gathering_photo.content is not null
                """)
                .param("id", read.id().toString())
                .param("report", read.report().toString())
                .param("position", position)
                .param("width", read.width())
                .param("height", read.height())
                .param("covered", read.covered())
                .param("seen", read.seen())
                .param("content", content)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(UUID id) {
        jdbc.sql("delete from gathering_photo where id = :id")
                .param("id", id.toString())
                .update();
    }

    private static Row toRow(ResultSet row, int i) throws SQLException {
        return new Row(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("report_id")),
                row.getInt("version"),
                row.getInt("width"),
                row.getInt("height"),
                row.getBoolean("covered"),
                row.getString("marks"),
                row.getString("told"),
                row.getString("seen"));
    }
}
