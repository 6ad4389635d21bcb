package org.yadman.outreach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.vault.Vault;
import org.yadman.platform.vault.Vault.Place;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

/// Appeals as they are kept; their words are sealed.
@Component
@Transactional(readOnly = true)
class AppealStore {

    static final String TABLE = "appeal";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Vault vault;

    AppealStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    private static Place place(UUID id) {
        return new Place(TABLE, id.toString(), "content");
    }

    /// The newest first.
    List<Appeal> list() {
        return jdbc.sql("select * from appeal order by made_on desc, id")
                .query(this::toAppeal)
                .list();
    }

    Optional<Appeal> find(UUID id) {
        return jdbc.sql("select * from appeal where id = :id")
                .param("id", id.toString())
                .query(this::toAppeal)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Appeal appeal) {
        jdbc.sql("""
                insert into appeal (id, version, kind, content, owner, made_on)
                values (:id, 1, :kind, :content, :owner, :madeOn)
                """)
                .param("id", appeal.id().toString())
                .param("kind", appeal.kind().name())
                .param("content", seal(appeal))
                .param("owner", appeal.owner())
                .param("madeOn", appeal.madeOn().toString())
                .update();
    }

    private String seal(Appeal appeal) {
        return vault.seal(place(appeal.id()), JSON.writeValueAsString(appeal.content()));
    }

    /// Changes the words of one that nobody has received yet.
    ///
    /// @return false if it is no longer the version that was seen, or has gone out
    @Transactional(propagation = Propagation.MANDATORY)
    boolean change(Appeal appeal) {
        return jdbc.sql("""
                update appeal set version = version + 1, kind = :kind, content = :content
                where id = :id and version = :version and begun_on is null
                """)
                        .param("id", appeal.id().toString())
                        .param("version", appeal.version())
                        .param("kind", appeal.kind().name())
                        .param("content", seal(appeal))
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void begin(UUID id, LocalDate on) {
        jdbc.sql("update appeal set begun_on = :on where id = :id and begun_on is null")
                .param("id", id.toString())
                .param("on", on.toString())
                .update();
    }

    /// Hands all that somebody looks after to somebody else.
    @Transactional(propagation = Propagation.MANDATORY)
    void handOver(String from, String to) {
        jdbc.sql("update appeal set version = version + 1, owner = :to where owner = :from")
                .param("from", from)
                .param("to", to)
                .update();
    }

    private Appeal toAppeal(ResultSet row, int i) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        String begun = row.getString("begun_on");
        return new Appeal(
                id,
                row.getInt("version"),
                Appeal.Kind.valueOf(row.getString("kind")),
                JSON.readValue(vault.open(place(id), row.getString("content")), Appeal.Content.class),
                row.getString("owner"),
                LocalDate.parse(row.getString("made_on")),
                begun == null ? null : LocalDate.parse(begun));
    }
}
