package org.yadman.groups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
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

@Component
@Transactional(readOnly = true)
class StandingStore {

    /// So many ids are named in one question; databases take no more than some thousands.
    private static final int AT_ONCE = 1000;

    private static final String ROWS = """
            select campaign_group.id, site, example, checked, admitted_on, suspended_on, refused_on, version,
              group_founder.since
            from campaign_group
              left join group_standing on group_standing.group_id = campaign_group.id
              left join group_founder on group_founder.group_id = campaign_group.id
            """;

    private final JdbcClient jdbc;

    StandingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// All that is kept of how a group stands.
    ///
    /// @param domain its own, or null
    /// @param version 0 where nothing was ever decided
    record Row(
            UUID id,
            @Nullable String domain,
            boolean example,
            Checked checked,
            @Nullable LocalDate admittedOn,
            @Nullable LocalDate suspendedOn,
            @Nullable LocalDate refusedOn,
            @Nullable LocalDate founderSince,
            int version) {

        Standing standing() {
            return new Standing(checked, admittedOn != null, suspendedOn != null, founderSince != null);
        }

        Tiers.Known known() {
            return new Tiers.Known(id, domain, standing().counts(), founderSince != null);
        }
    }

    /// How those of these groups stand that there are.
    Map<UUID, Standing> standings(Collection<UUID> groups) {
        Map<UUID, Standing> found = new HashMap<>();
        List<String> ids = groups.stream().distinct().map(UUID::toString).toList();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            jdbc.sql(ROWS + " where campaign_group.id in (:ids)")
                    .param("ids", ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
                    .query(StandingStore::toRow)
                    .list()
                    .forEach(row -> found.put(row.id(), row.standing()));
        }
        return found;
    }

    Optional<Row> find(UUID group) {
        return jdbc.sql(ROWS + " where campaign_group.id = :id")
                .param("id", group.toString())
                .query(StandingStore::toRow)
                .optional();
    }

    /// Those that count, without the others that may be many.
    List<Row> listCounting() {
        return jdbc.sql(ROWS + " where admitted_on is not null and suspended_on is null")
                .query(StandingStore::toRow)
                .list();
    }

    List<Row> listAll() {
        return jdbc.sql(ROWS).query(StandingStore::toRow).list();
    }

    /// The groups that somebody has decided on or checked, so that they cannot just be taken away.
    List<UUID> listKept() {
        return jdbc.sql("""
                select group_id from group_standing where admitted_on is not null or suspended_on is not null
                union select group_id from group_check where withdrawn_on is null
                union select group_id from group_mandate where ended_on is null
                """)
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void admitExample(UUID group, Checked checked, LocalDate on) {
        jdbc.sql("""
                insert into group_standing (group_id, checked, admitted_on, version) values (:group, :checked, :on, 1)
                on conflict (group_id) do update set checked = excluded.checked
                """)
                .param("group", group.toString())
                .param("checked", checked.name())
                .param("on", on.toString())
                .update();
    }

    /// Writes how a group is checked; that is no decision, so its version stays.
    @Transactional(propagation = Propagation.MANDATORY)
    void put(UUID group, Checked checked) {
        jdbc.sql("""
                insert into group_standing (group_id, checked, version) values (:group, :checked, 1)
                on conflict (group_id) do update set checked = excluded.checked
                """)
                .param("group", group.toString())
                .param("checked", checked.name())
                .update();
    }

    /// Writes a decision.
    @Transactional(propagation = Propagation.MANDATORY)
    void put(
            UUID group,
            @Nullable LocalDate admittedOn,
            @Nullable LocalDate suspendedOn,
            @Nullable LocalDate refusedOn) {
        jdbc.sql("""
                insert into group_standing (group_id, checked, admitted_on, suspended_on, refused_on, version)
                values (:group, 'NOT_YET', :admitted, :suspended, :refused, 1)
                on conflict (group_id) do update set admitted_on = excluded.admitted_on,
                  suspended_on = excluded.suspended_on, refused_on = excluded.refused_on,
                  version = group_standing.version + 1
                """)
                .param("group", group.toString())
                .param("admitted", text(admittedOn))
                .param("suspended", text(suspendedOn))
                .param("refused", text(refusedOn))
                .update();
    }

    /// What the transparency log counts.
    enum Decision {
        ADMITTED,
        REFUSED,
        SUSPENDED,
        RESTORED
    }

    /// How often something was decided in a month.
    record Count(YearMonth month, Decision decision, int number) {}

    @Transactional(propagation = Propagation.MANDATORY)
    void count(YearMonth month, Decision decision) {
        jdbc.sql("""
                insert into group_decision_count (month, decision, number) values (:month, :decision, 1)
                on conflict (month, decision) do update set number = group_decision_count.number + 1
                """)
                .param("month", month.toString())
                .param("decision", decision.name())
                .update();
    }

    List<Count> listCounts() {
        return jdbc.sql("select month, decision, number from group_decision_count order by month desc, decision")
                .query((row, i) -> new Count(
                        YearMonth.parse(row.getString("month")),
                        Decision.valueOf(row.getString("decision")),
                        row.getInt("number")))
                .list();
    }

    /// They are few.
    List<Founder> listFounders() {
        return jdbc.sql("select id, group_id, since from group_founder")
                .query((row, i) -> new Founder(
                        UUID.fromString(row.getString("id")),
                        UUID.fromString(row.getString("group_id")),
                        LocalDate.parse(row.getString("since"))))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void putFounder(Founder founder) {
        jdbc.sql("""
                insert into group_founder (id, group_id, since) values (:id, :group, :since)
                on conflict (id) do update set group_id = excluded.group_id, since = excluded.since
                """)
                .param("id", founder.id().toString())
                .param("group", founder.group().toString())
                .param("since", founder.since().toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void deleteFounder(UUID id) {
        jdbc.sql("delete from group_founder where id = :id")
                .param("id", id.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clearFounders() {
        jdbc.sql("delete from group_founder").update();
    }

    /// Forgets all that was decided on a group that is gone.
    @Transactional(propagation = Propagation.MANDATORY)
    void forget(UUID group) {
        for (String table : List.of(
                "group_standing",
                "group_check",
                "group_known",
                "group_challenge",
                "group_vouch",
                "group_mandate",
                "group_likeness",
                "group_founder")) {
            jdbc.sql("delete from " + table + " where group_id = :group")
                    .param("group", group.toString())
                    .update();
        }
        jdbc.sql("delete from group_vouch where voucher = :group")
                .param("group", group.toString())
                .update();
    }

    /// Writes what a group's names look like.
    @Transactional(propagation = Propagation.MANDATORY)
    void putLikenesses(UUID group, Collection<String> likenesses) {
        jdbc.sql("delete from group_likeness where group_id = :group")
                .param("group", group.toString())
                .update();
        likenesses.forEach(
                likeness -> jdbc.sql("insert into group_likeness (group_id, likeness) values (:group, :likeness)")
                        .param("group", group.toString())
                        .param("likeness", likeness)
                        .update());
    }

    /// For each of these groups the others whose names look like its own.
    Map<UUID, List<UUID>> listAlike(Collection<UUID> groups) {
        Map<UUID, List<UUID>> alike = new HashMap<>();
        List<String> ids = groups.stream().distinct().map(UUID::toString).toList();
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            jdbc.sql("""
                    select distinct own.group_id, other.group_id as like_id
                    from group_likeness own
                      join group_likeness other on other.likeness = own.likeness and other.group_id <> own.group_id
                      join campaign_group on campaign_group.id = other.group_id and campaign_group.example = 0
                    where own.group_id in (:ids)
                    order by own.group_id, like_id
                    """)
                    .param("ids", ids.subList(from, Math.min(ids.size(), from + AT_ONCE)))
                    .query((row, i) -> Map.entry(
                            UUID.fromString(row.getString("group_id")), UUID.fromString(row.getString("like_id"))))
                    .list()
                    .forEach(pair -> alike.computeIfAbsent(pair.getKey(), any -> new ArrayList<>())
                            .add(pair.getValue()));
        }
        return alike;
    }

    /// The groups of the record of whose names it was never written what they look like.
    List<UUID> listWithoutLikeness() {
        return jdbc.sql("""
                select id from campaign_group
                where example = 0 and not exists (select 1 from group_likeness where group_id = campaign_group.id)
                """)
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .list();
    }

    static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }

    static @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
        String text = row.getString(column);
        return text == null ? null : LocalDate.parse(text);
    }

    private static Row toRow(ResultSet row, int i) throws SQLException {
        String checked = row.getString("checked");
        return new Row(
                UUID.fromString(row.getString("id")),
                OwnDomain.of(row.getString("site")).orElse(null),
                row.getInt("example") == 1,
                checked == null ? Checked.NOT_YET : Checked.valueOf(checked),
                day(row, "admitted_on"),
                day(row, "suspended_on"),
                day(row, "refused_on"),
                day(row, "since"),
                row.getInt("version"));
    }
}
