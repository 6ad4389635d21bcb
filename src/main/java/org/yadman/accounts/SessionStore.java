package org.yadman.accounts;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// All SQL about sessions and enrolled browsers. Of tokens only hashes come here.
@Component
@Transactional(readOnly = true)
class SessionStore {

    private final JdbcClient jdbc;

    SessionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One time of being signed in.
    ///
    /// @param seen to the minute
    /// @param proven when the person last gave the passphrase
    record Session(UUID id, UUID account, Instant started, Instant seen, Instant proven) {}

    /// A browser that may sign in for an account.
    record Enrolled(UUID id, UUID account, LocalDate since, LocalDate used) {}

    Optional<Session> find(String token) {
        return jdbc.sql(
                        "select id, account_id, started_at, seen_at, proven_at from account_session where token = :token")
                .param("token", token)
                .query(SessionStore::toSession)
                .optional();
    }

    List<Session> list(UUID account) {
        return jdbc.sql("""
                select id, account_id, started_at, seen_at, proven_at from account_session
                where account_id = :account order by started_at, id
                """)
                .param("account", account.toString())
                .query(SessionStore::toSession)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Session session, String token) {
        jdbc.sql("""
                insert into account_session (id, token, account_id, started_at, seen_at, proven_at)
                values (:id, :token, :account, :started, :seen, :proven)
                """)
                .param("id", session.id().toString())
                .param("token", token)
                .param("account", session.account().toString())
                .param("started", session.started().toEpochMilli())
                .param("seen", session.seen().toEpochMilli())
                .param("proven", session.proven().toEpochMilli())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void saw(UUID id, Instant now) {
        jdbc.sql("update account_session set seen_at = :now where id = :id")
                .param("id", id.toString())
                .param("now", now.toEpochMilli())
                .update();
    }

    /// @param account whose session it must be
    @Transactional(propagation = Propagation.MANDATORY)
    boolean end(UUID id, UUID account) {
        return jdbc.sql("delete from account_session where id = :id and account_id = :account")
                        .param("id", id.toString())
                        .param("account", account.toString())
                        .update()
                == 1;
    }

    /// @param but the session that stays, or null
    @Transactional(propagation = Propagation.MANDATORY)
    void endAll(UUID account, @Nullable UUID but) {
        jdbc.sql("delete from account_session where account_id = :account and id <> :but")
                .param("account", account.toString())
                .param("but", but == null ? "" : but.toString())
                .update();
    }

    /// Ends what nobody could use any more, whatever the role.
    @Transactional(propagation = Propagation.MANDATORY)
    void endStale(Instant seenBefore, Instant startedBefore) {
        jdbc.sql("delete from account_session where seen_at < :seen or started_at < :started")
                .param("seen", seenBefore.toEpochMilli())
                .param("started", startedBefore.toEpochMilli())
                .update();
    }

    private static Session toSession(ResultSet row, int i) throws SQLException {
        return new Session(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("account_id")),
                Instant.ofEpochMilli(row.getLong("started_at")),
                Instant.ofEpochMilli(row.getLong("seen_at")),
                Instant.ofEpochMilli(row.getLong("proven_at")));
    }

    /// @param token the hash of the browser's token together with the account
    Optional<Enrolled> findEnrolled(String token) {
        return jdbc.sql("select id, account_id, enrolled_on, used_on from account_enrolled where token = :token")
                .param("token", token)
                .query(SessionStore::toEnrolled)
                .optional();
    }

    List<Enrolled> listEnrolled(UUID account) {
        return jdbc.sql("""
                select id, account_id, enrolled_on, used_on from account_enrolled
                where account_id = :account order by enrolled_on, id
                """)
                .param("account", account.toString())
                .query(SessionStore::toEnrolled)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void enrol(Enrolled enrolled, String token) {
        jdbc.sql("""
                insert into account_enrolled (id, token, account_id, enrolled_on, used_on)
                values (:id, :token, :account, :since, :used)
                """)
                .param("id", enrolled.id().toString())
                .param("token", token)
                .param("account", enrolled.account().toString())
                .param("since", enrolled.since().toString())
                .param("used", enrolled.used().toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void used(UUID id, LocalDate on) {
        jdbc.sql("update account_enrolled set used_on = :on where id = :id")
                .param("id", id.toString())
                .param("on", on.toString())
                .update();
    }

    /// The browser has another token from now on.
    @Transactional(propagation = Propagation.MANDATORY)
    void renew(UUID id, String token) {
        jdbc.sql("update account_enrolled set token = :token where id = :id")
                .param("id", id.toString())
                .param("token", token)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    boolean dismiss(UUID id, UUID account) {
        return jdbc.sql("delete from account_enrolled where id = :id and account_id = :account")
                        .param("id", id.toString())
                        .param("account", account.toString())
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void dismissAll(UUID account) {
        jdbc.sql("delete from account_enrolled where account_id = :account")
                .param("account", account.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void dismissUnused(LocalDate before) {
        jdbc.sql("delete from account_enrolled where used_on < :before")
                .param("before", before.toString())
                .update();
    }

    private static Enrolled toEnrolled(ResultSet row, int i) throws SQLException {
        return new Enrolled(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("account_id")),
                LocalDate.parse(row.getString("enrolled_on")),
                LocalDate.parse(row.getString("used_on")));
    }
}
