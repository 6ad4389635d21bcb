package org.yadman.memorial;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.memorial.ListEdition.Counts;
import org.yadman.memorial.MemorialList.Facts;
import org.yadman.platform.db.Dialect;
import org.yadman.platform.db.LocalizedColumn;

/// The lists and their editions.
@Component
@Transactional(readOnly = true)
class ListStore {

    private final JdbcClient jdbc;
    private final Dialect dialect;

    ListStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    Optional<MemorialList> find(String slug) {
        return jdbc.sql("select * from memorial_list where slug = :slug")
                .param("slug", slug)
                .query(ListStore::toList)
                .optional();
    }

    Optional<MemorialList> find(UUID id) {
        return jdbc.sql("select * from memorial_list where id = :id")
                .param("id", id.toString())
                .query(ListStore::toList)
                .optional();
    }

    List<MemorialList> list() {
        return jdbc.sql("select * from memorial_list order by " + dialect.byBytes("slug"))
                .query(ListStore::toList)
                .list();
    }

    /// How the columns of a list are understood; nothing before its first edition.
    Optional<ListMapping> findMapping(UUID list) {
        return jdbc.sql("select mapping from memorial_list where id = :id and mapping <> ''")
                .param("id", list.toString())
                .query((row, i) -> ListJson.mapping(row.getString(1)))
                .optional();
    }

    /// The newest first.
    List<ListEdition> listEditions(UUID list) {
        return jdbc.sql("select * from list_edition where list_id = :list order by number desc")
                .param("list", list.toString())
                .query(ListStore::toEdition)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(MemorialList list) {
        jdbc.sql("""
                insert into memorial_list (id, version, slug, title, publisher, address, licence, permission, group_id,
                  declared_total, mapping, edition, standing, gone)
                values (:id, 1, :slug, :title, :publisher, :address, :licence, :permission, :group, :declared, '', 0, 0, 0)
                """)
                .param("id", list.id().toString())
                .param("slug", list.slug())
                .params(parameters(list.facts()))
                .update();
    }

    private static java.util.Map<String, @Nullable Object> parameters(Facts facts) {
        java.util.Map<String, @Nullable Object> parameters = new java.util.HashMap<>();
        UUID group = facts.group();
        parameters.put("title", LocalizedColumn.write(facts.title()));
        parameters.put("publisher", facts.publisher());
        parameters.put("address", facts.address());
        parameters.put("licence", facts.licence());
        parameters.put("permission", facts.permission());
        parameters.put("group", group == null ? null : group.toString());
        parameters.put("declared", facts.declaredTotal());
        return parameters;
    }

    /// Changes what is said of a list.
    ///
    /// @return whether it was still the version that somebody had before them
    @Transactional(propagation = Propagation.MANDATORY)
    boolean change(UUID id, int version, Facts facts) {
        return jdbc.sql("""
                update memorial_list set version = version + 1, title = :title, publisher = :publisher, address = :address,
                  licence = :licence, permission = :permission, group_id = :group, declared_total = :declared
                where id = :id and version = :version
                """)
                        .param("id", id.toString())
                        .param("version", version)
                        .params(parameters(facts))
                        .update()
                == 1;
    }

    /// Removes a list of which there is no edition yet.
    @Transactional(propagation = Propagation.MANDATORY)
    void deleteEmpty(UUID id) {
        jdbc.sql("delete from memorial_list where id = :id and edition = 0")
                .param("id", id.toString())
                .update();
    }

    /// Makes an edition the one that stands.
    @Transactional(propagation = Propagation.MANDATORY)
    void stand(UUID list, ListEdition edition, ListMapping mapping) {
        Counts counts = edition.counts();
        jdbc.sql("""
                insert into list_edition (list_id, number, file_name, sha256, header, row_count, added, changed, gone, same,
                  imported_on)
                values (:list, :number, :file, :sha256, :header, :rows, :added, :changed, :gone, :same, :on)
                """)
                .param("list", list.toString())
                .param("number", edition.number())
                .param("file", edition.fileName())
                .param("sha256", edition.sha256())
                .param("header", ListJson.texts(edition.header()))
                .param("rows", edition.rows())
                .param("added", counts.added())
                .param("changed", counts.changed())
                .param("gone", counts.gone())
                .param("same", counts.same())
                .param("on", edition.importedOn().toString())
                .update();
        jdbc.sql("""
                update memorial_list set version = version + 1, mapping = :mapping, edition = :number,
                  standing = (select count(*) from entry where list_id = :list and last_edition = :number),
                  gone = (select count(*) from entry where list_id = :list and last_edition < :number)
                where id = :list
                """)
                .param("list", list.toString())
                .param("number", edition.number())
                .param("mapping", ListJson.mapping(mapping))
                .update();
    }

    private static MemorialList toList(ResultSet row, int i) throws SQLException {
        String group = row.getString("group_id");
        return new MemorialList(
                UUID.fromString(row.getString("id")),
                row.getInt("version"),
                row.getString("slug"),
                new Facts(
                        LocalizedColumn.read(row.getString("title")),
                        row.getString("publisher"),
                        row.getString("address"),
                        row.getString("licence"),
                        row.getString("permission"),
                        group == null ? null : UUID.fromString(group),
                        number(row)),
                row.getInt("edition"),
                row.getInt("standing"),
                row.getInt("gone"));
    }

    private static @Nullable Integer number(ResultSet row) throws SQLException {
        int number = row.getInt("declared_total");
        return row.wasNull() ? null : number;
    }

    private static ListEdition toEdition(ResultSet row, int i) throws SQLException {
        return new ListEdition(
                row.getInt("number"),
                row.getString("file_name"),
                row.getString("sha256"),
                ListJson.texts(row.getString("header")),
                row.getInt("row_count"),
                new Counts(row.getInt("added"), row.getInt("changed"), row.getInt("gone"), row.getInt("same")),
                LocalDate.parse(row.getString("imported_on")));
    }
}
