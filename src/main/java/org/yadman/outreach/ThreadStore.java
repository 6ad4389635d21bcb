package org.yadman.outreach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.groups.GroupKind;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.vault.Vault.Place;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Threads with their asks and replies. What was written is sealed; a thread's code, too.
@Component
@Transactional(readOnly = true)
class ThreadStore {

    static final String THREADS = "thread";
    static final String ASKS = "ask";
    static final String REPLIES = "reply";
    static final String FILES = "reply_file";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Vault vault;

    ThreadStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    // ---- threads

    List<AppealThread> list(UUID appeal) {
        return jdbc.sql("select * from thread where appeal_id = :appeal order by id")
                .param("appeal", appeal.toString())
                .query(this::toThread)
                .list();
    }

    List<AppealThread> listOfContact(UUID contact) {
        return jdbc.sql("select * from thread where contact_id = :contact order by last_asked_on desc, id")
                .param("contact", contact.toString())
                .query(this::toThread)
                .list();
    }

    List<AppealThread> listAll() {
        return jdbc.sql("select * from thread order by id")
                .query(this::toThread)
                .list();
    }

    Optional<AppealThread> find(UUID id) {
        return jdbc.sql("select * from thread where id = :id")
                .param("id", id.toString())
                .query(this::toThread)
                .optional();
    }

    Optional<AppealThread> findByToken(String token) {
        return jdbc.sql("select * from thread where token = :token")
                .param("token", token)
                .query(this::toThread)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(AppealThread thread) {
        jdbc.sql("""
                insert into thread (id, version, appeal_id, contact_id, country, kind, language, token, code, slip_id,
                  state, asked, reminders, counted, last_asked_on, due_on, answered_on, closed_on)
                values (:id, 1, :appeal, :contact, :country, :kind, :language, :token, :code, :slip,
                  :state, :asked, :reminders, :counted, :lastAskedOn, :dueOn, :answeredOn, :closedOn)
                """).params(parameters(thread)).update();
    }

    /// Writes what can change.
    ///
    /// @return false if it is no longer the version that was seen
    @Transactional(propagation = Propagation.MANDATORY)
    boolean change(AppealThread thread) {
        return jdbc.sql("""
                update thread set version = version + 1, contact_id = :contact, country = :country, kind = :kind,
                  language = :language, code = :code, slip_id = :slip, state = :state,
                  asked = :asked, reminders = :reminders, counted = :counted, last_asked_on = :lastAskedOn, due_on = :dueOn,
                  answered_on = :answeredOn, closed_on = :closedOn
                where id = :id and version = :version and appeal_id = :appeal and token = :token
                """).params(parameters(thread)).update() == 1;
    }

    private Map<String, @Nullable Object> parameters(AppealThread thread) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", thread.id().toString());
        values.put("version", thread.version());
        values.put("appeal", thread.appeal().toString());
        values.put("contact", text(thread.contact()));
        values.put("country", thread.country());
        values.put("kind", thread.kind() == null ? null : thread.kind().name());
        values.put("language", thread.language());
        values.put("token", thread.token());
        values.put(
                "code", thread.code() == null ? null : vault.seal(place(THREADS, thread.id(), "code"), thread.code()));
        values.put("slip", text(thread.slip()));
        values.put("state", thread.state().name());
        values.put("counted", thread.counted() ? 1 : 0);
        values.put("asked", thread.asked());
        values.put("reminders", thread.reminders());
        values.put("lastAskedOn", text(thread.lastAskedOn()));
        values.put("dueOn", text(thread.dueOn()));
        values.put("answeredOn", text(thread.answeredOn()));
        values.put("closedOn", text(thread.closedOn()));
        return values;
    }

    private static Place place(String table, UUID id, String column) {
        return new Place(table, id.toString(), column);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    private static @Nullable UUID id(@Nullable String column) {
        return column == null ? null : UUID.fromString(column);
    }

    private static @Nullable LocalDate day(@Nullable String column) {
        return column == null ? null : LocalDate.parse(column);
    }

    private AppealThread toThread(ResultSet row, int i) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        String code = row.getString("code");
        String kind = row.getString("kind");
        return new AppealThread(
                id,
                row.getInt("version"),
                UUID.fromString(row.getString("appeal_id")),
                id(row.getString("contact_id")),
                row.getString("country"),
                kind == null ? null : GroupKind.valueOf(kind),
                row.getString("language"),
                row.getString("token"),
                code == null ? null : vault.open(place(THREADS, id, "code"), code),
                id(row.getString("slip_id")),
                AppealThread.State.valueOf(row.getString("state")),
                row.getInt("asked"),
                row.getInt("reminders"),
                row.getInt("counted") == 1,
                day(row.getString("last_asked_on")),
                day(row.getString("due_on")),
                day(row.getString("answered_on")),
                day(row.getString("closed_on")));
    }

    // ---- asks

    /// In their order.
    List<Ask> asks(UUID thread) {
        return jdbc.sql("select * from ask where thread_id = :thread order by number")
                .param("thread", thread.toString())
                .query(this::toAsk)
                .list();
    }

    /// What was asked, without what was written: for counting.
    List<Counted> countedAsks() {
        return jdbc.sql("select thread_id, number, way, state, asked_on from ask")
                .query((row, i) -> new Counted(
                        UUID.fromString(row.getString("thread_id")),
                        row.getInt("number"),
                        Channel.valueOf(row.getString("way")),
                        Ask.State.valueOf(row.getString("state")),
                        LocalDate.parse(row.getString("asked_on"))))
                .list();
    }

    /// An ask as far as it is counted.
    record Counted(UUID thread, int number, Channel way, Ask.State state, LocalDate on) {}

    Optional<Ask> findByMail(UUID mail) {
        return jdbc.sql("select * from ask where mail_id = :mail")
                .param("mail", mail.toString())
                .query(this::toAsk)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Ask ask) {
        jdbc.sql("""
                insert into ask (id, version, thread_id, number, way, state, content, mail_id, asked_by, asked_on,
                  changed_on)
                values (:id, 1, :thread, :number, :way, :state, :content, :mail, :by, :on, :on)
                """)
                .param("id", ask.id().toString())
                .param("thread", ask.thread().toString())
                .param("number", ask.number())
                .param("way", ask.way().name())
                .param("state", ask.state().name())
                .param("content", vault.seal(place(ASKS, ask.id(), "content"), JSON.writeValueAsString(ask.content())))
                .param("mail", text(ask.mail()))
                .param("by", ask.by())
                .param("on", ask.on().toString())
                .update();
    }

    /// Writes what can change.
    ///
    /// @return false if it is no longer the version that was seen
    @Transactional(propagation = Propagation.MANDATORY)
    boolean change(Ask ask, LocalDate today) {
        return jdbc.sql("""
                update ask set version = version + 1, way = :way, state = :state, content = :content, mail_id = :mail,
                  asked_on = :on, changed_on = :today
                where id = :id and version = :version
                """)
                        .param("id", ask.id().toString())
                        .param("version", ask.version())
                        .param("way", ask.way().name())
                        .param("state", ask.state().name())
                        .param(
                                "content",
                                vault.seal(place(ASKS, ask.id(), "content"), JSON.writeValueAsString(ask.content())))
                        .param("mail", text(ask.mail()))
                        .param("on", ask.on().toString())
                        .param("today", today.toString())
                        .update()
                == 1;
    }

    private Ask toAsk(ResultSet row, int i) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        return new Ask(
                id,
                row.getInt("version"),
                UUID.fromString(row.getString("thread_id")),
                row.getInt("number"),
                Channel.valueOf(row.getString("way")),
                Ask.State.valueOf(row.getString("state")),
                JSON.readValue(vault.open(place(ASKS, id, "content"), row.getString("content")), Ask.Content.class),
                id(row.getString("mail_id")),
                row.getString("asked_by"),
                LocalDate.parse(row.getString("asked_on")));
    }

    // ---- replies

    /// In the order in which they came.
    List<Reply> replies(UUID thread) {
        return jdbc.sql("select * from reply where thread_id = :thread order by came_on, id")
                .param("thread", thread.toString())
                .query(this::toReply)
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Reply reply) {
        jdbc.sql("""
                insert into reply (id, version, thread_id, kind, way, content, authenticated, recorded_by, came_on,
                  read_on, read_by, flowed_to, done_on)
                values (:id, 1, :thread, :kind, :way, :content, :authenticated, :recordedBy, :cameOn,
                  :readOn, :readBy, :flowedTo, :doneOn)
                """).params(parameters(reply)).update();
    }

    /// Writes what can change.
    ///
    /// @return false if it is no longer the version that was seen
    @Transactional(propagation = Propagation.MANDATORY)
    boolean change(Reply reply) {
        return jdbc.sql("""
                update reply set version = version + 1, thread_id = :thread, kind = :kind, way = :way,
                  content = :content, authenticated = :authenticated, recorded_by = :recordedBy, came_on = :cameOn,
                  read_on = :readOn, read_by = :readBy, flowed_to = :flowedTo, done_on = :doneOn
                where id = :id and version = :version
                """).params(parameters(reply)).update() == 1;
    }

    private Map<String, @Nullable Object> parameters(Reply reply) {
        Map<String, @Nullable Object> values = new HashMap<>();
        values.put("id", reply.id().toString());
        values.put("version", reply.version());
        values.put("thread", text(reply.thread()));
        values.put("kind", reply.kind().name());
        values.put("way", reply.way().name());
        values.put(
                "content",
                vault.seal(
                        place(REPLIES, reply.id(), "content"),
                        JSON.writeValueAsString(new Sealed(reply.content(), reply.meaning()))));
        values.put("authenticated", reply.authenticated().name());
        values.put("recordedBy", reply.recordedBy());
        values.put("cameOn", reply.cameOn().toString());
        values.put("readOn", text(reply.readOn()));
        values.put("readBy", reply.readBy());
        values.put("flowedTo", reply.flowedTo());
        values.put("doneOn", text(reply.doneOn()));
        return values;
    }

    /// What of a reply is sealed.
    private record Sealed(Reply.Content content, @Nullable Meaning meaning) {}

    private Reply toReply(ResultSet row, int i) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        Sealed sealed =
                JSON.readValue(vault.open(place(REPLIES, id, "content"), row.getString("content")), Sealed.class);
        return new Reply(
                id,
                row.getInt("version"),
                id(row.getString("thread_id")),
                Reply.Kind.valueOf(row.getString("kind")),
                Channel.valueOf(row.getString("way")),
                sealed.content(),
                Reply.Authenticated.valueOf(row.getString("authenticated")),
                row.getString("recorded_by"),
                LocalDate.parse(row.getString("came_on")),
                sealed.meaning(),
                day(row.getString("read_on")),
                row.getString("read_by"),
                row.getString("flowed_to"),
                day(row.getString("done_on")));
    }

    /// The threads whose last word on the matter is that they agree, with a condition or without. Replies
    /// are opened for it, because what they mean is sealed with them; contacts are not.
    Set<UUID> listAgreed() {
        Map<UUID, Meaning> last = new HashMap<>();
        jdbc
                .sql("select * from reply where kind = 'ANSWER' and thread_id is not null order by came_on, id")
                .query(this::toReply)
                .list()
                .stream()
                .filter(reply -> reply.meaning() != null && reply.meaning().decides())
                .forEach(reply ->
                        last.put(Objects.requireNonNull(reply.thread()), Objects.requireNonNull(reply.meaning())));
        return last.entrySet().stream()
                .filter(each -> each.getValue().agrees())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /// How many there are in a thread.
    int countReplies(UUID thread) {
        return jdbc.sql("select count(*) from reply where thread_id = :thread")
                .param("thread", thread.toString())
                .query(Integer.class)
                .single();
    }

    // ---- files that came with replies

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(UUID reply, Reply.Enclosed file, byte[] content) {
        String text = Base64.getEncoder().encodeToString(content);
        jdbc.sql("insert into reply_file (id, reply_id, name, content) values (:id, :reply, :name, :content)")
                .param("id", file.id().toString())
                .param("reply", reply.toString())
                .param("name", vault.seal(place(FILES, file.id(), "name"), file.name()))
                .param("content", vault.seal(place(FILES, file.id(), "content"), text))
                .update();
    }

    /// By name.
    List<Reply.Enclosed> files(UUID reply) {
        return jdbc
                .sql("select id, name from reply_file where reply_id = :reply")
                .param("reply", reply.toString())
                .query((row, i) -> {
                    UUID id = UUID.fromString(row.getString("id"));
                    return new Reply.Enclosed(id, vault.open(place(FILES, id, "name"), row.getString("name")));
                })
                .list()
                .stream()
                .sorted(Comparator.comparing(Reply.Enclosed::name))
                .toList();
    }

    byte[] content(Reply.Enclosed file) {
        String sealed = jdbc.sql("select content from reply_file where id = :id")
                .param("id", file.id().toString())
                .query(String.class)
                .single();
        return Base64.getDecoder().decode(vault.open(place(FILES, file.id(), "content"), sealed));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteFiles(UUID reply) {
        jdbc.sql("delete from reply_file where reply_id = :reply")
                .param("reply", reply.toString())
                .update();
    }

    /// The threads whose code belongs to this slip.
    List<AppealThread> listOfSlip(UUID slip) {
        return jdbc.sql("select * from thread where slip_id = :slip order by id")
                .param("slip", slip.toString())
                .query(this::toThread)
                .list();
    }

    /// As many reminders as the words now promise, for those who have not read other words.
    @Transactional(propagation = Propagation.MANDATORY)
    void promise(UUID appeal, int reminders) {
        jdbc.sql(
                        "update thread set reminders = :reminders, version = version + 1 where appeal_id = :appeal and asked = 0")
                .param("reminders", reminders)
                .param("appeal", appeal.toString())
                .update();
    }

    // ---- what calls somebody, without opening anything

    // Theirs by the contact; without one only for those who keep the record.
    private static final String THEIRS = """
             left join contact on contact.id = thread.contact_id
             where (:keeps = 1 or contact.owner = :account or contact.deputy = :account)
            """;

    /// Threads in which something goes on that somebody may see, the first due first.
    List<AppealThread> listLive(String account, boolean keeps) {
        return jdbc.sql("select thread.* from thread" + THEIRS
                        + " and thread.state in ('PREPARED', 'ASKED', 'NO_ADDRESS') order by thread.due_on, thread.id")
                .param("account", account)
                .param("keeps", keeps ? 1 : 0)
                .query(this::toThread)
                .list();
    }

    /// Something about which somebody has to do something.
    ///
    /// @param word the kind of a reply, or the state of an ask
    record Calling(UUID thread, String word, LocalDate on) {}

    /// Replies with which nobody has finished, the oldest first.
    List<Calling> listOpenReplies(String account, boolean keeps) {
        return calling(
                "select reply.thread_id, reply.kind as word, reply.came_on as day from reply join thread on thread.id = reply.thread_id"
                        + THEIRS + " and reply.done_on is null order by reply.came_on, reply.id",
                account,
                keeps);
    }

    /// Letters that did not arrive, or of which nobody knows, as long as nothing was sent after them.
    List<Calling> listTroubles(String account, boolean keeps) {
        return calling(
                "select ask.thread_id, ask.state as word, ask.changed_on as day from ask join thread on thread.id = ask.thread_id"
                        + THEIRS + """
                         and ask.state in ('FAILED', 'UNCLEAR') and thread.state <> 'CLOSED'
                         and not exists (select 1 from ask later where later.thread_id = ask.thread_id
                           and later.number > ask.number) order by ask.changed_on, ask.id
                        """,
                account,
                keeps);
    }

    private List<Calling> calling(String sql, String account, boolean keeps) {
        return jdbc.sql(sql)
                .param("account", account)
                .param("keeps", keeps ? 1 : 0)
                .query((row, i) -> new Calling(
                        UUID.fromString(row.getString("thread_id")),
                        row.getString("word"),
                        LocalDate.parse(row.getString("day"))))
                .list();
    }
}
