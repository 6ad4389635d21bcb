package org.yadman.memorial;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.memorial.EntryReader.Remark;
import org.yadman.memorial.ListEdition.Counts;
import org.yadman.memorial.ListImport.File;
import org.yadman.memorial.ListImport.State;
import org.yadman.platform.db.Dialect;
import org.yadman.platform.text.Sentence;

/// Files on their way into lists: how far each is, what was read of it, what is wrong with it.
@Component
@Transactional(readOnly = true)
class ImportStore {

    private final JdbcClient jdbc;
    private final JdbcTemplate batches;

    ImportStore(JdbcClient jdbc, DataSource dataSource, Dialect dialect) {
        this.jdbc = jdbc;
        this.batches = new JdbcTemplate(dataSource);
        batches.setExceptionTranslator(dialect.errors());
    }

    Optional<ListImport> find(UUID list) {
        return jdbc.sql("select * from list_import where list_id = :list")
                .param("list", list.toString())
                .query(ImportStore::toImport)
                .optional();
    }

    /// Those at which somebody should be working.
    List<UUID> listUnderWay() {
        return jdbc.sql("select list_id from list_import where state in ('READING', 'TAKING') order by list_id")
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(ListImport one) {
        jdbc.sql("""
                insert into list_import (list_id, state, worker, file, file_name, own_file, sha256, mapping, header, rows_done,
                  percent, remarks, added, changed, gone, same, renamed, mistakes, hints)
                values (:list, :state, '', :file, :name, :own, :sha256, :mapping, :header, 0, 0, '[]', 0, 0, 0, 0, 0, 0, 0)
                """)
                .param("list", one.list().toString())
                .param("state", one.state().name())
                .param("file", one.file().path())
                .param("name", one.file().name())
                .param("own", one.file().own())
                .param("sha256", one.file().sha256())
                .param("mapping", ListJson.mapping(one.mapping()))
                .param("header", ListJson.texts(one.header()))
                .update();
    }

    /// Removes a file with all that was read of it.
    @Transactional(propagation = Propagation.MANDATORY)
    void delete(UUID list) {
        forget(list);
        jdbc.sql("delete from list_import where list_id = :list")
                .param("list", list.toString())
                .update();
    }

    /// Forgets what was read of a file.
    @Transactional(propagation = Propagation.MANDATORY)
    void forget(UUID list) {
        jdbc.sql("delete from import_remark where list_id = :list")
                .param("list", list.toString())
                .update();
        jdbc.sql("delete from entry_staged where list_id = :list")
                .param("list", list.toString())
                .update();
    }

    /// Lets a file be read from its beginning, by a mapping.
    @Transactional(propagation = Propagation.MANDATORY)
    void begin(UUID list, ListMapping mapping, List<String> header) {
        jdbc.sql("""
                update list_import set state = 'READING', worker = '', mapping = :mapping, header = :header, rows_done = 0,
                  percent = 0, reason = null, remarks = '[]', mistakes = 0, hints = 0
                where list_id = :list
                """)
                .param("list", list.toString())
                .param("mapping", ListJson.mapping(mapping))
                .param("header", ListJson.texts(header))
                .update();
    }

    /// Takes the work on a file over from whoever had it.
    @Transactional(propagation = Propagation.MANDATORY)
    void claim(UUID list, String worker) {
        jdbc.sql("update list_import set worker = :worker where list_id = :list")
                .param("list", list.toString())
                .param("worker", worker)
                .update();
    }

    /// Notes how far a worker is.
    ///
    /// @return whether it is still the one whose work counts
    @Transactional(propagation = Propagation.MANDATORY)
    boolean progress(UUID list, String worker, int rows, int percent, int mistakes, int hints) {
        return jdbc.sql("""
                update list_import set rows_done = :rows, percent = :percent, mistakes = :mistakes, hints = :hints
                where list_id = :list and worker = :worker and state = 'READING'
                """)
                        .param("list", list.toString())
                        .param("worker", worker)
                        .param("rows", rows)
                        .param("percent", percent)
                        .param("mistakes", mistakes)
                        .param("hints", hints)
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    boolean enter(UUID list, String worker, State state, @Nullable Sentence reason) {
        return jdbc.sql("""
                update list_import set state = :state, reason = :reason where list_id = :list and worker = :worker
                """)
                        .param("list", list.toString())
                        .param("worker", worker)
                        .param("state", state.name())
                        .param("reason", reason == null ? null : ListJson.sentence(reason))
                        .update()
                == 1;
    }

    /// Notes what a file that has been read would do.
    @Transactional(propagation = Propagation.MANDATORY)
    boolean finish(UUID list, String worker, Counts counts, int renamed, List<Sentence> remarks) {
        return jdbc.sql("""
                update list_import set state = 'READ', percent = 100, added = :added, changed = :changed, gone = :gone,
                  same = :same, renamed = :renamed, remarks = :remarks
                where list_id = :list and worker = :worker and state = 'READING'
                """)
                        .param("list", list.toString())
                        .param("worker", worker)
                        .param("added", counts.added())
                        .param("changed", counts.changed())
                        .param("gone", counts.gone())
                        .param("same", counts.same())
                        .param("renamed", renamed)
                        .param("remarks", ListJson.sentences(remarks))
                        .update()
                == 1;
    }

    /// Says that a file that has been read shall become an edition.
    @Transactional(propagation = Propagation.MANDATORY)
    boolean choose(UUID list, String actor) {
        return jdbc.sql("""
                update list_import set state = 'TAKING', actor = :actor
                where list_id = :list and state = 'READ' and mistakes = 0
                """)
                        .param("list", list.toString())
                        .param("actor", actor)
                        .update()
                == 1;
    }

    /// A row as it waits.
    record Staged(
            int position,
            long line,
            UUID id,
            String key,
            boolean hashed,
            String number,
            String cells,
            String statements,
            String name,
            String sortKey,
            String words) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void stage(UUID list, List<Staged> rows) {
        batches.batchUpdate(
                """
                insert into entry_staged (list_id, position, line, id, row_key, hashed, number, cells, statements, name,
                  sort_key, words)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows.stream()
                        .map(row -> new Object[] {
                            list.toString(),
                            row.position(),
                            row.line(),
                            row.id().toString(),
                            row.key(),
                            row.hashed(),
                            row.number(),
                            row.cells(),
                            row.statements(),
                            row.name(),
                            row.sortKey(),
                            row.words()
                        })
                        .toList());
    }

    /// Keeps remarks.
    ///
    /// @param first the number of the first of them
    @Transactional(propagation = Propagation.MANDATORY)
    void remark(UUID list, int first, List<Remark> remarks) {
        List<Object[]> rows = new java.util.ArrayList<>();
        for (Remark each : remarks) {
            rows.add(new Object[] {
                list.toString(),
                first + rows.size(),
                each.line(),
                each.column(),
                each.mistake(),
                ListJson.sentence(each.why())
            });
        }
        batches.batchUpdate("""
                insert into import_remark (list_id, position, line, column_name, mistake, why) values (?, ?, ?, ?, ?, ?)
                """, rows);
    }

    /// Of rows that are known by their cells and say the same, each but the first gets a number besides.
    @Transactional(propagation = Propagation.MANDATORY)
    void numberEquals(UUID list) {
        jdbc.sql("""
                update entry_staged set row_key = row_key || '-' || equal.place
                from (
                  select position as at, row_number() over (partition by row_key order by position) as place
                  from entry_staged where list_id = :list and hashed
                ) equal
                where list_id = :list and position = equal.at and equal.place > 1
                """).param("list", list.toString()).update();
    }

    /// A row whose number another row has.
    record Twin(long line, String number, long first) {}

    List<Twin> listTwins(UUID list, int most) {
        return jdbc.sql("""
                select staged.line, staged.number, first.line as first_line
                from (
                  select row_key, min(position) as position from entry_staged
                  where list_id = :list group by row_key having count(*) > 1
                ) twins
                join entry_staged staged on staged.list_id = :list and staged.row_key = twins.row_key
                  and staged.position > twins.position
                join entry_staged first on first.list_id = :list and first.position = twins.position
                order by staged.position limit :most
                """)
                .param("list", list.toString())
                .param("most", most)
                .query((row, i) -> new Twin(row.getLong("line"), row.getString("number"), row.getLong("first_line")))
                .list();
    }

    /// What taking the file would do to the list.
    Counts compare(UUID list, int edition) {
        int all = count("select count(*) from entry_staged where list_id = :list", list);
        int changed = count("select count(*) from " + KNOWN + " and entry.cells <> staged.cells", list);
        int known = count("select count(*) from " + KNOWN, list);
        int standing = jdbc.sql("select count(*) from entry where list_id = :list and last_edition = :edition")
                .param("list", list.toString())
                .param("edition", edition)
                .query(Integer.class)
                .single();
        int stay = jdbc.sql("select count(*) from " + KNOWN + " and entry.last_edition = :edition")
                .param("list", list.toString())
                .param("edition", edition)
                .query(Integer.class)
                .single();
        return new Counts(all - known, changed, standing - stay, known - changed);
    }

    private static final String KNOWN = """
            entry_staged staged join entry on entry.list_id = staged.list_id and entry.row_key = staged.row_key
            where staged.list_id = :list""";

    int countRenamed(UUID list) {
        return count("select count(*) from " + KNOWN + " and entry.sort_key <> staged.sort_key", list);
    }

    private int count(String sql, UUID list) {
        return jdbc.sql(sql).param("list", list.toString()).query(Integer.class).single();
    }

    /// The mistakes before the rest, each in the order of their lines.
    List<Remark> listRemarks(UUID list, int most) {
        return jdbc.sql("""
                select * from import_remark where list_id = :list order by mistake desc, position limit :most
                """)
                .param("list", list.toString())
                .param("most", most)
                .query(ImportStore::toRemark)
                .list();
    }

    /// The first rows, as they would stand.
    List<Staged> listStaged(UUID list, int most) {
        return jdbc.sql("select * from entry_staged where list_id = :list order by position limit :most")
                .param("list", list.toString())
                .param("most", most)
                .query(ImportStore::toStaged)
                .list();
    }

    private static Staged toStaged(ResultSet row, int i) throws SQLException {
        return new Staged(
                row.getInt("position"),
                row.getLong("line"),
                UUID.fromString(row.getString("id")),
                row.getString("row_key"),
                row.getBoolean("hashed"),
                row.getString("number"),
                row.getString("cells"),
                row.getString("statements"),
                row.getString("name"),
                row.getString("sort_key"),
                row.getString("words"));
    }

    private static Remark toRemark(ResultSet row, int i) throws SQLException {
        return new Remark(
                row.getLong("line"),
                row.getString("column_name"),
                row.getBoolean("mistake"),
                ListJson.sentence(row.getString("why")));
    }

    private static ListImport toImport(ResultSet row, int i) throws SQLException {
        String reason = row.getString("reason");
        return new ListImport(
                UUID.fromString(row.getString("list_id")),
                State.valueOf(row.getString("state")),
                row.getString("worker"),
                new File(
                        row.getString("file"),
                        row.getString("file_name"),
                        row.getBoolean("own_file"),
                        row.getString("sha256")),
                ListJson.mapping(row.getString("mapping")),
                ListJson.texts(row.getString("header")),
                row.getInt("rows_done"),
                row.getInt("percent"),
                reason == null ? null : ListJson.sentence(reason),
                ListJson.sentences(row.getString("remarks")),
                new Counts(row.getInt("added"), row.getInt("changed"), row.getInt("gone"), row.getInt("same")),
                row.getInt("renamed"),
                row.getInt("mistakes"),
                row.getInt("hints"),
                row.getString("actor"));
    }
}
