package org.yadman.federation;

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
import org.yadman.platform.vault.Vault;

/// Whether it is on, with which key, who may hear of it and who follows.
@Component
@Transactional(readOnly = true)
class FederationStore {

    static final String TABLE = "federation";
    static final String PRIVATE_KEY = "private_key";

    private static final String ID = "calendar";

    private final JdbcClient jdbc;
    private final Vault vault;

    FederationStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// How it stands.
    ///
    /// @param publicKey as PEM
    record Standing(int version, boolean on, String publicKey) {}

    /// Nothing until it was turned on for the first time.
    Optional<Standing> find() {
        return jdbc.sql("select version, is_on, public_key from federation")
                .query((row, i) -> new Standing(row.getInt(1), row.getBoolean(2), row.getString(3)))
                .optional();
    }

    boolean isOn() {
        return find().filter(Standing::on).isPresent();
    }

    String privateKey() {
        return vault.open(
                place(),
                jdbc.sql("select private_key from federation")
                        .query(String.class)
                        .single());
    }

    private static Vault.Place place() {
        return new Vault.Place(TABLE, ID, PRIVATE_KEY);
    }

    /// Turns it on for the first time.
    @Transactional(propagation = Propagation.MANDATORY)
    void begin(String publicKey, String privateKey) {
        jdbc.sql("""
                insert into federation (id, version, is_on, public_key, private_key)
                values (:id, 1, :on, :publicKey, :privateKey)
                """)
                .param("id", ID)
                .param("on", true)
                .param("publicKey", publicKey)
                .param("privateKey", vault.seal(place(), privateKey))
                .update();
    }

    /// Turns it on or off.
    ///
    /// @return false if it is at another version
    @Transactional(propagation = Propagation.MANDATORY)
    boolean turn(boolean on, int version) {
        return jdbc.sql("update federation set is_on = :on, version = version + 1 where version = :version")
                        .param("on", on)
                        .param("version", version)
                        .update()
                == 1;
    }

    /// A server that two stewards have allowed.
    ///
    /// @param failingOn since when it takes nothing, or null
    record Host(String name, LocalDate allowedOn, @Nullable LocalDate failingOn) {}

    List<Host> hosts() {
        return jdbc.sql("select * from federation_server order by name")
                .query((row, i) -> new Host(
                        row.getString("name"), day(row.getString("allowed_on")), date(row.getString("failing_on"))))
                .list();
    }

    private static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        return text == null ? null : LocalDate.parse(text);
    }

    /// Whether this very host may be reached now.
    boolean isAllowed(String host) {
        return jdbc.sql("""
                        select count(*) from federation_server where name = :host
                          and exists (select 1 from federation where is_on = :on)
                        """)
                        .param("host", host)
                        .param("on", true)
                        .query(Long.class)
                        .single()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    boolean allow(String host, LocalDate today) {
        return jdbc.sql("""
                        insert into federation_server (name, allowed_on) values (:host, :today)
                        on conflict (name) do nothing
                        """)
                        .param("host", host)
                        .param("today", today.toString())
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    boolean remove(String host) {
        return jdbc.sql("delete from federation_server where name = :host")
                        .param("host", host)
                        .update()
                == 1;
    }

    /// Notes since when a host takes nothing; null when it does again.
    @Transactional(propagation = Propagation.MANDATORY)
    void fail(String host, @Nullable LocalDate today) {
        jdbc.sql("""
                update federation_server set failing_on = case when :failing then coalesce(failing_on, :today) end
                where name = :host
                """)
                .param("failing", today != null)
                .param("today", today == null ? "" : today.toString())
                .param("host", host)
                .update();
    }

    List<Follower> followers() {
        return jdbc.sql("select * from federation_follower order by since, id")
                .query(FederationStore::toFollower)
                .list();
    }

    Optional<Follower> findFollower(UUID id) {
        return jdbc.sql("select * from federation_follower where id = :id")
                .param("id", id.toString())
                .query(FederationStore::toFollower)
                .optional();
    }

    Optional<Follower> findFollower(String actor) {
        return jdbc.sql("select * from federation_follower where actor = :actor")
                .param("actor", actor)
                .query(FederationStore::toFollower)
                .optional();
    }

    /// On how many hosts somebody follows.
    int countHosts() {
        return jdbc.sql("select count(distinct server) from federation_follower")
                .query(Integer.class)
                .single();
    }

    int countFollowers(String host) {
        return jdbc.sql("select count(*) from federation_follower where server = :host")
                .param("host", host)
                .query(Integer.class)
                .single();
    }

    /// Writes a follower; one who follows already stays the same.
    @Transactional(propagation = Propagation.MANDATORY)
    void put(Follower follower) {
        jdbc.sql("""
                insert into federation_follower (id, server, actor, inbox, shared_inbox, follow, since)
                values (:id, :host, :actor, :inbox, :shared, :follow, :since)
                on conflict (actor) do update set inbox = excluded.inbox, shared_inbox = excluded.shared_inbox,
                  follow = excluded.follow
                """)
                .param("id", follower.id().toString())
                .param("host", follower.host())
                .param("actor", follower.actor())
                .param("inbox", follower.inbox())
                .param("shared", follower.sharedInbox())
                .param("follow", follower.follow())
                .param("since", follower.since().toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void removeFollower(UUID id) {
        jdbc.sql("delete from federation_follower where id = :id")
                .param("id", id.toString())
                .update();
    }

    /// Removes those of a host; all of them where it is null.
    @Transactional(propagation = Propagation.MANDATORY)
    void removeFollowers(@Nullable String host) {
        if (host == null) {
            jdbc.sql("delete from federation_follower").update();
        } else {
            jdbc.sql("delete from federation_follower where server = :host")
                    .param("host", host)
                    .update();
        }
    }

    /// Notes that a signature was heard.
    ///
    /// @return false if it was heard before
    @Transactional(propagation = Propagation.MANDATORY)
    boolean hear(String signature, Instant now) {
        return jdbc.sql("""
                        insert into federation_heard (signature, heard_at) values (:signature, :now)
                        on conflict (signature) do nothing
                        """)
                        .param("signature", signature)
                        .param("now", now.toEpochMilli())
                        .update()
                == 1;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void forgetHeard(Instant before) {
        jdbc.sql("delete from federation_heard where heard_at < :before")
                .param("before", before.toEpochMilli())
                .update();
    }

    /// How often a gathering has gone out of sight.
    int timesGone(UUID gathering) {
        return jdbc.sql("select times from federation_gone where gathering_id = :id")
                .param("id", gathering.toString())
                .query(Integer.class)
                .optional()
                .orElse(0);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void go(UUID gathering, LocalDate today) {
        jdbc.sql("""
                insert into federation_gone (gathering_id, times, gone_on) values (:id, 1, :today)
                on conflict (gathering_id) do update set times = federation_gone.times + 1, gone_on = excluded.gone_on
                """)
                .param("id", gathering.toString())
                .param("today", today.toString())
                .update();
    }

    private static Follower toFollower(ResultSet row, int i) throws SQLException {
        return new Follower(
                UUID.fromString(row.getString("id")),
                row.getString("server"),
                row.getString("actor"),
                row.getString("inbox"),
                row.getString("shared_inbox"),
                row.getString("follow"),
                LocalDate.parse(row.getString("since")));
    }
}
