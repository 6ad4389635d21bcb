package org.yadman.campaigns;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Component
@Transactional(readOnly = true)
class DraftStore {

    private final JdbcClient jdbc;

    DraftStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A draft, its form sealed.
    record Sealed(UUID id, String table, String form, Instant savedAt) {}

    List<Sealed> list(UUID account) {
        return jdbc.sql("select id, table_name, form, saved_at from draft where account = :account"
                        + " order by saved_at desc, id")
                .param("account", account.toString())
                .query(DraftStore::toSealed)
                .list();
    }

    Optional<Sealed> find(UUID id, UUID account) {
        return jdbc.sql("select id, table_name, form, saved_at from draft where id = :id and account = :account")
                .param("id", id.toString())
                .param("account", account.toString())
                .query(DraftStore::toSealed)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(UUID id, UUID account, String table, String form, Instant at) {
        jdbc.sql("""
                insert into draft (id, account, table_name, form, saved_at) values (:id, :account, :table, :form, :at)
                on conflict (id) do update set form = excluded.form, saved_at = excluded.saved_at
                """)
                .param("id", id.toString())
                .param("account", account.toString())
                .param("table", table)
                .param("form", form)
                .param("at", at.toEpochMilli())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(UUID id, UUID account) {
        jdbc.sql("delete from draft where id = :id and account = :account")
                .param("id", id.toString())
                .param("account", account.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteBefore(Instant end) {
        jdbc.sql("delete from draft where saved_at < :end")
                .param("end", end.toEpochMilli())
                .update();
    }

    private static Sealed toSealed(ResultSet row, int i) throws SQLException {
        return new Sealed(
                UUID.fromString(row.getString("id")),
                row.getString("table_name"),
                row.getString("form"),
                Instant.ofEpochMilli(row.getLong("saved_at")));
    }
}
