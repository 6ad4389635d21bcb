package org.yadman.platform.vault;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.db.Dialect;

@Component
@Transactional(readOnly = true)
class VaultStore {

    static final String CURRENT = "current";
    static final String RETIRING = "retiring";
    static final String INDEX = "index";

    private final JdbcClient jdbc;
    private final Dialect dialect;

    VaultStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /// A key that the record knows.
    record Known(String id, String standing, String probe) {}

    /// A value where it stands.
    record Value(String row, String sealed) {}

    List<Known> list() {
        return jdbc.sql("select id, standing, probe from vault_key")
                .query((row, i) -> new Known(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    Optional<String> find(String standing) {
        return jdbc.sql("select id from vault_key where standing = :standing")
                .param("standing", standing)
                .query(String.class)
                .optional();
    }

    /// The current key, which stays the current one until this transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<String> holdCurrent() {
        return jdbc.sql("select id from vault_key where standing = 'current'" + dialect.held())
                .query(String.class)
                .optional();
    }

    /// Waits for everybody who holds the current key, and lets nobody else change keys meanwhile.
    ///
    /// @return false if what it waited for was a change of keys: the row that it has locked is not the current one
    @Transactional(propagation = Propagation.MANDATORY)
    boolean lock() {
        return jdbc.sql("update vault_key set standing = standing where standing = 'current'")
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Known key) {
        jdbc.sql("insert into vault_key (id, standing, probe) values (:id, :standing, :probe)")
                .param("id", key.id())
                .param("standing", key.standing())
                .param("probe", key.probe())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void retire(String id) {
        jdbc.sql("update vault_key set standing = 'retiring' where id = :id")
                .param("id", id)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void remove(String id) {
        jdbc.sql("delete from vault_key where id = :id").param("id", id).update();
    }

    /// Some values of a column that do not begin like this.
    List<Value> listOthers(SealedColumns table, String column, String beginning, int most) {
        return jdbc.sql("select " + table.id() + ", " + column + " from " + table.table() + " where " + column
                        + " is not null and substr(" + column + ", 1, " + beginning.length()
                        + ") <> :beginning limit :most")
                .param("beginning", beginning)
                .param("most", most)
                .query((row, i) -> new Value(row.getString(1), row.getString(2)))
                .list();
    }

    /// Puts another ciphertext in the place of this one, if it still stands there.
    @Transactional(propagation = Propagation.MANDATORY)
    int replace(SealedColumns table, String column, Value old, String sealed) {
        return jdbc.sql("update " + table.table() + " set " + column + " = :sealed where " + table.id() + " = :row and "
                        + column + " = :old")
                .param("sealed", sealed)
                .param("row", old.row())
                .param("old", old.sealed())
                .update();
    }
}
