package org.yadman.outreach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
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

/// Contacts as they are kept: nothing but who looks after one, and when it was last used, is in clear.
@Component
@Transactional(readOnly = true)
class ContactStore {

    static final String TABLE = "contact";

    private static final ObjectMapper JSON = JsonMapper.builder().build();

    private final JdbcClient jdbc;
    private final Vault vault;

    ContactStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    private static Place place(UUID id) {
        return new Place(TABLE, id.toString(), "content");
    }

    /// All of them: to look for one, or to sort them, each has to be opened.
    List<Contact> list() {
        return jdbc.sql("select * from contact").query(this::toContact).list();
    }

    /// Those that somebody looks after, as owner or deputy.
    List<Contact> list(String account) {
        return jdbc.sql("select * from contact where owner = :account or deputy = :account")
                .param("account", account)
                .query(this::toContact)
                .list();
    }

    /// Those with these ids.
    List<Contact> list(Collection<UUID> ids) {
        return ids.isEmpty()
                ? List.of()
                : jdbc.sql("select * from contact where id in (:ids)")
                        .param("ids", ids.stream().map(UUID::toString).toList())
                        .query(this::toContact)
                        .list();
    }

    Optional<Contact> find(UUID id) {
        return jdbc.sql("select * from contact where id = :id")
                .param("id", id.toString())
                .query(this::toContact)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Contact contact) {
        jdbc.sql("""
                insert into contact (id, version, content, owner, deputy, used_on)
                values (:id, 1, :content, :owner, :deputy, :usedOn)
                """)
                .param("id", contact.id().toString())
                .param("content", seal(contact))
                .param("owner", contact.owner())
                .param("deputy", contact.deputy())
                .param("usedOn", contact.usedOn().toString())
                .update();
    }

    private String seal(Contact contact) {
        return vault.seal(place(contact.id()), JSON.writeValueAsString(contact.details()));
    }

    /// Writes what can change.
    ///
    /// @return false if it is no longer the version that was seen
    @Transactional(propagation = Propagation.MANDATORY)
    boolean change(Contact contact) {
        return jdbc.sql("""
                update contact set version = version + 1, content = :content, owner = :owner, deputy = :deputy,
                  used_on = :usedOn
                where id = :id and version = :version
                """)
                        .param("id", contact.id().toString())
                        .param("version", contact.version())
                        .param("content", seal(contact))
                        .param("owner", contact.owner())
                        .param("deputy", contact.deputy())
                        .param("usedOn", contact.usedOn().toString())
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void use(UUID id, LocalDate on) {
        jdbc.sql("update contact set used_on = :on where id = :id")
                .param("id", id.toString())
                .param("on", on.toString())
                .update();
    }

    /// Hands all that somebody looks after to somebody else.
    @Transactional(propagation = Propagation.MANDATORY)
    int handOver(String from, String to) {
        int handed = 0;
        // Nobody stands in for themselves. The owners come last: how many they were is what is told.
        for (String sql : List.of(
                "update contact set version = version + 1, deputy = null where owner = :from and deputy = :to",
                "update contact set version = version + 1, deputy = null where owner = :to and deputy = :from",
                "update contact set version = version + 1, deputy = :to where deputy = :from",
                "update contact set version = version + 1, owner = :to where owner = :from")) {
            handed = jdbc.sql(sql).param("from", from).param("to", to).update();
        }
        return handed;
    }

    /// Those last used before this day.
    List<UUID> listUnusedSince(LocalDate day) {
        return jdbc.sql("select id from contact where used_on < :day")
                .param("day", day.toString())
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(UUID id) {
        jdbc.sql("delete from contact where id = :id")
                .param("id", id.toString())
                .update();
    }

    private Contact toContact(ResultSet row, int i) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        return new Contact(
                id,
                row.getInt("version"),
                JSON.readValue(vault.open(place(id), row.getString("content")), Contact.Details.class),
                row.getString("owner"),
                row.getString("deputy"),
                LocalDate.parse(row.getString("used_on")));
    }
}
