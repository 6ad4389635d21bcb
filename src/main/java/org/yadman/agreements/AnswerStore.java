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
import org.yadman.agreements.Answer.State;
import org.yadman.agreements.Answer.Way;

/// Answers as they are kept: what was said, how the group was reached and what was written back are sealed.
@Component
@Transactional(readOnly = true)
class AnswerStore {

    private final JdbcClient jdbc;

    AnswerStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// A row.
    ///
    /// @param content sealed
    /// @param note sealed, or null
    /// @param reply sealed, or null
    record Row(
            UUID id,
            int version,
            @Nullable UUID slip,
            @Nullable UUID group,
            State state,
            String content,
            Way way,
            @Nullable String recordedBy,
            LocalDate receivedOn,
            LocalDate dueOn,
            int tries,
            @Nullable String readBy,
            @Nullable LocalDate readOn,
            @Nullable String note,
            @Nullable String reply,
            @Nullable UUID agreement) {}

    Optional<Row> find(UUID id) {
        return jdbc.sql("select * from group_answer where id = :id")
                .param("id", id.toString())
                .query(AnswerStore::toRow)
                .optional();
    }

    /// What was answered by a slip, the latest last.
    List<Row> ofSlip(UUID slip) {
        return jdbc.sql("select * from group_answer where slip_id = :slip order by received_on, version, id")
                .param("slip", slip.toString())
                .query(AnswerStore::toRow)
                .list();
    }

    /// What a group's representatives answered, the latest last.
    List<Row> ofGroup(UUID group) {
        return jdbc.sql("select * from group_answer where group_id = :group order by received_on, version, id")
                .param("group", group.toString())
                .query(AnswerStore::toRow)
                .list();
    }

    List<Row> list(State state) {
        return jdbc.sql("select * from group_answer where state = :state order by due_on, id")
                .param("state", state.name())
                .query(AnswerStore::toRow)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Row row) {
        jdbc.sql("""
                insert into group_answer (id, version, slip_id, group_id, state, content, came_by, recorded_by, received_on,
                  due_on, tries)
                values (:id, 1, :slip, :group, :state, :content, :way, :recordedBy, :receivedOn, :dueOn, 0)
                """)
                .param("id", row.id().toString())
                .param("slip", text(row.slip()))
                .param("group", text(row.group()))
                .param("state", row.state().name())
                .param("content", row.content())
                .param("way", row.way().name())
                .param("recordedBy", row.recordedBy())
                .param("receivedOn", row.receivedOn().toString())
                .param("dueOn", row.dueOn().toString())
                .update();
    }

    /// Writes what can change.
    ///
    /// @return false if it is no longer the version that was seen
    @Transactional(propagation = Propagation.MANDATORY)
    boolean change(Row row) {
        return jdbc.sql("""
                update group_answer set version = version + 1, state = :state, content = :content, due_on = :dueOn,
                  tries = :tries, read_by = :readBy, read_on = :readOn, note = :note, reply = :reply,
                  agreement_id = :agreement
                where id = :id and version = :version
                """)
                        .param("id", row.id().toString())
                        .param("version", row.version())
                        .param("state", row.state().name())
                        .param("content", row.content())
                        .param("dueOn", row.dueOn().toString())
                        .param("tries", row.tries())
                        .param("readBy", row.readBy())
                        .param(
                                "readOn",
                                row.readOn() == null ? null : row.readOn().toString())
                        .param("note", row.note())
                        .param("reply", row.reply())
                        .param("agreement", text(row.agreement()))
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void remove(UUID id) {
        for (String kept : List.of("answer_proof", "answer_quote")) {
            jdbc.sql("delete from " + kept + " where answer_id = :id")
                    .param("id", id.toString())
                    .update();
        }
        jdbc.sql("delete from group_answer where id = :id")
                .param("id", id.toString())
                .update();
    }

    /// A file that proves what was recorded on a group's behalf.
    ///
    /// @param content sealed
    record Proof(String kind, String content) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void prove(UUID answer, Proof proof) {
        jdbc.sql("""
                insert into answer_proof (answer_id, kind, content) values (:id, :kind, :content)
                on conflict (answer_id) do update set kind = excluded.kind, content = excluded.content
                """)
                .param("id", answer.toString())
                .param("kind", proof.kind())
                .param("content", proof.content())
                .update();
    }

    Optional<Proof> proof(UUID answer) {
        return jdbc.sql("select kind, content from answer_proof where answer_id = :id")
                .param("id", answer.toString())
                .query((row, i) -> new Proof(row.getString("kind"), row.getString("content")))
                .optional();
    }

    boolean hasProof(UUID answer) {
        return jdbc.sql("select count(*) from answer_proof where answer_id = :id")
                        .param("id", answer.toString())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void quote(Quote quote) {
        jdbc.sql("""
                insert into answer_quote (answer_id, group_id, language, words, shown_on)
                values (:answer, :group, :language, :words, :on)
                """)
                .param("answer", quote.answer().toString())
                .param("group", quote.group().toString())
                .param("language", quote.language())
                .param("words", quote.words())
                .param("on", quote.on().toString())
                .update();
    }

    /// Shows the words of an answer no more.
    ///
    /// @return false if they were not shown
    @Transactional(propagation = Propagation.MANDATORY)
    boolean unquote(UUID answer) {
        return jdbc.sql("delete from answer_quote where answer_id = :answer")
                        .param("answer", answer.toString())
                        .update()
                > 0;
    }

    List<Quote> quotes() {
        return jdbc.sql("select * from answer_quote order by answer_id")
                .query((row, i) -> new Quote(
                        UUID.fromString(row.getString("answer_id")),
                        UUID.fromString(row.getString("group_id")),
                        row.getString("language"),
                        row.getString("words"),
                        LocalDate.parse(row.getString("shown_on"))))
                .list();
    }

    Optional<String> draft(String id) {
        return jdbc.sql("select content from answer_draft where id = :id")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void keepDraft(String id, String content, LocalDate on) {
        jdbc.sql("""
                insert into answer_draft (id, content, kept_on) values (:id, :content, :on)
                on conflict (id) do update set content = excluded.content, kept_on = excluded.kept_on
                """)
                .param("id", id)
                .param("content", content)
                .param("on", on.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void dropDraft(String id) {
        jdbc.sql("delete from answer_draft where id = :id").param("id", id).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void dropDrafts(LocalDate until) {
        jdbc.sql("delete from answer_draft where kept_on <= :until")
                .param("until", until.toString())
                .update();
    }

    /// Those that ended on this day or before: withdrawn, or with nothing more to be done.
    List<UUID> ended(LocalDate until) {
        return jdbc.sql("""
                select id from group_answer where state in ('WITHDRAWN', 'NOTED', 'REPLIED') and read_on <= :until
                """)
                .param("until", until.toString())
                .query((row, i) -> UUID.fromString(row.getString("id")))
                .list();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable UUID id(@Nullable String text) {
        return text == null ? null : UUID.fromString(text);
    }

    private static Row toRow(ResultSet row, int i) throws SQLException {
        String readOn = row.getString("read_on");
        return new Row(
                UUID.fromString(row.getString("id")),
                row.getInt("version"),
                id(row.getString("slip_id")),
                id(row.getString("group_id")),
                State.valueOf(row.getString("state")),
                row.getString("content"),
                Way.valueOf(row.getString("came_by")),
                row.getString("recorded_by"),
                LocalDate.parse(row.getString("received_on")),
                LocalDate.parse(row.getString("due_on")),
                row.getInt("tries"),
                row.getString("read_by"),
                readOn == null ? null : LocalDate.parse(readOn),
                row.getString("note"),
                row.getString("reply"),
                id(row.getString("agreement_id")));
    }
}
