package org.yadman.platform.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.mail.Mail.Conversation;
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
    /// @param attempt how often it was taken, this time included; nobody else has the same letter with this
    ///     number
    /// @param since from when on its patience is counted: the first try of a letter in a thread, which may
    ///     have stood in line for days
    record Taken(UUID id, Letter letter, @Nullable Conversation thread, int attempt, Instant since) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(UUID id, Letter letter, boolean discreet, @Nullable Conversation thread, Instant now) {
        jdbc.sql("""
                insert into mail_outbox
                  (id, state, recipient, subject, body, attempt, queued_at, next_at, changed_at, discreet, bulk, thread)
                values (:id, 'WAITING', :recipient, :subject, :body, 0, :now, :now, :now, :discreet, :bulk, :thread)
                """)
                .param("discreet", discreet ? 1 : 0)
                .param("bulk", thread == null ? 0 : 1)
                .param("thread", thread == null ? null : vault.seal(place(id, "thread"), written(thread)))
                .param("id", id.toString())
                .param("recipient", vault.seal(place(id, "recipient"), letter.to()))
                .param("subject", vault.seal(place(id, "subject"), letter.subject()))
                .param("body", vault.seal(place(id, "body"), letter.text()))
                .param("now", now.toEpochMilli())
                .update();
    }

    // One line each; none of them can have a line end.
    private static String written(Conversation thread) {
        return String.join(
                "\n",
                thread.token(),
                thread.language(),
                Objects.requireNonNullElse(thread.name(), ""),
                Objects.requireNonNullElse(thread.answering(), ""),
                thread.earlier().stream().map(UUID::toString).collect(Collectors.joining(" ")));
    }

    private static Conversation read(String written) {
        String[] lines = written.split("\n", -1);
        return new Conversation(
                lines[0],
                Stream.of(lines[4].split(" "))
                        .filter(id -> !id.isEmpty())
                        .map(UUID::fromString)
                        .toList(),
                lines[3].isEmpty() ? null : lines[3],
                lines[1],
                lines[2].isEmpty() ? null : lines[2]);
    }

    private static Place place(UUID id, String column) {
        return new Place(TABLE, id.toString(), column);
    }

    /// The letters that are due, the oldest first.
    ///
    /// @param bulk those of threads, or the others
    List<UUID> listDue(boolean bulk, Instant now, int most) {
        return jdbc.sql("""
                select id from mail_outbox where state = 'WAITING' and next_at <= :now and bulk = :bulk
                order by next_at, id limit :most
                """)
                .param("bulk", bulk ? 1 : 0)
                .param("now", now.toEpochMilli())
                .param("most", most)
                .query((row, i) -> UUID.fromString(row.getString("id")))
                .list();
    }

    /// When letters of threads were tried by any server, the latest first.
    List<Instant> listTried(Instant after, int most) {
        return jdbc.sql("""
                select tried_at from mail_outbox where bulk = 1 and tried_at > :after
                order by tried_at desc limit :most
                """)
                .param("after", after.toEpochMilli())
                .param("most", most)
                .query((row, i) -> Instant.ofEpochMilli(row.getLong("tried_at")))
                .list();
    }

    /// Takes a letter, if no other server was faster.
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Taken> take(UUID id, Instant now) {
        int taken = jdbc.sql("""
                update mail_outbox set state = 'TAKEN', attempt = attempt + 1, changed_at = :now, tried_at = :now,
                  first_at = coalesce(first_at, :now)
                where id = :id and state = 'WAITING' and next_at <= :now
                """)
                .param("id", id.toString())
                .param("now", now.toEpochMilli())
                .update();
        return taken == 0
                ? Optional.empty()
                : jdbc.sql("""
                        select id, recipient, subject, body, thread, attempt, queued_at, first_at from mail_outbox
                        where id = :id
                        """).param("id", id.toString()).query(this::toTaken).optional();
    }

    private Taken toTaken(ResultSet row, int i) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        Letter letter = new Letter(
                vault.open(place(id, "recipient"), row.getString("recipient")),
                vault.open(place(id, "subject"), row.getString("subject")),
                vault.open(place(id, "body"), row.getString("body")));
        String thread = row.getString("thread");
        return new Taken(
                id,
                letter,
                thread == null ? null : read(vault.open(place(id, "thread"), thread)),
                row.getInt("attempt"),
                Instant.ofEpochMilli(row.getLong(thread == null ? "queued_at" : "first_at")));
    }

    /// Notes what became of a letter that this server had taken. An answer that comes late settles what was
    /// unclear, also of a letter that somebody wanted sent again and that nobody has begun.
    ///
    /// @param next when it is tried again; null in a state in which it is not
    /// @return false if it is this server's no more
    @Transactional(propagation = Propagation.MANDATORY)
    boolean move(Taken taken, State state, Instant now, @Nullable Instant next) {
        boolean unclear = state == State.UNKNOWN;
        // Of an unclear letter of a thread a person may say: send it again.
        boolean over = state == State.SENT || state == State.FAILED || (unclear && taken.thread() == null);
        int moved = jdbc.sql("""
                update mail_outbox set state = :state, changed_at = :now, next_at = :next,
                  body = case when :over = 1 then null else body end,
                  thread = case when :over = 1 then null else thread end
                where id = :id and attempt = :attempt
                  and (state in ('TAKEN', 'SENDING') or (state = 'UNKNOWN' and :state <> 'SENDING')
                    or (state = 'WAITING' and :state = 'SENT'))
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
        jdbc.sql("""
                update mail_outbox set state = 'FAILED', body = null, thread = null, changed_at = :now
                where id = :id
                """)
                .param("id", id.toString())
                .param("now", now.toEpochMilli())
                .update();
        dropDiscreet();
    }

    /// Lets the letters wait again that servers had only taken which are gone.
    ///
    /// @param before when a server that still lives would have noted how it ended
    @Transactional(propagation = Propagation.MANDATORY)
    void release(Instant before, Instant now) {
        jdbc.sql("""
                update mail_outbox set state = 'WAITING', changed_at = :now, next_at = :now
                where state = 'TAKEN' and changed_at < :before
                """)
                .param("before", before.toEpochMilli())
                .param("now", now.toEpochMilli())
                .update();
    }

    /// The letters that such servers were handing over.
    List<UUID> listLost(Instant before) {
        return jdbc.sql("select id from mail_outbox where state = 'SENDING' and changed_at < :before order by id")
                .param("before", before.toEpochMilli())
                .query((row, i) -> UUID.fromString(row.getString("id")))
                .list();
    }

    /// Notes that nobody knows whether such a letter left.
    @Transactional(propagation = Propagation.MANDATORY)
    boolean lose(UUID id, Instant before, Instant now) {
        int lost = jdbc.sql("""
                update mail_outbox set state = 'UNKNOWN', changed_at = :now,
                  body = case when bulk = 0 then null else body end
                where id = :id and state = 'SENDING' and changed_at < :before
                """)
                .param("id", id.toString())
                .param("before", before.toEpochMilli())
                .param("now", now.toEpochMilli())
                .update();
        dropDiscreet();
        return lost == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    boolean recall(UUID id) {
        return jdbc.sql("delete from mail_outbox where id = :id and state = 'WAITING'")
                        .param("id", id.toString())
                        .update()
                == 1;
    }

    /// Notes that an unclear letter of a thread arrived.
    @Transactional(propagation = Propagation.MANDATORY)
    boolean settle(UUID id, Instant now) {
        return jdbc.sql("""
                        update mail_outbox set state = 'SENT', body = null, thread = null, changed_at = :now
                        where id = :id and state = 'UNKNOWN' and bulk = 1
                        """)
                        .param("id", id.toString())
                        .param("now", now.toEpochMilli())
                        .update()
                == 1;
    }

    /// Lets an unclear letter of a thread wait again.
    @Transactional(propagation = Propagation.MANDATORY)
    boolean renew(UUID id, Instant now) {
        return jdbc.sql("""
                        update mail_outbox set state = 'WAITING', next_at = :now, changed_at = :now, first_at = null
                        where id = :id and state = 'UNKNOWN' and bulk = 1 and body is not null
                        """)
                        .param("id", id.toString())
                        .param("now", now.toEpochMilli())
                        .update()
                == 1;
    }

    List<Trouble> listTroubles() {
        return jdbc.sql("""
                select id, state, recipient, queued_at from mail_outbox where bulk = 0 and state in ('FAILED', 'UNKNOWN')
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
        return jdbc.sql("select count(*) from mail_outbox where bulk = 0 and state in ('FAILED', 'UNKNOWN')")
                .query(Integer.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteTrouble(UUID id) {
        jdbc.sql("delete from mail_outbox where id = :id and bulk = 0 and state in ('FAILED', 'UNKNOWN')")
                .param("id", id.toString())
                .update();
    }

    /// The letters of threads that have waited too long, as for a mail server that no longer exists.
    List<UUID> listStale(Instant before) {
        return jdbc.sql("select id from mail_outbox where bulk = 1 and state = 'WAITING' and changed_at < :before")
                .param("before", before.toEpochMilli())
                .query((row, i) -> UUID.fromString(row.getString("id")))
                .list();
    }

    /// Deletes what has stood long enough; also what waits for a mail server that no longer exists.
    ///
    /// @param unclearBefore the same for letters of threads of which a person is still to say whether they
    ///     arrived
    @Transactional(propagation = Propagation.MANDATORY)
    void deleteBefore(Instant before, Instant unclearBefore) {
        jdbc.sql("""
                delete from mail_outbox
                where changed_at < case when bulk = 1 and state = 'UNKNOWN' then :unclear else :before end
                """)
                .param("before", before.toEpochMilli())
                .param("unclear", unclearBefore.toEpochMilli())
                .update();
    }
}
