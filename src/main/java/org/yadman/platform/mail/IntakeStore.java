package org.yadman.platform.mail;

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
import org.yadman.platform.mail.Inbox.Left;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.vault.Vault.Place;

@Component
@Transactional(readOnly = true)
class IntakeStore {

    static final String TABLE = "mail_in";
    private static final String CONTENT = "content";

    private final JdbcClient jdbc;
    private final Vault vault;

    IntakeStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// How far a mailbox was read.
    ///
    /// @param validity which numbering of its mails
    /// @param uid the last number of which everything up to it was taken
    record Mark(long validity, long uid) {}

    /// Notes a mail.
    ///
    /// @param kind that of {@link Received}, or UNCONTENT
    /// @return false if it was noted before, by whatever server
    @Transactional(propagation = Propagation.MANDATORY)
    boolean insert(UUID id, String identity, String kind, Instant now) {
        return jdbc.sql("""
                        insert into mail_in (id, key, kind, taken_at) values (:id, :key, :kind, :now)
                        on conflict (key) do nothing
                        """)
                        .param("id", id.toString())
                        .param("key", vault.blindIndex("mail-in", identity))
                        .param("kind", kind)
                        .param("now", now.toEpochMilli())
                        .update()
                == 1;
    }

    /// Keeps of a mail what a person needs to find it: who wrote, the subject, and how it begins; a line
    /// each for the first two.
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(UUID id, String content) {
        jdbc.sql("update mail_in set content = :content where id = :id")
                .param("content", vault.seal(place(id), content))
                .param("id", id.toString())
                .update();
    }

    private static Place place(UUID id) {
        return new Place(TABLE, id.toString(), CONTENT);
    }

    List<Left> list() {
        return jdbc.sql("""
                select id, kind, content, taken_at from mail_in where content is not null
                order by taken_at, id limit 200
                """).query(this::toLeft).list();
    }

    private Left toLeft(ResultSet row, int i) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        String[] lines = vault.open(place(id), row.getString("content")).split("\n", 3);
        return new Left(
                id,
                !row.getString("kind").equals(Intake.UNREADABLE),
                Instant.ofEpochMilli(row.getLong("taken_at")),
                lines[0],
                lines.length > 1 ? lines[1] : "",
                lines.length > 2 ? lines[2] : "");
    }

    int count() {
        return jdbc.sql("select count(*) from mail_in where content is not null")
                .query(Integer.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void dismiss(UUID id) {
        jdbc.sql("update mail_in set content = null where id = :id")
                .param("id", id.toString())
                .update();
    }

    Optional<Mark> findMark(String mailbox) {
        return jdbc.sql("select validity, uid from mail_in_mark where mailbox = :mailbox")
                .param("mailbox", index(mailbox))
                .query((row, i) -> new Mark(row.getLong("validity"), row.getLong("uid")))
                .optional();
    }

    /// Moves the mark of a mailbox forward, or into a new numbering; never back.
    @Transactional(propagation = Propagation.MANDATORY)
    void mark(String mailbox, Mark mark, Instant now) {
        jdbc.sql("""
                insert into mail_in_mark (mailbox, validity, uid, changed_at)
                values (:mailbox, :validity, :uid, :now)
                on conflict (mailbox) do update set validity = excluded.validity, uid = excluded.uid,
                  changed_at = excluded.changed_at
                where mail_in_mark.validity <> excluded.validity or mail_in_mark.uid < excluded.uid
                """)
                .param("mailbox", index(mailbox))
                .param("validity", mark.validity())
                .param("uid", mark.uid())
                .param("now", now.toEpochMilli())
                .update();
    }

    private String index(String mailbox) {
        return vault.blindIndex("mailbox", mailbox);
    }

    /// Empties what nobody has looked at, and forgets mails so old that none of them comes again.
    @Transactional(propagation = Propagation.MANDATORY)
    void deleteBefore(Instant content, Instant all) {
        jdbc.sql("update mail_in set content = null where content is not null and taken_at < :before")
                .param("before", content.toEpochMilli())
                .update();
        jdbc.sql("delete from mail_in where taken_at < :before")
                .param("before", all.toEpochMilli())
                .update();
    }
}
