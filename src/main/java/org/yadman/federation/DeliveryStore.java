package org.yadman.federation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.federation.Delivery.Act;
import org.yadman.federation.Delivery.State;

/// What is to be said to other servers, and what became of it.
@Component
@Transactional(readOnly = true)
class DeliveryStore {

    private final JdbcClient jdbc;

    DeliveryStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// Puts one at the end of its inbox's line.
    @Transactional(propagation = Propagation.MANDATORY)
    void add(Delivery delivery) {
        jdbc.sql("""
                insert into federation_delivery (id, server, inbox, position, act, follower_id, gathering_id, turn, state,
                  attempt, made_at, next_at, changed_at)
                select :id, :host, :inbox, coalesce(max(position), 0) + 1, :act, :follower, :gathering, :turn,
                  'WAITING', 0, :now, :now, :now
                from federation_delivery where inbox = :inbox
                """)
                .param("id", delivery.id().toString())
                .param("host", delivery.host())
                .param("inbox", delivery.inbox())
                .param("act", delivery.act().name())
                .param("follower", text(delivery.follower()))
                .param("gathering", text(delivery.gathering()))
                .param("turn", delivery.turn())
                .param("now", delivery.madeAt().toEpochMilli())
                .update();
    }

    private static @Nullable String text(@Nullable UUID id) {
        return id == null ? null : id.toString();
    }

    /// Whether an inbox has such a thing in line, or has been told it.
    boolean has(String inbox, UUID gathering, int turn, Act act, List<State> states) {
        return jdbc.sql("""
                        select count(*) from federation_delivery
                        where inbox = :inbox and gathering_id = :gathering and turn = :turn and act = :act
                          and state in (:states)
                        """)
                        .param("inbox", inbox)
                        .param("gathering", gathering.toString())
                        .param("turn", turn)
                        .param("act", act.name())
                        .param("states", states.stream().map(State::name).toList())
                        .query(Long.class)
                        .single()
                > 0;
    }

    /// The first in each inbox's line, if it is due.
    List<Delivery> due(Instant now, int most) {
        return jdbc.sql("""
                select * from federation_delivery d where state = 'WAITING' and next_at <= :now and not exists (
                  select 1 from federation_delivery earlier where earlier.inbox = d.inbox
                    and earlier.state in ('WAITING', 'TAKEN') and earlier.position < d.position)
                order by next_at, position, id limit :most
                """)
                .param("now", now.toEpochMilli())
                .param("most", most)
                .query(DeliveryStore::toDelivery)
                .list();
    }

    /// Takes one, if no other process was faster.
    @Transactional(propagation = Propagation.MANDATORY)
    boolean take(Delivery delivery, Instant now) {
        return jdbc.sql("""
                        update federation_delivery set state = 'TAKEN', attempt = attempt + 1, changed_at = :now
                        where id = :id and state = 'WAITING' and attempt = :attempt
                        """)
                        .param("id", delivery.id().toString())
                        .param("attempt", delivery.attempt())
                        .param("now", now.toEpochMilli())
                        .update()
                == 1;
    }

    /// Notes what became of one that was taken.
    ///
    /// @param next when it is tried again, if it waits
    @Transactional(propagation = Propagation.MANDATORY)
    void end(Delivery delivery, State state, Instant now, Instant next) {
        jdbc.sql("""
                update federation_delivery set state = :state, changed_at = :now, next_at = :next
                where id = :id and state = 'TAKEN'
                """)
                .param("id", delivery.id().toString())
                .param("state", state.name())
                .param("now", now.toEpochMilli())
                .param("next", next.toEpochMilli())
                .update();
    }

    /// Lets wait again what a process had taken that is gone. Said twice does no harm.
    @Transactional(propagation = Propagation.MANDATORY)
    void release(Instant before, Instant now) {
        jdbc.sql("""
                update federation_delivery set state = 'WAITING', changed_at = :now, next_at = :now
                where state = 'TAKEN' and changed_at < :before
                """)
                .param("before", before.toEpochMilli())
                .param("now", now.toEpochMilli())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void remove(UUID id) {
        jdbc.sql("delete from federation_delivery where id = :id")
                .param("id", id.toString())
                .update();
    }

    /// Removes what waits to tell of a gathering, since nobody may know it any more.
    @Transactional(propagation = Propagation.MANDATORY)
    void removeWaiting(UUID gathering) {
        jdbc.sql("delete from federation_delivery where gathering_id = :gathering and state = 'WAITING'")
                .param("gathering", gathering.toString())
                .update();
    }

    /// Removes what belongs to a host; everything where it is null.
    @Transactional(propagation = Propagation.MANDATORY)
    void removeOf(@Nullable String host) {
        if (host == null) {
            jdbc.sql("delete from federation_delivery").update();
        } else {
            jdbc.sql("delete from federation_delivery where server = :host")
                    .param("host", host)
                    .update();
        }
    }

    /// Removes what waits for inboxes to which nobody belongs who follows.
    @Transactional(propagation = Propagation.MANDATORY)
    void removeOrphans() {
        jdbc.sql("""
                delete from federation_delivery where state = 'WAITING' and not exists (
                  select 1 from federation_follower where federation_follower.inbox = federation_delivery.inbox
                    or federation_follower.shared_inbox = federation_delivery.inbox)
                """).update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void forget(Instant before) {
        jdbc.sql("delete from federation_delivery where changed_at < :before and state not in ('WAITING', 'TAKEN')")
                .param("before", before.toEpochMilli())
                .update();
    }

    /// How much of what a host was told, or is to be told, stands how.
    record Count(String host, State state, int number) {}

    List<Count> counts() {
        return jdbc.sql("select server, state, count(*) as number from federation_delivery group by server, state")
                .query((row, i) ->
                        new Count(row.getString("server"), State.valueOf(row.getString("state")), row.getInt("number")))
                .list();
    }

    /// What was told of one gathering lately.
    ///
    /// @param servers to how many it is told
    /// @param sent how many of them have taken it
    record Told(UUID gathering, Act act, Instant at, int servers, int sent) {}

    List<Told> lately(int most) {
        return jdbc.sql("""
                select gathering_id, turn, case when act = 'DELETE_EVENT' then 'DELETE' else act end as said,
                  max(made_at) as made_at, count(distinct server) as servers,
                  count(distinct case when state = 'SENT' then server end) as sent
                from federation_delivery where act in ('CREATE', 'UPDATE', 'DELETE', 'DELETE_EVENT')
                group by gathering_id, turn, case when act = 'DELETE_EVENT' then 'DELETE' else act end
                order by max(made_at) desc, gathering_id, case when act = 'DELETE_EVENT' then 'DELETE' else act end
                limit :most
                """)
                .param("most", most)
                .query((row, i) -> new Told(
                        UUID.fromString(row.getString("gathering_id")),
                        Act.valueOf(row.getString("said")),
                        Instant.ofEpochMilli(row.getLong("made_at")),
                        row.getInt("servers"),
                        row.getInt("sent")))
                .list();
    }

    private static Delivery toDelivery(ResultSet row, int i) throws SQLException {
        return new Delivery(
                UUID.fromString(row.getString("id")),
                row.getString("server"),
                row.getString("inbox"),
                row.getLong("position"),
                Act.valueOf(row.getString("act")),
                id(row.getString("follower_id")),
                id(row.getString("gathering_id")),
                row.getInt("turn"),
                State.valueOf(row.getString("state")),
                row.getInt("attempt"),
                Instant.ofEpochMilli(row.getLong("made_at")));
    }

    private static @Nullable UUID id(@Nullable String column) {
        return column == null ? null : UUID.fromString(column);
    }
}
