package org.yadman.outreach;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Which group has taken which organisation.
@Component
@Transactional(readOnly = true)
class TakenStore {

    private final JdbcClient jdbc;

    TakenStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Taken> list() {
        return jdbc.sql("select * from taken order by id")
                .query(TakenStore::toTaken)
                .list();
    }

    /// Writes that an organisation is taken.
    ///
    /// @return false if somebody has it, or the group has another one
    @Transactional(propagation = Propagation.MANDATORY)
    boolean insert(Taken taken) {
        return jdbc.sql("""
                insert into taken (id, version, organisation, contact_id, group_id, taken_on)
                values (:id, 1, :organisation, :contact, :group, :on)
                on conflict do nothing
                """)
                        .param("id", taken.id().toString())
                        .param(
                                "organisation",
                                taken.contact() ? null : taken.organisation().toString())
                        .param("contact", taken.contact() ? taken.organisation().toString() : null)
                        .param("group", taken.group().toString())
                        .param("on", taken.on().toString())
                        .update()
                == 1;
    }

    /// Frees what was taken.
    ///
    /// @return false if it is no longer the version that was seen
    @Transactional(propagation = Propagation.MANDATORY)
    boolean delete(Taken taken) {
        return jdbc.sql("delete from taken where id = :id and version = :version")
                        .param("id", taken.id().toString())
                        .param("version", taken.version())
                        .update()
                == 1;
    }

    private static Taken toTaken(ResultSet row, int i) throws SQLException {
        String organisation = row.getString("organisation");
        return new Taken(
                UUID.fromString(row.getString("id")),
                row.getInt("version"),
                UUID.fromString(organisation == null ? row.getString("contact_id") : organisation),
                organisation == null,
                UUID.fromString(row.getString("group_id")),
                LocalDate.parse(row.getString("taken_on")));
    }
}
