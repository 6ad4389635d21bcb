package org.yadman.groups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
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
                    where group_id in (:ids) and ended_on is null and seen_on is not null and since <= :today and until >= :today
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
            boolean seen,
            LocalDate on) {
        jdbc.sql("""
                insert into group_mandate
                  (id, group_id, level, since, until, said, proof, proof_type, account, added_on,
                  seen_by, seen_on)
                values (:id, :group, :level, :since, :until, :said, :proof, :type, :account, :on, :seenBy, :seenOn)
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
                .param("seenBy", seen ? by.value() : null)
                .param("seenOn", seen ? on.toString() : null)
                .param("on", on.toString())
                .update();
    }

    /// A mandate with what the desk knows of it.
    ///
    /// @param said sealed, or null
    /// @param proofType null where there is no proof
    /// @param seenOn the day on which somebody of the coalition saw its proof, or null
    /// @param endedOn the day on which it was ended early, or null
    record Kept(
            Mandate mandate,
            @Nullable String said,
            @Nullable MediaType proofType,
            LocalDate addedOn,
            @Nullable LocalDate seenOn,
            @Nullable LocalDate endedOn) {}

    private static final String KEPT =
            "select id, group_id, level, since, until, said, proof_type, added_on, seen_on, ended_on from group_mandate ";

    List<Kept> list(UUID group) {
        return jdbc.sql(KEPT + "where group_id = :group order by since desc, id")
                .param("group", group.toString())
                .query(MandateStore::toKept)
                .list();
    }

    Optional<Kept> find(UUID id) {
        return jdbc.sql(KEPT + "where id = :id")
                .param("id", id.toString())
                .query(MandateStore::toKept)
                .optional();
    }

    /// Those that wait for somebody to see their proof.
    List<Kept> listUnseen() {
        return jdbc.sql(KEPT + "where seen_on is null and ended_on is null order by added_on, id")
                .query(MandateStore::toKept)
                .list();
    }

    /// The sealed proof of a mandate.
    Optional<String> findProof(UUID id) {
        return jdbc.sql("select proof from group_mandate where id = :id and proof is not null")
                .param("id", id.toString())
                .query((row, i) -> row.getString(1))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    boolean see(UUID id, ActorId by, LocalDate on) {
        return jdbc.sql("""
                        update group_mandate set seen_by = :by, seen_on = :on
                        where id = :id and seen_on is null and ended_on is null
                        """)
                        .param("id", id.toString())
                        .param("by", by.value())
                        .param("on", on.toString())
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    boolean end(UUID id, LocalDate on) {
        return jdbc.sql("update group_mandate set ended_on = :on where id = :id and ended_on is null")
                        .param("id", id.toString())
                        .param("on", on.toString())
                        .update()
                == 1;
    }

    /// Erases the proofs of what has not counted since this day.
    @Transactional(propagation = Propagation.MANDATORY)
    void forget(LocalDate day) {
        jdbc.sql("""
                update group_mandate set said = null, proof = null, proof_type = null
                where (ended_on <= :day or until <= :day) and (said is not null or proof is not null)
                """).param("day", day.toString()).update();
    }

    private static Kept toKept(ResultSet row, int i) throws SQLException {
        String type = row.getString("proof_type");
        return new Kept(
                toMandate(row, i),
                row.getString("said"),
                type == null ? null : MediaType.valueOf(type),
                LocalDate.parse(row.getString("added_on")),
                StandingStore.day(row, "seen_on"),
                StandingStore.day(row, "ended_on"));
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
