package org.yadman.gatherings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Photos of reports.
@Component
@Transactional(readOnly = true)
class ReportPhotoStore {

    static final String TABLE = "gathering_photo";
    static final List<String> COLUMNS = List.of("marks", "picture", "told");

    private static final String WITHOUT_PICTURES =
            "select id, report_id, version, width, height, covered, marks, told, seen from gathering_photo ";

    private final JdbcClient jdbc;

    ReportPhotoStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
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
        return jdbc.sql("""
                select content from gathering_photo
                join gathering_report on gathering_report.id = gathering_photo.report_id
                join gathering on gathering.id = gathering_report.gathering_id
                where gathering_photo.id = :id and content is not null and gathering_report.state = 'PUBLISHED'
                  and gathering.published_on is not null and gathering.year = :year and gathering.slug = :slug
                """)
                .param("id", id.toString())
                .param("year", year)
                .param("slug", slug)
                .query((row, i) -> row.getBytes(1))
                .optional();
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
