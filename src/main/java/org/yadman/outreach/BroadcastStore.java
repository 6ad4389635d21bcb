package org.yadman.outreach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.outreach.Broadcast.CallBack;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.vault.Vault.Place;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Broadcasts and who called back, as they are kept: what was said on either side is sealed.
@Component
@Transactional(readOnly = true)
class BroadcastStore {

    static final String TABLE = "broadcast";
    static final String CALLS = "call_back";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Vault vault;

    BroadcastStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    private static Place place(String table, UUID id) {
        return new Place(table, id.toString(), "content");
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    private static @Nullable UUID id(@Nullable String column) {
        return column == null ? null : UUID.fromString(column);
    }

    /// The newest first.
    List<Broadcast> list() {
        return jdbc.sql("select * from broadcast order by aired_on desc, id")
                .query(this::toBroadcast)
                .list();
    }

    Optional<Broadcast> find(UUID id) {
        return jdbc.sql("select * from broadcast where id = :id")
                .param("id", id.toString())
                .query(this::toBroadcast)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Broadcast broadcast) {
        jdbc.sql("""
                insert into broadcast (id, version, medium, content, aired_on, appeal_id, owner)
                values (:id, 1, :medium, :content, :on, :appeal, :owner)
                """)
                .param("id", broadcast.id().toString())
                .param("medium", broadcast.medium().name())
                .param("content", seal(broadcast))
                .param("on", broadcast.on().toString())
                .param("appeal", text(broadcast.appeal()))
                .param("owner", broadcast.owner())
                .update();
    }

    private String seal(Broadcast broadcast) {
        return vault.seal(place(TABLE, broadcast.id()), JSON.writeValueAsString(broadcast.content()));
    }

    /// Writes what can change.
    ///
    /// @return false if it is no longer the version that was seen
    @Transactional(propagation = Propagation.MANDATORY)
    boolean change(Broadcast broadcast) {
        return jdbc.sql("""
                update broadcast set version = version + 1, medium = :medium, content = :content, aired_on = :on,
                  appeal_id = :appeal
                where id = :id and version = :version
                """)
                        .param("id", broadcast.id().toString())
                        .param("version", broadcast.version())
                        .param("medium", broadcast.medium().name())
                        .param("content", seal(broadcast))
                        .param("on", broadcast.on().toString())
                        .param("appeal", text(broadcast.appeal()))
                        .update()
                == 1;
    }

    /// Removes one that nobody called about.
    ///
    /// @return false if somebody has called, or it is no longer there
    @Transactional(propagation = Propagation.MANDATORY)
    boolean delete(UUID id) {
        return jdbc.sql("""
                delete from broadcast where id = :id
                  and not exists (select 1 from call_back where call_back.broadcast_id = broadcast.id)
                """).param("id", id.toString()).update() == 1;
    }

    /// Hands all that somebody looks after to somebody else.
    @Transactional(propagation = Propagation.MANDATORY)
    void handOver(String from, String to) {
        jdbc.sql("update broadcast set version = version + 1, owner = :to where owner = :from")
                .param("from", from)
                .param("to", to)
                .update();
    }

    /// How many there were before a day, by medium.
    Map<Channel, Integer> countBefore(LocalDate day) {
        Map<Channel, Integer> counts = new EnumMap<>(Channel.class);
        jdbc.sql("select medium, count(*) as number from broadcast where aired_on < :day group by medium")
                .param("day", day.toString())
                .query((row, i) -> counts.put(Channel.valueOf(row.getString("medium")), row.getInt("number")))
                .list();
        return counts;
    }

    private Broadcast toBroadcast(ResultSet row, int i) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        return new Broadcast(
                id,
                row.getInt("version"),
                Channel.valueOf(row.getString("medium")),
                JSON.readValue(vault.open(place(TABLE, id), row.getString("content")), Broadcast.Content.class),
                LocalDate.parse(row.getString("aired_on")),
                id(row.getString("appeal_id")),
                row.getString("owner"));
    }

    // ---- who called back

    /// In the order in which they called.
    List<CallBack> calls(UUID broadcast) {
        return jdbc.sql("select * from call_back where broadcast_id = :broadcast order by called_on, id")
                .param("broadcast", broadcast.toString())
                .query(this::toCall)
                .list();
    }

    /// How many have called about each.
    Map<UUID, Integer> countCalls() {
        Map<UUID, Integer> counts = new HashMap<>();
        jdbc.sql("select broadcast_id, count(*) as number from call_back group by broadcast_id")
                .query((row, i) -> counts.put(UUID.fromString(row.getString("broadcast_id")), row.getInt("number")))
                .list();
        return counts;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(CallBack call) {
        jdbc.sql("""
                insert into call_back (id, broadcast_id, contact_id, thread_id, content, called_on, taken_by)
                values (:id, :broadcast, :contact, :thread, :content, :on, :by)
                """)
                .param("id", call.id().toString())
                .param("broadcast", call.broadcast().toString())
                .param("contact", text(call.contact()))
                .param("thread", text(call.thread()))
                .param("content", call.words().isEmpty() ? null : vault.seal(place(CALLS, call.id()), call.words()))
                .param("on", call.on().toString())
                .param("by", call.takenBy())
                .update();
    }

    /// Takes from the calls of a contact who it was and what it said.
    @Transactional(propagation = Propagation.MANDATORY)
    void forget(UUID contact) {
        jdbc.sql("update call_back set contact_id = null, content = null where contact_id = :contact")
                .param("contact", contact.toString())
                .update();
    }

    private CallBack toCall(ResultSet row, int i) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        String content = row.getString("content");
        return new CallBack(
                id,
                UUID.fromString(row.getString("broadcast_id")),
                id(row.getString("contact_id")),
                id(row.getString("thread_id")),
                content == null ? "" : vault.open(place(CALLS, id), content),
                LocalDate.parse(row.getString("called_on")),
                row.getString("taken_by"));
    }
}
