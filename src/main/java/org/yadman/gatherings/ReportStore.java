package org.yadman.gatherings;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
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
import org.yadman.gatherings.Report.State;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.db.Dialect;

/// Reports of gatherings.
@Component
@Transactional(readOnly = true)
class ReportStore {

    static final String TABLE = "gathering_report";
    static final List<String> COLUMNS = List.of("typed");

    private final JdbcClient jdbc;
    private final Dialect dialect;

    ReportStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /// As it stands there.
    ///
    /// @param typed sealed: all of one that is not published, of a published one only inner lessons; or
    /// null
    record Row(Report report, @Nullable String typed) {}

    Optional<Row> find(UUID id) {
        return jdbc.sql("select * from gathering_report where id = :id")
                .param("id", id.toString())
                .query(ReportStore::toRow)
                .optional();
    }

    /// One on which its sender is still at work, and may be.
    Optional<Row> findByKey(String hash, Instant now) {
        return jdbc.sql("select * from gathering_report where key_hash = :hash and state = 'DRAFT' and ends_at > :now")
                .param("hash", hash)
                .param("now", now.getEpochSecond())
                .query(ReportStore::toRow)
                .optional();
    }

    Optional<Row> findSubmitted(UUID submission) {
        return jdbc.sql("select * from gathering_report where submission_id = :submission")
                .param("submission", submission.toString())
                .query(ReportStore::toRow)
                .optional();
    }

    List<Row> listWaiting(int most) {
        return jdbc.sql("select * from gathering_report where state = 'WAITING' order by sent_on, id limit :most")
                .param("most", most)
                .query(ReportStore::toRow)
                .list();
    }

    /// How many wait that came without a contribution.
    long countWaitingFromDesk() {
        return jdbc.sql("select count(*) from gathering_report where state = 'WAITING' and submission_id is null")
                .query(Long.class)
                .single();
    }

    long countUnpublished() {
        return jdbc.sql("select count(*) from gathering_report where state <> 'PUBLISHED'")
                .query(Long.class)
                .single();
    }

    // What everybody may read: of a gathering that was called off afterwards nothing is told.
    private static final String SEEN = """
            from gathering_report join gathering on gathering.id = gathering_report.gathering_id
            where gathering_report.state = 'PUBLISHED' and gathering.published_on is not null
              and gathering.state = 'HELD'
            """;

    /// What everybody may read of a gathering, the first first.
    List<Row> listSeen(UUID gathering) {
        return jdbc.sql("select gathering_report.* " + SEEN + """
                  and gathering.id = :gathering order by gathering_report.published_on, gathering_report.id
                """)
                .param("gathering", gathering.toString())
                .query(ReportStore::toRow)
                .list();
    }

    /// What everybody may read, by the bytes of their ids.
    List<Row> listSeen(Slice slice) {
        return jdbc.sql("select gathering_report.* " + SEEN + " order by " + dialect.byBytes("gathering_report.id")
                        + " limit :most offset :skip")
                .param("most", slice.most())
                .param("skip", slice.skip())
                .query(ReportStore::toRow)
                .list();
    }

    long countSeen() {
        return jdbc.sql("select count(*) " + SEEN).query(Long.class).single();
    }

    /// The ids of what everybody may read.
    Set<UUID> seen() {
        return new HashSet<>(jdbc.sql("select gathering_report.id " + SEEN)
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .list());
    }

    /// The ids of those on which nobody has decided, or is to decide yet.
    Set<UUID> unpublished() {
        return new HashSet<>(jdbc.sql("select id from gathering_report where state <> 'PUBLISHED'")
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .list());
    }

    /// The gatherings of which something waits.
    Set<UUID> awaited() {
        return new HashSet<>(jdbc.sql("select distinct gathering_id from gathering_report where state = 'WAITING'")
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .list());
    }

    /// The last to become public first.
    List<Row> listNewest(int most) {
        return jdbc.sql("""
                select * from gathering_report where state = 'PUBLISHED' order by published_on desc, id limit :most
                """).param("most", most).query(ReportStore::toRow).list();
    }

    /// The published ones that have lessons for the coalition only, the last first.
    List<Row> listWithInnerLessons(int most) {
        return jdbc.sql("""
                select * from gathering_report where state = 'PUBLISHED' and typed is not null
                order by published_on desc, id limit :most
                """).param("most", most).query(ReportStore::toRow).list();
    }

    // A gathering of which something is told, once, whoever told of it; where they differ, the smaller number counts.
    private static final String TOLD = SEEN + " and gathering.year = :year ";

    /// Of how many that were held in a year something is told, and how many came.
    record Sum(int told, int attended) {}

    Sum sum(int year) {
        return jdbc.sql(
                        "select count(*) as told, coalesce(sum(least), 0) as attended from (select min(attended) as least "
                                + TOLD + " group by gathering_report.gathering_id) one")
                .param("year", year)
                .query((row, i) -> new Sum(row.getInt("told"), row.getInt("attended")))
                .single();
    }

    /// How many came to one; nothing where nobody tells of it.
    record Told(UUID gathering, int attended) {}

    /// The gatherings of a year of which something is told, the last first.
    List<Told> list(int year, long skip, int most) {
        return jdbc.sql("select gathering.id, min(attended) as attended " + TOLD
                        + " group by gathering.id, gathering.held_on"
                        + " order by gathering.held_on desc, gathering.id limit :most offset :skip")
                .param("year", year)
                .param("most", most)
                .param("skip", skip)
                .query((row, i) -> new Told(UUID.fromString(row.getString("id")), row.getInt("attended")))
                .list();
    }

    /// Those held within these days of which nobody has told anything yet, the first first.
    ///
    /// @param group which holds or keeps them, or null for all
    List<UUID> listUntold(LocalDate first, LocalDate last, @Nullable UUID group, int most) {
        return jdbc.sql("""
                select id from gathering where published_on is not null and state = 'HELD'
                  and held_on >= :first and held_on <= :last
                  and not exists (select 1 from gathering_report
                    where gathering_id = gathering.id and gathering_report.state <> 'DRAFT')
                """ + (group == null ? "" : """
                  and (by_group = :group or exists (select 1 from gathering_group
                    where gathering_id = gathering.id and group_id = :group))
                """) + " order by held_on, id limit :most")
                .param("first", first.toString())
                .param("last", last.toString())
                .param("group", String.valueOf(group))
                .param("most", most)
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .list();
    }

    /// The years in which something was held of which something is told.
    List<Integer> years() {
        return jdbc.sql("select distinct gathering.year " + SEEN + " order by gathering.year")
                .query((row, i) -> row.getInt(1))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Report report, String keyHash, Instant ends, String typed) {
        jdbc.sql("""
                insert into gathering_report (id, gathering_id, version, origin, state, language, key_hash, ends_at,
                  faces_said, typed)
                values (:id, :gathering, 1, :origin, 'DRAFT', :language, :hash, :ends, :said, :typed)
                """)
                .param("id", report.id().toString())
                .param("gathering", report.gathering().toString())
                .param("origin", report.origin().name())
                .param("language", report.language())
                .param("hash", keyHash)
                .param("ends", ends.getEpochSecond())
                .param("said", report.facesSaid())
                .param("typed", typed)
                .update();
    }

    /// Its sender is done. The key opens nothing any more.
    @Transactional(propagation = Propagation.MANDATORY)
    void send(UUID id, LocalDate on, boolean facesSaid, @Nullable UUID submission) {
        jdbc.sql("""
                update gathering_report set state = 'WAITING', version = version + 1, key_hash = null, ends_at = null,
                  sent_on = :on, faces_said = :said, submission_id = :submission where id = :id and state = 'DRAFT'
                """)
                .param("id", id.toString())
                .param("on", on.toString())
                .param("said", facesSaid)
                .param("submission", submission == null ? null : submission.toString())
                .update();
    }

    /// Writes for everybody what everybody may read.
    ///
    /// @param typed sealed: what stays within the coalition, or null
    /// @return false if somebody has decided since
    @Transactional(propagation = Propagation.MANDATORY)
    boolean publish(Report seen, LocalDate on, ReportText forAll, @Nullable String typed) {
        return jdbc.sql("""
                update gathering_report set state = 'PUBLISHED', version = version + 1, published_on = :on,
                  words = :words, attended = :attended, officials = :officials, press = :press, lessons = :lessons,
                  typed = :typed
                where id = :id and version = :version and state = 'WAITING'
                """)
                        .param("id", seen.id().toString())
                        .param("version", seen.version())
                        .param("on", on.toString())
                        .param("words", forAll.words())
                        .param("attended", forAll.least())
                        .param("officials", String.join("\n", forAll.officials()))
                        .param("press", String.join("\n", forAll.press()))
                        .param("lessons", forAll.lessons())
                        .param("typed", typed)
                        .update()
                == 1;
    }

    /// Writes one that everybody may read, as it stands in a campaign folder. Lessons that stay within
    /// the coalition, and the contribution with which it came, are left as they are here.
    @Transactional(propagation = Propagation.MANDATORY)
    void put(Report read) {
        jdbc.sql("""
                insert into gathering_report (id, gathering_id, version, origin, state, language, faces_said, published_on,
                  words, attended, officials, press, lessons)
                values (:id, :gathering, 1, :origin, 'PUBLISHED', :language, :said, :on,
                  :words, :attended, :officials, :press, :lessons)
                on conflict (id) do update set version = gathering_report.version + 1,
                  gathering_id = excluded.gathering_id, origin = excluded.origin, language = excluded.language,
                  published_on = excluded.published_on, words = excluded.words, attended = excluded.attended,
                  officials = excluded.officials, press = excluded.press, lessons = excluded.lessons
                where gathering_report.state = 'PUBLISHED'
                """)
                .param("id", read.id().toString())
                .param("gathering", read.gathering().toString())
                .param("origin", read.origin().name())
                .param("language", read.language())
                .param("said", read.facesSaid())
                .param("on", String.valueOf(read.publishedOn()))
                .param("words", read.text().words())
                .param("attended", read.text().least())
                .param("officials", String.join("\n", read.text().officials()))
                .param("press", String.join("\n", read.text().press()))
                .param("lessons", read.text().lessons())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(UUID id) {
        jdbc.sql("delete from gathering_report where id = :id")
                .param("id", id.toString())
                .update();
    }

    /// Erases what its senders have left lying.
    @Transactional(propagation = Propagation.MANDATORY)
    int deleteEnded(Instant now) {
        return jdbc.sql("delete from gathering_report where state = 'DRAFT' and ends_at <= :now")
                .param("now", now.getEpochSecond())
                .update();
    }

    private static Row toRow(ResultSet row, int i) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        return new Row(
                new Report(
                        UUID.fromString(row.getString("id")),
                        row.getInt("version"),
                        UUID.fromString(row.getString("gathering_id")),
                        ReportOrigin.valueOf(row.getString("origin")),
                        state,
                        row.getString("language"),
                        uuid(row.getString("submission_id")),
                        row.getBoolean("faces_said"),
                        day(row.getString("sent_on")),
                        day(row.getString("published_on")),
                        state == State.PUBLISHED ? text(row) : NOTHING),
                row.getString("typed"));
    }

    private static final ReportText NOTHING = new ReportText("", 1, List.of(), List.of(), "", false);

    private static ReportText text(ResultSet row) throws SQLException {
        String lessons = row.getString("lessons");
        return new ReportText(
                row.getString("words"),
                row.getInt("attended"),
                lines(row.getString("officials")),
                lines(row.getString("press")),
                lessons,
                !lessons.isEmpty());
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\n", -1))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static @Nullable UUID uuid(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static @Nullable LocalDate day(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }
}
