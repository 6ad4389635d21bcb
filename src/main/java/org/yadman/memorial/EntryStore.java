package org.yadman.memorial;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.memorial.Entry.Before;
import org.yadman.memorial.Entry.Said;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.db.Listings;

/// The entries. None is ever deleted.
@Component
@Transactional(readOnly = true)
class EntryStore {

    private final JdbcClient jdbc;

    EntryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Some of a list's entries.
    ///
    /// @param words folded, every one of which must occur
    record Filter(UUID list, int edition, Part part, List<String> words, boolean byName) {

        enum Part {
            ALL,
            LISTED,
            GONE
        }

        private String condition() {
            StringBuilder condition = new StringBuilder("list_id = :list");
            condition.append(
                    switch (part) {
                        case ALL -> "";
                        case LISTED -> " and last_edition = :edition";
                        case GONE -> " and last_edition < :edition";
                    });
            for (int i = 0; i < words.size(); i++) {
                condition.append(" and words like :word").append(i);
            }
            return condition.toString();
        }
    }

    private JdbcClient.StatementSpec with(JdbcClient.StatementSpec sql, Filter filter) {
        JdbcClient.StatementSpec filled =
                sql.param("list", filter.list().toString()).params(Listings.parameters(filter.words()));
        return filter.part() == Filter.Part.ALL ? filled : filled.param("edition", filter.edition());
    }

    List<Entry> list(Filter filter, long skip, int most) {
        String order = filter.byName() ? "sort_key, id" : "position, id";
        // The rows before a page are counted in the index alone.
        return with(
                        jdbc.sql("select entry.* from (select id, " + order.replace(", id", "")
                                + " as place from entry where "
                                + filter.condition() + " order by " + order
                                + " limit :most offset :skip) page join entry on entry.id = page.id"
                                + " order by page.place, entry.id"),
                        filter)
                .param("most", most)
                .param("skip", skip)
                .query(EntryStore::toEntry)
                .list();
    }

    int count(Filter filter) {
        return with(jdbc.sql("select count(*) from entry where " + filter.condition()), filter)
                .query(Integer.class)
                .single();
    }

    Optional<Entry> find(UUID list, String key) {
        return jdbc.sql("select * from entry where list_id = :list and row_key = :key")
                .param("list", list.toString())
                .param("key", key)
                .query(EntryStore::toEntry)
                .optional();
    }

    /// What it said before, the latest first.
    List<Before> listBefore(UUID entry) {
        return jdbc.sql("select * from entry_before where entry_id = :entry order by until_edition desc")
                .param("entry", entry.toString())
                .query((row, i) -> new Before(row.getInt("until_edition"), said(row)))
                .list();
    }

    long countAll() {
        return jdbc.sql("select count(*) from entry").query(Long.class).single();
    }

    /// Of all lists.
    List<Entry> list(Slice slice) {
        return jdbc.sql("""
                select entry.* from (
                  select id, list_id, position from entry order by list_id, position, id limit :most offset :skip
                ) page join entry on entry.id = page.id
                order by page.list_id, page.position, page.id
                """)
                .param("most", slice.most())
                .param("skip", slice.skip())
                .query(EntryStore::toEntry)
                .list();
    }

    /// Makes what was read of a file what stands in the list; what stood and is another now is kept.
    @Transactional(propagation = Propagation.MANDATORY)
    void takeStaged(UUID list, int edition) {
        jdbc.sql("""
                insert into entry_before (entry_id, until_edition, cells, statements)
                select entry.id, entry.last_edition, entry.cells, entry.statements
                from entry_staged staged
                join entry on entry.list_id = staged.list_id and entry.row_key = staged.row_key
                where staged.list_id = :list and entry.cells <> staged.cells
                """).param("list", list.toString()).update();
        jdbc.sql("""
                update entry
                set cells = staged.cells, statements = staged.statements, name = staged.name, sort_key = staged.sort_key,
                  words = staged.words, number = staged.number, position = staged.position, last_edition = :edition
                from entry_staged staged
                where staged.list_id = :list and entry.list_id = staged.list_id and entry.row_key = staged.row_key
                """).param("list", list.toString()).param("edition", edition).update();
        jdbc.sql("""
                insert into entry (id, list_id, row_key, number, position, cells, statements, name, sort_key, words,
                  first_edition, last_edition)
                select staged.id, staged.list_id, staged.row_key, staged.number, staged.position, staged.cells,
                  staged.statements, staged.name, staged.sort_key, staged.words, :edition, :edition
                from entry_staged staged
                where staged.list_id = :list and not exists (
                  select 1 from entry where entry.list_id = staged.list_id and entry.row_key = staged.row_key)
                """).param("list", list.toString()).param("edition", edition).update();
    }

    private static Said said(ResultSet row) throws SQLException {
        return new Said(ListJson.cells(row.getString("cells")), ListJson.statements(row.getString("statements")));
    }

    private static Entry toEntry(ResultSet row, int i) throws SQLException {
        return new Entry(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("list_id")),
                row.getString("row_key"),
                row.getString("number"),
                said(row),
                row.getString("name"),
                row.getInt("first_edition"),
                row.getInt("last_edition"));
    }
}
