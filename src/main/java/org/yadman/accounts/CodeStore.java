package org.yadman.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// All SQL about one-time codes. Of a code only its keyed hash comes here.
@Component
@Transactional(readOnly = true)
class CodeStore {

    private final JdbcClient jdbc;

    CodeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Code> find(String hash) {
        return jdbc.sql("select * from account_code where code = :hash")
                .param("hash", hash)
                .query(CodeStore::toCode)
                .optional();
    }

    Optional<Code> find(UUID id) {
        return jdbc.sql("select * from account_code where id = :id")
                .param("id", id.toString())
                .query(CodeStore::toCode)
                .optional();
    }

    List<Code> list(UUID account) {
        return jdbc.sql("select * from account_code where account_id = :account")
                .param("account", account.toString())
                .query(CodeStore::toCode)
                .list();
    }

    List<Code> list(Code.Kind kind) {
        return jdbc.sql("select * from account_code where kind = :kind order by made_at, id")
                .param("kind", kind.word())
                .query(CodeStore::toCode)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Code code, String hash) {
        jdbc.sql("""
                insert into account_code
                  (id, kind, code, account_id, role, group_id, made_by, agreed_by, made_at, works_from, ends_at, approved)
                values
                  (:id, :kind, :hash, :account, :role, :group, :madeBy, :agreedBy, :madeAt, :worksFrom, :endsAt, :approved)
                """)
                .param("id", code.id().toString())
                .param("kind", code.kind().word())
                .param("hash", hash)
                .param("account", code.account() == null ? null : code.account().toString())
                .param("role", code.role() == null ? null : code.role().word())
                .param("group", code.group() == null ? null : code.group().toString())
                .param("madeBy", code.madeBy())
                .param("agreedBy", code.agreedBy())
                .param("madeAt", code.madeAt().toEpochMilli())
                .param("worksFrom", milli(code.worksFrom()))
                .param("endsAt", milli(code.endsAt()))
                .param("approved", code.approved() ? 1 : 0)
                .update();
    }

    /// A recovery code begins to wait, or a code that two people agreed on begins to work.
    @Transactional(propagation = Propagation.MANDATORY)
    boolean letWork(UUID id, Instant from, @Nullable Instant until) {
        return jdbc.sql("update account_code set works_from = :from, ends_at = :until, approved = 1 where id = :id")
                        .param("id", id.toString())
                        .param("from", from.toEpochMilli())
                        .param("until", milli(until))
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void agree(UUID id, String by) {
        jdbc.sql("update account_code set agreed_by = :by where id = :id")
                .param("id", id.toString())
                .param("by", by)
                .update();
    }

    /// Uses a code up.
    ///
    /// @return false if somebody else did meanwhile
    @Transactional(propagation = Propagation.MANDATORY)
    boolean delete(UUID id) {
        return jdbc.sql("delete from account_code where id = :id")
                        .param("id", id.toString())
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteAll(Code.Kind kind) {
        jdbc.sql("delete from account_code where kind = :kind")
                .param("kind", kind.word())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteAllOf(UUID account) {
        jdbc.sql("delete from account_code where account_id = :account")
                .param("account", account.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteAllOf(UUID account, Code.Kind kind) {
        jdbc.sql("delete from account_code where account_id = :account and kind = :kind")
                .param("account", account.toString())
                .param("kind", kind.word())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteOver(Instant now) {
        jdbc.sql("delete from account_code where ends_at <= :now")
                .param("now", now.toEpochMilli())
                .update();
    }

    private static @Nullable Long milli(@Nullable Instant at) {
        return at == null ? null : at.toEpochMilli();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        long milli = row.getLong(column);
        return row.wasNull() ? null : Instant.ofEpochMilli(milli);
    }

    private static Code toCode(ResultSet row, int i) throws SQLException {
        String role = row.getString("role");
        return new Code(
                UUID.fromString(row.getString("id")),
                Code.Kind.of(row.getString("kind")),
                AccountStore.uuid(row.getString("account_id")),
                role == null ? null : Role.of(role),
                AccountStore.uuid(row.getString("group_id")),
                row.getString("made_by"),
                row.getString("agreed_by"),
                Instant.ofEpochMilli(row.getLong("made_at")),
                instant(row, "works_from"),
                instant(row, "ends_at"),
                row.getInt("approved") == 1);
    }
}
