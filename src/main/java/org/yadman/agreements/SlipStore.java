package org.yadman.agreements;

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

/// Slips as they are kept: whom one is for, if not in the record, and the contact are sealed.
@Component
@Transactional(readOnly = true)
class SlipStore {

    private final JdbcClient jdbc;

    SlipStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A row.
    ///
    /// @param unlisted sealed
    /// @param contact sealed
    record Row(
            UUID id,
            int version,
            @Nullable UUID group,
            @Nullable String unlisted,
            String contact,
            String madeBy,
            LocalDate madeOn,
            LocalDate goodUntil) {}

    List<Row> listAll() {
        return jdbc.sql("select * from slip order by made_on desc, id")
                .query(SlipStore::toRow)
                .list();
    }

    Optional<Row> find(UUID id) {
        return jdbc.sql("select * from slip where id = :id")
                .param("id", id.toString())
                .query(SlipStore::toRow)
                .optional();
    }

    Optional<Row> findOf(UUID group) {
        return jdbc.sql("select * from slip where group_id = :group")
                .param("group", group.toString())
                .query(SlipStore::toRow)
                .optional();
    }

    Optional<Row> findByCode(String hash) {
        return jdbc.sql("select * from slip where code_hash = :hash")
                .param("hash", hash)
                .query(SlipStore::toRow)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Row row, String codeHash) {
        jdbc.sql("""
                insert into slip (id, version, group_id, unlisted, contact, code_hash, made_by, made_on, good_until)
                values (:id, 1, :group, :unlisted, :contact, :hash, :madeBy, :madeOn, :goodUntil)
                """)
                .param("id", row.id().toString())
                .param("group", row.group() == null ? null : row.group().toString())
                .param("unlisted", row.unlisted())
                .param("contact", row.contact())
                .param("hash", codeHash)
                .param("madeBy", row.madeBy())
                .param("madeOn", row.madeOn().toString())
                .param("goodUntil", row.goodUntil().toString())
                .update();
    }

    /// A new code in the place of the old one.
    @Transactional(propagation = Propagation.MANDATORY)
    void renew(UUID id, String codeHash, String contact, String by, LocalDate on, LocalDate goodUntil) {
        jdbc.sql("""
                update slip set version = version + 1, code_hash = :hash, contact = :contact, made_by = :by, made_on = :on,
                  good_until = :goodUntil
                where id = :id
                """)
                .param("id", id.toString())
                .param("hash", codeHash)
                .param("contact", contact)
                .param("by", by)
                .param("on", on.toString())
                .param("goodUntil", goodUntil.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void shown(UUID id, String account) {
        jdbc.sql("insert into slip_shown (slip_id, account) values (:id, :account) on conflict do nothing")
                .param("id", id.toString())
                .param("account", account)
                .update();
    }

    boolean isShown(UUID id, String account) {
        return jdbc.sql("select count(*) from slip_shown where slip_id = :id and account = :account")
                        .param("id", id.toString())
                        .param("account", account)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /// Writes where the group can be reached.
    ///
    /// @param contact sealed
    @Transactional(propagation = Propagation.MANDATORY)
    void reach(UUID id, String contact) {
        jdbc.sql("update slip set contact = :contact, version = version + 1 where id = :id")
                .param("id", id.toString())
                .param("contact", contact)
                .update();
    }

    /// Says which group of the record it is.
    @Transactional(propagation = Propagation.MANDATORY)
    void belongsTo(UUID id, UUID group) {
        jdbc.sql("""
                update slip set version = version + 1, group_id = :group, unlisted = null
                where id = :id and group_id is null
                """)
                .param("id", id.toString())
                .param("group", group.toString())
                .update();
    }

    /// Removes those whose code no longer works and to which nothing was ever answered.
    @Transactional(propagation = Propagation.MANDATORY)
    void removeUnused(LocalDate today) {
        jdbc.sql("""
                delete from slip_shown where slip_id in (select id from slip where good_until < :today
                  and not exists (select 1 from group_answer where slip_id = slip.id))
                """).param("today", today.toString()).update();
        jdbc.sql("""
                delete from slip
                where good_until < :today and not exists (select 1 from group_answer where slip_id = slip.id)
                """).param("today", today.toString()).update();
    }

    private static Row toRow(ResultSet row, int i) throws SQLException {
        String group = row.getString("group_id");
        return new Row(
                UUID.fromString(row.getString("id")),
                row.getInt("version"),
                group == null ? null : UUID.fromString(group),
                row.getString("unlisted"),
                row.getString("contact"),
                row.getString("made_by"),
                LocalDate.parse(row.getString("made_on")),
                LocalDate.parse(row.getString("good_until")));
    }
}
