package org.yadman.gatherings;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What is sealed of gatherings: the two columns that no page reads.
@Component
@Transactional(readOnly = true)
class HeldBackStore {

    static final List<String> COLUMNS = List.of("place", "contact");

    private final JdbcClient jdbc;

    HeldBackStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// As they stand there, sealed.
    record Columns(@Nullable String place, @Nullable String contact) {}

    Optional<Columns> find(UUID id) {
        return jdbc.sql("select place, contact from gathering where id = :id")
                .param("id", id.toString())
                .query((row, i) -> new Columns(row.getString("place"), row.getString("contact")))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void keep(UUID id, @Nullable String place, @Nullable String contact) {
        jdbc.sql("update gathering set place = :place, contact = :contact where id = :id")
                .param("id", id.toString())
                .param("place", place)
                .param("contact", contact)
                .update();
    }

    /// Erases the places of what was held on this day or before.
    @Transactional(propagation = Propagation.MANDATORY)
    int erasePlaces(LocalDate until) {
        return jdbc.sql("update gathering set place = null where place is not null and held_on <= :until")
                .param("until", until.toString())
                .update();
    }

    /// Erases how to reach the hosts of what was held on this day or before.
    @Transactional(propagation = Propagation.MANDATORY)
    int eraseContacts(LocalDate until) {
        return jdbc.sql("update gathering set contact = null where contact is not null and held_on <= :until")
                .param("until", until.toString())
                .update();
    }
}
