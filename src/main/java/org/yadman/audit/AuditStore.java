package org.yadman.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.db.Ref;
import org.yadman.pure.seal.ChainLine;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

@Component
@Transactional(readOnly = true)
class AuditStore {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> DETAILS = new TypeReference<>() {};
    private static final String ENTRIES = """
            select l.number, l.acted_on, l.act, l.actor, l.content, l.link,
              c.number as content_of, c.salt, c.subject_kind, c.subject_id, c.details, a.actor as person
            from audit_line l
            left join audit_content c on c.number = l.number
            left join audit_actor a on a.pseudonym = l.actor
            """;

    private final JdbcClient jdbc;

    AuditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Where the chain ends, by its own account.
    record Head(long number, String link) {}

    /// A line with what is still known about it.
    ///
    /// @param readable whether the content can be read; false where somebody has written something else there
    /// @param content null once it is erased
    /// @param person the account, where its pseudonym is still known
    record Entry(
            ChainLine line,
            boolean readable,
            @Nullable Content content,
            @Nullable String person) {}

    /// Waits until nobody else adds a line.
    @Transactional(propagation = Propagation.MANDATORY)
    void lock() {
        jdbc.sql("update audit_head set number = number").update();
    }

    Head head() {
        return jdbc.sql("select number, link from audit_head")
                .query((row, i) -> new Head(row.getLong(1), row.getString(2)))
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(ChainLine line, Content content) {
        jdbc.sql("""
                insert into audit_line (number, acted_on, act, actor, content, link)
                values (:number, :day, :act, :actor, :content, :link)
                """)
                .param("number", line.number())
                .param("day", line.day())
                .param("act", line.act())
                .param("actor", line.actor())
                .param("content", line.content())
                .param("link", line.link())
                .update();
        Ref subject = content.subject();
        jdbc.sql("""
                insert into audit_content (number, salt, subject_kind, subject_id, details)
                values (:number, :salt, :kind, :id, :details)
                """)
                .param("number", line.number())
                .param("salt", content.salt())
                .param("kind", subject == null ? null : subject.kind())
                .param("id", subject == null ? null : subject.id().toString())
                .param("details", JSON.writeValueAsString(new TreeMap<>(content.details())))
                .update();
        jdbc.sql("update audit_head set number = :number, link = :link")
                .param("number", line.number())
                .param("link", line.link())
                .update();
    }

    Optional<String> findPseudonym(String actor, String day) {
        return jdbc.sql("select pseudonym from audit_actor where actor = :actor and acted_on = :day")
                .param("actor", actor)
                .param("day", day)
                .query(String.class)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Pseudonym pseudonym) {
        jdbc.sql("insert into audit_actor (pseudonym, actor, acted_on, salt) values (:value, :actor, :day, :salt)")
                .param("value", pseudonym.value())
                .param("actor", pseudonym.actor())
                .param("day", pseudonym.day())
                .param("salt", pseudonym.salt())
                .update();
    }

    List<Pseudonym> listPseudonyms(String after, int most) {
        return jdbc.sql("""
                select pseudonym, actor, acted_on, salt from audit_actor
                where pseudonym > :after order by pseudonym limit :most
                """)
                .param("after", after)
                .param("most", most)
                .query((row, i) ->
                        new Pseudonym(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    int deletePseudonyms(String actor) {
        return jdbc.sql("delete from audit_actor where actor = :actor")
                .param("actor", actor)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deletePseudonymsBefore(String day) {
        jdbc.sql("delete from audit_actor where acted_on < :day")
                .param("day", day)
                .update();
    }

    /// The lines about something that can be erased, which the line of an erasure cannot.
    List<Long> listNumbers(Ref subject, String erasure) {
        return jdbc.sql("""
                select c.number from audit_content c join audit_line l on l.number = c.number
                where c.subject_kind = :kind and c.subject_id = :id and l.act <> :erasure order by c.number
                """)
                .param("kind", subject.kind())
                .param("id", subject.id().toString())
                .param("erasure", erasure)
                .query((row, i) -> row.getLong(1))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteContent(long number) {
        jdbc.sql("delete from audit_content where number = :number")
                .param("number", number)
                .update();
    }

    /// The next lines behind this number.
    List<Entry> listAfter(long number, int most) {
        return jdbc.sql(ENTRIES + "where l.number > :number order by l.number limit :most")
                .param("number", number)
                .param("most", most)
                .query(AuditStore::toEntry)
                .list();
    }

    /// Newest first.
    ///
    /// @param act only these; an empty text for all
    List<Entry> listNewest(String act, int most, int offset) {
        return jdbc.sql(ENTRIES + "where :act = '' or l.act = :act order by l.number desc limit :most offset :offset")
                .param("act", act)
                .param("most", most)
                .param("offset", offset)
                .query(AuditStore::toEntry)
                .list();
    }

    long count(String act) {
        return jdbc.sql("select count(*) from audit_line where :act = '' or act = :act")
                .param("act", act)
                .query(Long.class)
                .single();
    }

    List<String> listActs() {
        return jdbc.sql("select distinct act from audit_line")
                .query((row, i) -> row.getString(1))
                .list();
    }

    Optional<String> findLink(long number) {
        return jdbc.sql("select link from audit_line where number = :number")
                .param("number", number)
                .query(String.class)
                .optional();
    }

    Optional<String> findLastPublished() {
        return jdbc.sql("select head from audit_published order by published_on desc limit 1")
                .query(String.class)
                .optional();
    }

    List<String> listPublished() {
        return jdbc.sql("select head from audit_published order by published_on")
                .query((row, i) -> row.getString(1))
                .list();
    }

    /// Adds the head of a day, unless that day has one.
    @Transactional(propagation = Propagation.MANDATORY)
    void publish(String day, String head) {
        jdbc.sql("""
                insert into audit_published (published_on, head) values (:day, :head)
                on conflict (published_on) do nothing
                """).param("day", day).param("head", head).update();
    }

    /// The keys that count no more, in the order of their names: it tells nothing.
    List<Revocation> listRevocations() {
        return jdbc.sql("select public_key, revoked_on, campaign_key, signature from audit_revocation order by 1")
                .query((row, i) ->
                        new Revocation(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                .list();
    }

    /// Adds one, unless the key is there.
    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Revocation revocation) {
        jdbc.sql("""
                insert into audit_revocation (public_key, revoked_on, campaign_key, signature)
                values (:key, :day, :campaign, :signature)
                on conflict (public_key) do nothing
                """)
                .param("key", revocation.key())
                .param("day", revocation.day())
                .param("campaign", revocation.campaignKey())
                .param("signature", revocation.signature())
                .update();
    }

    private static Entry toEntry(ResultSet row, int i) throws SQLException {
        ChainLine line = new ChainLine(
                row.getLong("number"),
                row.getString("acted_on"),
                row.getString("act"),
                row.getString("actor"),
                row.getString("content"),
                row.getString("link"));
        @Nullable String person = row.getString("person");
        try {
            return new Entry(line, true, toContent(row), person);
        } catch (JacksonException | IllegalArgumentException changed) {
            return new Entry(line, false, null, person);
        }
    }

    private static @Nullable Content toContent(ResultSet row) throws SQLException {
        if (row.getString("content_of") == null) {
            return null;
        }
        @Nullable String kind = row.getString("subject_kind");
        @Nullable String id = row.getString("subject_id");
        Map<String, String> details = JSON.readValue(row.getString("details"), DETAILS);
        Ref subject = kind == null || id == null ? null : new Ref(kind, UUID.fromString(id));
        return new Content(row.getString("salt"), subject, details);
    }
}
