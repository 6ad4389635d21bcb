package org.yadman.accounts;

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
import org.yadman.platform.db.Dialect;

/// All SQL about accounts themselves.
@Component
@Transactional(readOnly = true)
class AccountStore {

    private final JdbcClient jdbc;
    private final Dialect dialect;

    AccountStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    Optional<Account> find(UUID id) {
        return jdbc.sql("select * from account where id = :id")
                .param("id", id.toString())
                .query(AccountStore::toAccount)
                .optional();
    }

    /// @param key the folded name
    Optional<Account> findByName(String key) {
        return jdbc.sql("select * from account where name_key = :key")
                .param("key", key)
                .query(AccountStore::toAccount)
                .optional();
    }

    List<Account> list() {
        return jdbc.sql("select * from account").query(AccountStore::toAccount).list();
    }

    List<Account> listOfGroup(UUID group) {
        return jdbc.sql("select * from account where group_id = :group")
                .param("group", group.toString())
                .query(AccountStore::toAccount)
                .list();
    }

    int count(Role role) {
        return jdbc.sql("select count(*) from account where role = :role")
                .param("role", role.word())
                .query(Integer.class)
                .single();
    }

    /// How many stewards there are, none of whom can go before this transaction ends.
    @Transactional(propagation = Propagation.MANDATORY)
    int holdStewards() {
        return jdbc.sql("select id from account where role = :role" + dialect.held())
                .param("role", Role.STEWARD.word())
                .query(String.class)
                .list()
                .size();
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from account").query(Integer.class).single() == 0;
    }

    boolean hasDemo() {
        return jdbc.sql("select count(*) from account where demo = 1")
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Account account, String key) {
        jdbc.sql("""
                insert into account
                  (id, name, name_key, role, group_id, passphrase, totp, totp_step, email, made_on, demo, version)
                values
                  (:id, :name, :key, :role, :group, :passphrase, :totp, :step, :email, :madeOn, :demo, :version)
                """)
                .param("id", account.id().toString())
                .param("name", account.name())
                .param("key", key)
                .param("role", account.role().word())
                .param("group", text(account.group()))
                .param("passphrase", account.passphrase())
                .param("totp", account.totp())
                .param("step", account.totpStep())
                .param("email", account.email())
                .param("madeOn", account.madeOn().toString())
                .param("demo", account.demo() ? 1 : 0)
                .param("version", account.version())
                .update();
    }

    /// Sets what somebody signs in with.
    @Transactional(propagation = Propagation.MANDATORY)
    void renew(UUID id, String passphrase, @Nullable String totp, long step) {
        jdbc.sql("update account set passphrase = :passphrase, totp = :totp, totp_step = :step where id = :id")
                .param("id", id.toString())
                .param("passphrase", passphrase)
                .param("totp", totp)
                .param("step", step)
                .update();
    }

    /// Uses up a one-time number.
    ///
    /// @return false if it, or a later one, was used meanwhile
    @Transactional(propagation = Propagation.MANDATORY)
    boolean useStep(UUID id, long step) {
        return jdbc.sql("update account set totp_step = :step where id = :id and totp_step < :step")
                        .param("id", id.toString())
                        .param("step", step)
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void setEmail(UUID id, @Nullable String sealed) {
        jdbc.sql("update account set email = :email where id = :id")
                .param("id", id.toString())
                .param("email", sealed)
                .update();
    }

    /// Changes a role; false if the account is not there any more, or in another version.
    @Transactional(propagation = Propagation.MANDATORY)
    boolean setRole(UUID id, int version, Role role, @Nullable UUID group) {
        return jdbc.sql("""
                        update account set role = :role, group_id = :group, version = version + 1
                        where id = :id and version = :version
                        """)
                        .param("id", id.toString())
                        .param("version", version)
                        .param("role", role.word())
                        .param("group", text(group))
                        .update()
                == 1;
    }

    /// Removes an account with everything that is kept of it.
    @Transactional(propagation = Propagation.MANDATORY)
    boolean delete(UUID id) {
        return jdbc.sql("delete from account where id = :id")
                        .param("id", id.toString())
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void tie(UUID account, String other, long at) {
        jdbc.sql("""
                insert into account_tie (account_id, other, made_at) values (:account, :other, :at)
                on conflict (account_id, other) do update set made_at = excluded.made_at
                """)
                .param("account", account.toString())
                .param("other", other)
                .param("at", at)
                .update();
    }

    boolean tied(String one, String other, long since) {
        return jdbc.sql("""
                        select count(*) from account_tie
                        where made_at >= :since
                          and ((account_id = :one and other = :other) or (account_id = :other and other = :one))
                        """)
                        .param("one", one)
                        .param("other", other)
                        .param("since", since)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void untie(long before) {
        jdbc.sql("delete from account_tie where made_at < :before")
                .param("before", before)
                .update();
    }

    /// Something that happened to an account and that its owner should know.
    record Told(UUID id, Notice what, LocalDate on) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void tell(UUID id, UUID account, Notice what, LocalDate on) {
        jdbc.sql("insert into account_notice (id, account_id, what, on_day) values (:id, :account, :what, :on)")
                .param("id", id.toString())
                .param("account", account.toString())
                .param("what", what.word())
                .param("on", on.toString())
                .update();
    }

    List<Told> told(UUID account) {
        return jdbc.sql("select id, what, on_day from account_notice where account_id = :account order by on_day, id")
                .param("account", account.toString())
                .query((row, i) -> new Told(
                        UUID.fromString(row.getString("id")),
                        Notice.of(row.getString("what")),
                        LocalDate.parse(row.getString("on_day"))))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void forgetNotices(UUID account) {
        jdbc.sql("delete from account_notice where account_id = :account")
                .param("account", account.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void forgetNotices(LocalDate before) {
        jdbc.sql("delete from account_notice where on_day < :before")
                .param("before", before.toString())
                .update();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    static @Nullable UUID uuid(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    static Account toAccount(ResultSet row, int i) throws SQLException {
        return new Account(
                UUID.fromString(row.getString("id")),
                row.getString("name"),
                Role.of(row.getString("role")),
                uuid(row.getString("group_id")),
                row.getString("passphrase"),
                row.getString("totp"),
                row.getLong("totp_step"),
                row.getString("email"),
                LocalDate.parse(row.getString("made_on")),
                row.getInt("demo") == 1,
                row.getInt("version"));
    }
}
