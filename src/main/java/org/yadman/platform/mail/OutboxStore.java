package org.yadman.platform.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.mail.Mail.Letter;
import org.yadman.platform.mail.Mail.Trouble;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.vault.Vault.Place;

@Component
@Transactional(readOnly = true)
class OutboxStore {

    static final String TABLE = "mail_outbox";

    private final JdbcClient jdbc;
    private final Vault vault;

    OutboxStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// How far a letter is.
    enum State {
        WAITING,
        /// A server talks to the mail server about it; nothing of it has been handed over.
        TAKEN,
        /// It is being handed over. Found so later, nobody can know whether it left.
        SENDING,
        SENT,
        UNKNOWN,
        FAILED
    }

    /// A letter that this server has taken upon itself.
    ///
    /// @param attempt how often it was taken, this time included; nobody else has the same letter with this number
    record Taken(UUID id, Letter letter, int attempt, Instant queued) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(UUID id, Letter letter, boolean discreet, Instant now) {
        jdbc.sql("""
                insert into mail_outbox
                  (id, state, recipient, subject, body, attempt, queued_at, next_at, changed_at, discreet)
                values (:id, 'WAITING', :recipient, :subject, :body, 0, :now, :now, :now, :discreet)
                """)
                .param("discreet", discreet ? 1 : 0)
                .param("id", id.toString())
                .param("recipient", vault.seal(place(id, "recipient"), letter.to()))
                .param("subject", vault.seal(place(id, "subject"), letter.subject()))
                .param("body", vault.seal(place(id, "body"), letter.text()))
                .param("now", now.toEpochMilli())
                .update();
    }

    private static Place place(UUID id, String column) {
        return new Place(TABLE, id.toString(), column);
    }

    /// The letters that are due, the oldest first.
    List<UUID> listDue(Instant now, int most) {
        return jdbc.sql("""
                select id from mail_outbox where state = 'WAITING' and next_at <= :now
                order by next_at, id limit :most
                """)
                .param("now", now.toEpochMilli())
                .param("most", most)
                .query((row, i) -> UUID.fromString(row.getString("id")))
                .list();
    }

    /// Takes a letter, if no other server was faster.
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Taken> take(UUID id, Instant now) {
        int taken = jdbc.sql("""
                update mail_outbox set state = 'TAKEN', attempt = attempt + 1, changed_at = :now
                where id = :id and state = 'WAITING' and next_at <= :now
                """)
                .param("id", id.toString())
                .param("now", now.toEpochMilli())
                .update();
        return taken == 0
                ? Optional.empty()
                : jdbc.sql("select id, recipient, subject, body, attempt, queued_at from mail_outbox where id = :id")
                        .param("id", id.toString())
                        .query(this::toTaken)
                        .optional();
    }

    private Taken toTaken(ResultSet row, int i) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        Letter letter = new Letter(
                vault.open(place(id, "recipient"), row.getString("recipient")),
                vault.open(place(id, "subject"), row.getString("subject")),
                vault.open(place(id, "body"), row.getString("body")));
        return new Taken(id, letter, row.getInt("attempt"), Instant.ofEpochMilli(row.getLong("queued_at")));
    }

    /// Notes what became of a letter that this server had taken.
    ///
    /// @param next when it is tried again; null in a state in which it is not
    /// @return false if it is this server's no more
    @Transactional(propagation = Propagation.MANDATORY)
    boolean move(Taken taken, State state, Instant now, @Nullable Instant next) {
        boolean over = state == State.SENT || state == State.UNKNOWN || state == State.FAILED;
        int moved = jdbc.sql("""
                update mail_outbox set state = :state, changed_at = :now, next_at = :next,
                  body = case when :over = 1 then null else body end
                where id = :id and attempt = :attempt
                  and (state in ('TAKEN', 'SENDING') or (state = 'UNKNOWN' and :state <> 'SENDING'))
                """)
                .param("state", state.name())
                .param("now", now.toEpochMilli())
                .param("next", Objects.requireNonNullElse(next, now).toEpochMilli())
                .param("over", over ? 1 : 0)
                .param("id", taken.id().toString())
                .param("attempt", taken.attempt())
                .update();
        dropDiscreet();
        return moved == 1;
    }

    /// Of a discreet letter nothing is kept that is not needed to send it.
    @Transactional(propagation = Propagation.MANDATORY)
    void dropDiscreet() {
        jdbc.sql("delete from mail_outbox where discreet = 1 and state in ('SENT', 'UNKNOWN', 'FAILED')")
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(UUID id) {
        jdbc.sql("delete from mail_outbox where id = :id")
                .param("id", id.toString())
                .update();
    }

    /// Gives up a letter that cannot be opened.
    @Transactional(propagation = Propagation.MANDATORY)
    void fail(UUID id, Instant now) {
        jdbc.sql("update mail_outbox set state = 'FAILED', body = null, changed_at = :now where id = :id")
                .param("id", id.toString())
                .param("now", now.toEpochMilli())
                .update();
        dropDiscreet();
    }

    /// Looks after the letters of servers that are gone: one that was only taken waits again, of one that was being
    /// handed over nobody knows whether it left.
    ///
    /// @param before when a server that still lives would have noted how it ended
    /// @return of how many it is not known
    @Transactional(propagation = Propagation.MANDATORY)
    int release(Instant before, Instant now) {
        jdbc.sql("""
                update mail_outbox set state = 'WAITING', changed_at = :now, next_at = :now
                where state = 'TAKEN' and changed_at < :before
                """)
                .param("before", before.toEpochMilli())
                .param("now", now.toEpochMilli())
                .update();
        int unknown = jdbc.sql("""
                update mail_outbox set state = 'UNKNOWN', body = null, changed_at = :now
                where state = 'SENDING' and changed_at < :before
                """)
                .param("before", before.toEpochMilli())
                .param("now", now.toEpochMilli())
                .update();
        dropDiscreet();
        return unknown;
    }

    List<Trouble> listTroubles() {
        return jdbc.sql("""
                select id, state, recipient, queued_at from mail_outbox where state in ('FAILED', 'UNKNOWN')
                order by queued_at, id limit 200
                """).query(this::toTrouble).list();
    }

    private Trouble toTrouble(ResultSet row, int i) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        return new Trouble(
                id,
                vault.open(place(id, "recipient"), row.getString("recipient")),
                Instant.ofEpochMilli(row.getLong("queued_at")),
                State.valueOf(row.getString("state")) == State.FAILED);
    }

    int countTroubles() {
        return jdbc.sql("select count(*) from mail_outbox where state in ('FAILED', 'UNKNOWN')")
                .query(Integer.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteTrouble(UUID id) {
        jdbc.sql("delete from mail_outbox where id = :id and state in ('FAILED', 'UNKNOWN')")
                .param("id", id.toString())
                .update();
    }

    /// Deletes what has stood long enough; also what waits for a mail server that no longer exists.
    @Transactional(propagation = Propagation.MANDATORY)
    void deleteBefore(Instant before) {
        jdbc.sql("delete from mail_outbox where changed_at < :before")
                .param("before", before.toEpochMilli())
                .update();
    }
}
