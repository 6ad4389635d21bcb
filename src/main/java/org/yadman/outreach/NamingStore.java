package org.yadman.outreach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.vault.Vault.Place;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Who was told that it will be named, and who stands on the public page. What a group wants to say there
/// is sealed until it stands there.
@Component
@Transactional(readOnly = true)
class NamingStore {

    static final String TABLE = "naming";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Vault vault;

    NamingStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// What the coalition has chosen.
    ///
    /// @param since when it was chosen; null: it publishes nothing
    record Choice(int version, @Nullable LocalDate since) {}

    Choice choice() {
        return jdbc.sql("select version, chosen_on from naming_choice")
                .query((row, i) -> new Choice(row.getInt("version"), day(row.getString("chosen_on"))))
                .single();
    }

    /// Chooses, or ends it.
    ///
    /// @return false if it is no longer the version that was seen
    @Transactional(propagation = Propagation.MANDATORY)
    boolean choose(@Nullable LocalDate since, int version) {
        return jdbc.sql("update naming_choice set version = version + 1, chosen_on = :since where version = :version")
                        .param("since", since == null ? null : since.toString())
                        .param("version", version)
                        .update()
                == 1;
    }

    private static @Nullable LocalDate day(@Nullable String column) {
        return column == null ? null : LocalDate.parse(column);
    }

    // ---- who was told

    Optional<Naming> find(UUID thread) {
        return jdbc.sql("select * from naming where thread_id = :thread")
                .param("thread", thread.toString())
                .query(this::toNaming)
                .optional();
    }

    /// Those of which something is still to come, or that stand.
    List<Naming> listOpen() {
        return jdbc.sql("select * from naming where state in ('TOLD', 'STANDS') order by thread_id")
                .query(this::toNaming)
                .list();
    }

    /// Those whose contact has been erased, and that still hold something.
    List<Naming> listErased() {
        return jdbc.sql("""
                select naming.* from naming join thread on thread.id = naming.thread_id
                where thread.contact_id is null and (naming.words is not null or naming.state in ('TOLD', 'STANDS'))
                """).query(this::toNaming).list();
    }

    /// Writes that somebody was told, in the place of what was said to it before.
    @Transactional(propagation = Propagation.MANDATORY)
    void put(Naming naming) {
        jdbc.sql("""
                insert into naming (thread_id, version, ask_id, state, told_on, stands_on)
                values (:thread, 1, :ask, :state, :toldOn, :standsOn)
                on conflict (thread_id) do update set version = naming.version + 1, ask_id = excluded.ask_id,
                  state = excluded.state, told_on = excluded.told_on, stands_on = excluded.stands_on, words = null
                """)
                .param("thread", naming.thread().toString())
                .param("ask", naming.ask().toString())
                .param("state", naming.state().name())
                .param("toldOn", naming.toldOn().toString())
                .param("standsOn", naming.standsOn().toString())
                .update();
    }

    /// Writes what can change.
    ///
    /// @return false if it is no longer the version that was seen
    @Transactional(propagation = Propagation.MANDATORY)
    boolean change(Naming naming) {
        Naming.Words words = naming.words();
        return jdbc.sql("""
                update naming set version = version + 1, state = :state, words = :words
                where thread_id = :thread and version = :version
                """)
                        .param("thread", naming.thread().toString())
                        .param("version", naming.version())
                        .param("state", naming.state().name())
                        .param(
                                "words",
                                words == null
                                        ? null
                                        : vault.seal(place(naming.thread()), JSON.writeValueAsString(words)))
                        .update()
                == 1;
    }

    private static Place place(UUID thread) {
        return new Place(TABLE, thread.toString(), "words");
    }

    private Naming toNaming(ResultSet row, int i) throws SQLException {
        UUID thread = UUID.fromString(row.getString("thread_id"));
        String words = row.getString("words");
        return new Naming(
                thread,
                row.getInt("version"),
                UUID.fromString(row.getString("ask_id")),
                Naming.State.valueOf(row.getString("state")),
                LocalDate.parse(row.getString("told_on")),
                LocalDate.parse(row.getString("stands_on")),
                words == null ? null : JSON.readValue(vault.open(place(thread), words), Naming.Words.class));
    }

    // ---- who stands on the page

    /// One that stands on the public page.
    ///
    /// @param contact of its thread, which can be erased any day; then it stands there no more
    record Entry(
            UUID thread,
            UUID group,
            LocalDate standsOn,
            Told told,
            Naming.@Nullable Words words,
            @Nullable UUID contact) {}

    /// What it says of our asking.
    ///
    /// @param kind of the appeal
    /// @param toldOn when it was told that it would stand here
    record Told(Appeal.Kind kind, LocalDate toldOn, List<Made> asks) {
        Told {
            asks = List.copyOf(asks);
        }
    }

    /// One ask, as everybody may see it.
    record Made(LocalDate on, Channel way, boolean arrived) {}

    List<Entry> entries(LocalDate month) {
        return jdbc.sql("""
                select naming_entry.*, thread.contact_id from naming_entry
                join thread on thread.id = naming_entry.thread_id
                where naming_entry.stands_on = :month order by naming_entry.thread_id
                """)
                .param("month", month.toString())
                .query(NamingStore::toEntry)
                .list();
    }

    private static Entry toEntry(ResultSet row, int i) throws SQLException {
        String words = row.getString("words");
        String contact = row.getString("contact_id");
        return new Entry(
                UUID.fromString(row.getString("thread_id")),
                UUID.fromString(row.getString("group_id")),
                LocalDate.parse(row.getString("stands_on")),
                JSON.readValue(row.getString("asks"), Told.class),
                words == null ? null : new Naming.Words(words, row.getString("words_language")),
                contact == null ? null : UUID.fromString(contact));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Entry entry) {
        Naming.Words words = entry.words();
        jdbc.sql("""
                insert into naming_entry (thread_id, group_id, stands_on, asks, words, words_language)
                values (:thread, :group, :standsOn, :asks, :words, :language)
                """)
                .param("thread", entry.thread().toString())
                .param("group", entry.group().toString())
                .param("standsOn", entry.standsOn().toString())
                .param("asks", JSON.writeValueAsString(entry.told()))
                .param("words", words == null ? null : words.text())
                .param("language", words == null ? null : words.language())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void say(UUID thread, Naming.Words words) {
        jdbc.sql("update naming_entry set words = :words, words_language = :language where thread_id = :thread")
                .param("thread", thread.toString())
                .param("words", words.text())
                .param("language", words.language())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(Collection<UUID> threads) {
        if (!threads.isEmpty()) {
            jdbc.sql("delete from naming_entry where thread_id in (:threads)")
                    .param("threads", threads.stream().map(UUID::toString).toList())
                    .update();
        }
    }
}
