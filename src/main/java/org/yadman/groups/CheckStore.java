package org.yadman.groups;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.db.ActorId;

/// What was done to make sure of groups: checks, what is asked of them meanwhile, who knows them, who vouches.
@Component
@Transactional(readOnly = true)
class CheckStore {

    private final JdbcClient jdbc;

    CheckStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Check> listChecks(UUID group) {
        return jdbc.sql("select * from group_check where group_id = :group order by checked_on desc, id")
                .param("group", group.toString())
                .query(CheckStore::toCheck)
                .list();
    }

    /// All that may count on some day from this one on.
    List<Check> listChecksSince(LocalDate day) {
        return jdbc.sql("select * from group_check where withdrawn_on is null and checked_on >= :day")
                .param("day", day.toString())
                .query(CheckStore::toCheck)
                .list();
    }

    Optional<Check> findCheck(UUID id) {
        return jdbc.sql("select * from group_check where id = :id")
                .param("id", id.toString())
                .query(CheckStore::toCheck)
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Check check) {
        jdbc.sql("""
                insert into group_check (id, group_id, how, checked_on, domain, source_id, noted, account)
                values (:id, :group, :how, :on, :domain, :source, :noted, :account)
                """)
                .param("id", check.id().toString())
                .param("group", check.group().toString())
                .param("how", check.how().name())
                .param("on", check.on().toString())
                .param("domain", check.domain())
                .param("source", check.source() == null ? null : check.source().toString())
                .param("noted", check.noted())
                .param("account", check.by().value())
                .update();
    }

    /// Takes a check back.
    ///
    /// @return false if it was withdrawn before
    @Transactional(propagation = Propagation.MANDATORY)
    boolean withdraw(UUID check, LocalDate on) {
        return jdbc.sql("update group_check set withdrawn_on = :on where id = :id and withdrawn_on is null")
                        .param("id", check.toString())
                        .param("on", on.toString())
                        .update()
                == 1;
    }

    private static Check toCheck(ResultSet row, int i) throws SQLException {
        String source = row.getString("source_id");
        return new Check(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("group_id")),
                How.valueOf(row.getString("how")),
                LocalDate.parse(row.getString("checked_on")),
                row.getString("domain"),
                source == null ? null : UUID.fromString(source),
                row.getString("noted"),
                new ActorId(row.getString("account")),
                StandingStore.day(row, "withdrawn_on"));
    }

    /// That somebody of the coalition knows a group.
    ///
    /// @param said how, sealed; null where they said so by approving its admission
    record Known(UUID id, UUID group, ActorId by, @Nullable String said, LocalDate on) {}

    List<Known> listKnown(UUID group) {
        return jdbc.sql("select * from group_known where group_id = :group order by said_on, id")
                .param("group", group.toString())
                .query((row, i) -> new Known(
                        UUID.fromString(row.getString("id")),
                        UUID.fromString(row.getString("group_id")),
                        new ActorId(row.getString("account")),
                        row.getString("said"),
                        LocalDate.parse(row.getString("said_on"))))
                .list();
    }

    /// Keeps the first word of each person.
    @Transactional(propagation = Propagation.MANDATORY)
    void insertIfNew(Known known) {
        jdbc.sql("""
                insert into group_known (id, group_id, account, said, said_on) values (:id, :group, :account, :said, :on)
                on conflict (group_id, account) do nothing
                """)
                .param("id", known.id().toString())
                .param("group", known.group().toString())
                .param("account", known.by().value())
                .param("said", known.said())
                .param("on", known.on().toString())
                .update();
    }

    /// What a group has been given to show that a domain is its own.
    ///
    /// @param secret of a mailed code the keyed hash, of a line in the DNS the line
    record Challenge(
            UUID id, UUID group, How kind, String domain, String secret, ActorId by, int tries, Instant endsAt) {}

    /// The one that waits for a group, if it has not ended.
    Optional<Challenge> findChallenge(UUID group, How kind, Instant now) {
        return jdbc.sql("""
                select * from group_challenge
                where group_id = :group and kind = :kind and used_on is null and ends_at > :now
                """)
                .param("group", group.toString())
                .param("kind", kind.name())
                .param("now", now.toEpochMilli())
                .query((row, i) -> new Challenge(
                        UUID.fromString(row.getString("id")),
                        UUID.fromString(row.getString("group_id")),
                        How.valueOf(row.getString("kind")),
                        row.getString("domain"),
                        row.getString("secret"),
                        new ActorId(row.getString("account")),
                        row.getInt("tries"),
                        Instant.ofEpochMilli(row.getLong("ends_at"))))
                .optional();
    }

    /// Begins one; an earlier one of the same kind that nobody used is over.
    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Challenge challenge, Instant madeAt) {
        jdbc.sql("delete from group_challenge where group_id = :group and kind = :kind and used_on is null")
                .param("group", challenge.group().toString())
                .param("kind", challenge.kind().name())
                .update();
        jdbc.sql("""
                insert into group_challenge (id, group_id, kind, domain, secret, account, tries, made_at, ends_at)
                values (:id, :group, :kind, :domain, :secret, :account, 0, :madeAt, :endsAt)
                """)
                .param("id", challenge.id().toString())
                .param("group", challenge.group().toString())
                .param("kind", challenge.kind().name())
                .param("domain", challenge.domain())
                .param("secret", challenge.secret())
                .param("account", challenge.by().value())
                .param("madeAt", madeAt.toEpochMilli())
                .param("endsAt", challenge.endsAt().toEpochMilli())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void countTry(UUID challenge) {
        jdbc.sql("update group_challenge set tries = tries + 1 where id = :id")
                .param("id", challenge.toString())
                .update();
    }

    /// Uses a challenge up.
    ///
    /// @return false if it was used or replaced before
    @Transactional(propagation = Propagation.MANDATORY)
    boolean use(UUID challenge, LocalDate on) {
        return jdbc.sql("update group_challenge set used_on = :on where id = :id and used_on is null")
                        .param("id", challenge.toString())
                        .param("on", on.toString())
                        .update()
                == 1;
    }

    /// All that nobody has taken back.
    List<Vouch> listVouches() {
        return jdbc.sql("select * from group_vouch where revoked_on is null")
                .query(CheckStore::toVouch)
                .list();
    }

    /// All that were ever given for a group.
    List<Vouch> listVouchesFor(UUID group) {
        return listVouches("group_id = :group", group);
    }

    /// All that a group ever gave.
    List<Vouch> listVouchesBy(UUID group) {
        return listVouches("voucher = :group", group);
    }

    private List<Vouch> listVouches(String condition, UUID group) {
        return jdbc.sql("select * from group_vouch where " + condition + " order by made_on desc, id")
                .param("group", group.toString())
                .query(CheckStore::toVouch)
                .list();
    }

    Optional<Vouch> findVouch(UUID id) {
        return jdbc.sql("select * from group_vouch where id = :id")
                .param("id", id.toString())
                .query(CheckStore::toVouch)
                .optional();
    }

    private static Vouch toVouch(ResultSet row, int i) throws SQLException {
        return new Vouch(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("voucher")),
                UUID.fromString(row.getString("group_id")),
                LocalDate.parse(row.getString("made_on")),
                row.getString("note"),
                StandingStore.day(row, "revoked_on"));
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(Vouch vouch, ActorId by) {
        jdbc.sql("""
                insert into group_vouch (id, voucher, group_id, account, made_on, note)
                values (:id, :voucher, :group, :account, :on, :note)
                """)
                .param("id", vouch.id().toString())
                .param("voucher", vouch.voucher().toString())
                .param("group", vouch.group().toString())
                .param("account", by.value())
                .param("on", vouch.on().toString())
                .param("note", vouch.note())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    boolean revoke(UUID vouch, LocalDate on) {
        return jdbc.sql("update group_vouch set revoked_on = :on where id = :id and revoked_on is null")
                        .param("id", vouch.toString())
                        .param("on", on.toString())
                        .update()
                == 1;
    }

    /// Erases what was noted about checks that do not count since this day, and what has run out.
    @Transactional(propagation = Propagation.MANDATORY)
    void forget(LocalDate day, Instant now) {
        jdbc.sql("""
                update group_check set noted = null
                where noted is not null and (withdrawn_on <= :day or checked_on <= :lastYear)
                """)
                .param("day", day.toString())
                .param("lastYear", day.minusYears(1).toString())
                .update();
        jdbc.sql("""
                delete from group_known
                where group_id in (select group_id from group_standing where refused_on <= :day)
                """).param("day", day.toString()).update();
        jdbc.sql("delete from group_challenge where ends_at <= :now")
                .param("now", now.toEpochMilli())
                .update();
        jdbc.sql("delete from group_vouch where made_on <= :twoYears")
                .param("twoYears", day.minusYears(2).toString())
                .update();
    }
}
