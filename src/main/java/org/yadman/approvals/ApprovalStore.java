package org.yadman.approvals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
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
import org.yadman.approvals.Approval.Decision;
import org.yadman.approvals.Approval.State;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;
import org.yadman.platform.web.Listing;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.json.JsonMapper;

@Component
@Transactional(readOnly = true)
class ApprovalStore {

    private static final ObjectMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<TreeMap<String, String>> CONTENT = new TypeReference<>() {};

    private final JdbcClient jdbc;

    ApprovalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// What one person may see.
    ///
    /// @param kinds that they may approve
    /// @param known all kinds that some room does
    /// @param lapsed what was asked for before this, or then, waits no longer
    record Sight(ActorId me, Collection<String> kinds, Collection<String> known, Instant lapsed) {
        Map<String, Object> parameters() {
            return Map.of(
                    "me", me.value(), "kinds", orNone(kinds), "known", orNone(known), "lapsed", lapsed.toEpochMilli());
        }

        // No database accepts an empty list.
        private static Collection<String> orNone(Collection<String> kinds) {
            return kinds.isEmpty() ? List.of("") : kinds;
        }
    }

    /// One of the three lists.
    enum Part {
        WAITING("state = 'WAITING' and asked_at > :lapsed and kind in (:kinds) and asked_by <> :me", "asked_at, id"),
        ASKED("asked_by = :me and kind in (:known)", "asked_at desc, id"),
        DECIDED(
                "(state <> 'WAITING' or asked_at <= :lapsed) and (kind in (:kinds) or (asked_by = :me and kind in (:known)))",
                "coalesce(decided_at, asked_at) desc, id");

        private final String condition;
        private final String order;

        Part(String condition, String order) {
            this.condition = condition;
            this.order = order;
        }
    }

    List<Approval> list(Part part, Sight sight, int page) {
        return jdbc.sql("select * from approval where " + part.condition + " order by " + part.order
                        + " limit :size offset :skip")
                .params(sight.parameters())
                .param("size", Listing.SIZE)
                .param("skip", (page - 1) * Listing.SIZE)
                .query(ApprovalStore::toApproval)
                .list();
    }

    int count(Part part, Sight sight) {
        return jdbc.sql("select count(*) from approval where " + part.condition)
                .params(sight.parameters())
                .query(Integer.class)
                .single();
    }

    Optional<Approval> find(UUID id) {
        return jdbc.sql("select * from approval where id = :id")
                .param("id", id.toString())
                .query(ApprovalStore::toApproval)
                .optional();
    }

    /// All that wait and were asked for at this moment or before.
    List<Approval> listWaiting(Instant until) {
        return jdbc.sql("select * from approval where state = 'WAITING' and asked_at <= :until order by asked_at, id")
                .param("until", until.toEpochMilli())
                .query(ApprovalStore::toApproval)
                .list();
    }

    /// Whether something was done to one of the subjects by one person that two have not done since.
    boolean byOnePerson(Collection<UUID> subjects) {
        return jdbc.sql("""
                select count(*) from approval one
                where one.state = 'DONE' and one.by_one = 1 and one.subject_id in (:ids)
                  and not exists (
                    select 1 from approval two
                    where two.subject_kind = one.subject_kind and two.subject_id = one.subject_id
                      and two.state = 'DONE' and two.by_one = 0
                      and two.kind = one.kind and two.decided_at >= one.decided_at)
                """)
                        .param("ids", subjects.stream().map(UUID::toString).toList())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Approval approval) {
        jdbc.sql("""
                insert into approval (id, kind, subject_kind, subject_id, version, content, asked_by, asked_at, alone,
                  state, by_one)
                values (:id, :kind, :subjectKind, :subjectId, :version, :content, :askedBy, :askedAt, :alone,
                  'WAITING', 0)
                """)
                .param("id", approval.id().toString())
                .param("kind", approval.kind())
                .param("subjectKind", approval.subject().kind())
                .param("subjectId", approval.subject().id().toString())
                .param("version", approval.version())
                .param("content", JSON.writeValueAsString(new TreeMap<>(approval.content())))
                .param("askedBy", approval.askedBy().value())
                .param("askedAt", approval.askedAt().toEpochMilli())
                .param("alone", approval.alone() ? 1 : 0)
                .update();
    }

    /// Ends the waiting.
    ///
    /// @return false if somebody else was faster
    @Transactional(propagation = Propagation.MANDATORY)
    boolean decide(UUID id, Decision decision) {
        return jdbc.sql("""
                update approval
                set state = :state, decided_by = :by, decided_at = :at, by_one = :byOne, reason = :reason
                where id = :id and state = 'WAITING'
                """)
                        .param("id", id.toString())
                        .param("state", decision.state().name())
                        .param(
                                "by",
                                decision.by() == null ? null : decision.by().value())
                        .param("at", decision.at().toEpochMilli())
                        .param("byOne", decision.byOne() ? 1 : 0)
                        .param("reason", decision.reason())
                        .update()
                == 1;
    }

    private static Approval toApproval(ResultSet row, int i) throws SQLException {
        return new Approval(
                UUID.fromString(row.getString("id")),
                row.getString("kind"),
                new Ref(row.getString("subject_kind"), UUID.fromString(row.getString("subject_id"))),
                row.getInt("version"),
                JSON.readValue(row.getString("content"), CONTENT),
                new ActorId(row.getString("asked_by")),
                Instant.ofEpochMilli(row.getLong("asked_at")),
                row.getInt("alone") == 1,
                toDecision(row));
    }

    private static @Nullable Decision toDecision(ResultSet row) throws SQLException {
        State state = State.valueOf(row.getString("state"));
        if (state == State.WAITING) {
            return null;
        }
        String by = row.getString("decided_by");
        return new Decision(
                state,
                by == null ? null : new ActorId(by),
                Instant.ofEpochMilli(row.getLong("decided_at")),
                row.getInt("by_one") == 1,
                row.getString("reason"));
    }
}
