package org.yadman.submissions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.web.Listing;
import org.yadman.submissions.Submission.Side;
import org.yadman.submissions.Submission.State;
import org.yadman.submissions.Submission.Word;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

@Component
@Transactional(readOnly = true)
class SubmissionStore {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> FIELDS = new TypeReference<>() {};
    private static final String ERASE =
            "about = null, body = null, fields = null, from_group = null, contact = null, words = null";

    private final JdbcClient jdbc;

    SubmissionStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// One of the two lists of the desk.
    enum Part {
        WAITING("state in ('WAITING', 'TAKEN_UP')", "due_on, id"),
        DECIDED("state in ('ANSWERED', 'SET_ASIDE')", "decided_on desc, id");

        private final String condition;
        private final String order;

        Part(String condition, String order) {
            this.condition = condition;
            this.order = order;
        }
    }

    List<Submission> list(Part part, List<String> words, int page) {
        return jdbc.sql("select * from submission where " + condition(part, words) + " order by " + part.order
                        + " limit :size offset :skip")
                .params(parameters(words))
                .param("size", Listing.SIZE)
                .param("skip", (page - 1) * Listing.SIZE)
                .query(SubmissionStore::toSubmission)
                .list();
    }

    int count(Part part, List<String> words) {
        return jdbc.sql("select count(*) from submission where " + condition(part, words))
                .params(parameters(words))
                .query(Integer.class)
                .single();
    }

    private static String condition(Part part, List<String> words) {
        StringBuilder condition = new StringBuilder(part.condition);
        for (int i = 0; i < words.size(); i++) {
            condition.append(" and words like :word").append(i);
        }
        return condition.toString();
    }

    // Folded words hold letters and digits only, so no wildcard can come from outside.
    private static Map<String, Object> parameters(List<String> words) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (int i = 0; i < words.size(); i++) {
            parameters.put("word" + i, "%" + words.get(i) + "%");
        }
        return parameters;
    }

    Optional<Submission> find(UUID id) {
        return jdbc.sql("select * from submission where id = :id")
                .param("id", id.toString())
                .query(SubmissionStore::toSubmission)
                .optional()
                .map(this::withWords);
    }

    Optional<Submission> findByCode(String hash) {
        return jdbc.sql("select * from submission where code_hash = :hash")
                .param("hash", hash)
                .query(SubmissionStore::toSubmission)
                .optional()
                .map(this::withWords);
    }

    private Submission withWords(Submission submission) {
        return submission.with(jdbc.sql("select * from submission_word where submission_id = :id order by position")
                .param("id", submission.id().toString())
                .query(SubmissionStore::toWord)
                .list());
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Submission submission, String codeHash, String words) {
        jdbc.sql("""
                insert into submission (id, version, kind, language, about, body, fields, from_group, contact, words,
                  code_hash, received_on, due_on, state)
                values (:id, 1, :kind, :language, :about, :body, :fields, :group, :contact, :words,
                  :codeHash, :receivedOn, :dueOn, 'WAITING')
                """)
                .param("id", submission.id().toString())
                .param("kind", submission.kind())
                .param("language", submission.language())
                .param("about", submission.about())
                .param("body", submission.text())
                .param("fields", JSON.writeValueAsString(new TreeMap<>(submission.fields())))
                .param("group", submission.group())
                .param("contact", submission.contact())
                .param("words", words)
                .param("codeHash", codeHash)
                .param("receivedOn", submission.receivedOn().toString())
                .param("dueOn", submission.dueOn().toString())
                .update();
    }

    /// Adds a word and moves the submission on.
    ///
    /// @return false if it is no longer the version that was seen
    @Transactional(propagation = Propagation.MANDATORY)
    boolean add(Submission seen, Word word, State state, LocalDate dueOn, @Nullable LocalDate decidedOn) {
        int moved = jdbc.sql("""
                update submission
                set version = version + 1, state = :state, due_on = :dueOn, decided_on = :decidedOn
                where id = :id and version = :version
                """)
                .param("id", seen.id().toString())
                .param("version", seen.version())
                .param("state", state.name())
                .param("dueOn", dueOn.toString())
                .param("decidedOn", decidedOn == null ? null : decidedOn.toString())
                .update();
        if (moved == 0) {
            return false;
        }
        jdbc.sql("""
                insert into submission_word (submission_id, position, said_by, said_on, decision, reason, body)
                values (:id, (select coalesce(max(position), 0) + 1 from submission_word where submission_id = :id),
                  :by, :on, :decision, :reason, :body)
                """)
                .param("id", seen.id().toString())
                .param("by", word.by().name())
                .param("on", word.on().toString())
                .param(
                        "decision",
                        word.decision() == null ? null : word.decision().name())
                .param("reason", word.reason())
                .param("body", word.text())
                .update();
        return true;
    }

    /// Erases all that was said and typed; the row stays, so that its code still says what became of it.
    @Transactional(propagation = Propagation.MANDATORY)
    void takeBack(UUID id, LocalDate on) {
        jdbc.sql("delete from submission_word where submission_id = :id")
                .param("id", id.toString())
                .update();
        jdbc.sql("update submission set version = version + 1, state = 'TAKEN_BACK', decided_on = :on, " + ERASE
                        + " where id = :id")
                .param("id", id.toString())
                .param("on", on.toString())
                .update();
    }

    /// Erases how to reach those who were answered on this day or before.
    @Transactional(propagation = Propagation.MANDATORY)
    int eraseContacts(LocalDate until) {
        return jdbc.sql("""
                update submission set contact = null
                where contact is not null and state in ('ANSWERED', 'SET_ASIDE') and decided_on <= :until
                """).param("until", until.toString()).update();
    }

    /// Erases what was set aside on this day or before.
    @Transactional(propagation = Propagation.MANDATORY)
    int eraseSetAside(LocalDate until) {
        jdbc.sql("""
                delete from submission_word where submission_id in
                  (select id from submission where state = 'SET_ASIDE' and decided_on <= :until)
                """).param("until", until.toString()).update();
        return jdbc.sql("update submission set " + ERASE
                        + " where state = 'SET_ASIDE' and decided_on <= :until and body is not null")
                .param("until", until.toString())
                .update();
    }

    private static Submission toSubmission(ResultSet row, int i) throws SQLException {
        String fields = row.getString("fields");
        String decidedOn = row.getString("decided_on");
        return new Submission(
                UUID.fromString(row.getString("id")),
                row.getInt("version"),
                row.getString("kind"),
                row.getString("language"),
                orEmpty(row.getString("about")),
                row.getString("body"),
                fields == null ? Map.of() : JSON.readValue(fields, FIELDS),
                orEmpty(row.getString("from_group")),
                row.getString("contact"),
                LocalDate.parse(row.getString("received_on")),
                LocalDate.parse(row.getString("due_on")),
                State.valueOf(row.getString("state")),
                decidedOn == null ? null : LocalDate.parse(decidedOn),
                List.of());
    }

    private static Word toWord(ResultSet row, int i) throws SQLException {
        String decision = row.getString("decision");
        return new Word(
                Side.valueOf(row.getString("said_by")),
                LocalDate.parse(row.getString("said_on")),
                decision == null ? null : State.valueOf(decision),
                row.getString("reason"),
                orEmpty(row.getString("body")));
    }

    private static String orEmpty(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
