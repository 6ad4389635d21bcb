package org.yadman.groups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.files.MediaType;

@Component
@Transactional(readOnly = true)
class MandateStore {

    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;

    MandateStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Mandate> listCurrent(Collection<UUID> groups, LocalDate today) {
        List<Mandate> found = new ArrayList<>();
        List<String> ids = groups.stream().distinct().map(UUID::toString).toList();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            found.addAll(jdbc.sql("""
                    select id, group_id, level, since, until from group_mandate
                    where group_id in (:ids) and ended_on is null and since <= :today and until >= :today
                    """)
                    .param("ids", ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
                    .param("today", today.toString())
                    .query(MandateStore::toMandate)
                    .list());
        }
        return found;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(
            Mandate mandate,
            @Nullable String said,
            @Nullable String proof,
            @Nullable MediaType type,
            ActorId by,
            LocalDate on) {
        jdbc.sql("""
                insert into group_mandate
                  (id, group_id, level, since, until, said, proof, proof_type, account, added_on)
                values (:id, :group, :level, :since, :until, :said, :proof, :type, :account, :on)
                """)
                .param("id", mandate.id().toString())
                .param("group", mandate.group().toString())
                .param("level", mandate.level().name())
                .param("since", mandate.since().toString())
                .param("until", mandate.until().toString())
                .param("said", said)
                .param("proof", proof)
                .param("type", type == null ? null : type.name())
                .param("account", by.value())
                .param("on", on.toString())
                .update();
    }

    private static Mandate toMandate(ResultSet row, int i) throws SQLException {
        return new Mandate(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("group_id")),
                MandateLevel.valueOf(row.getString("level")),
                LocalDate.parse(row.getString("since")),
                LocalDate.parse(row.getString("until")));
    }
}
