package org.yadman.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.vault.SealedColumns;
import org.yadman.platform.vault.Vault;
import org.yadman.recognition.TrackStore.Placed;

/// What alarms are computed from, and what was answered to them.
@Component
@Transactional(readOnly = true)
class AlarmStore {

    static final String TABLE = "alarm_answer";

    private static final String TRACKS = TrackStore.BOTH
            + "from track join track_now on track_now.track_id = track.id where track_now.role = 'OURS'";
    private static final String RUN_OUT = "select track_id from track_now where runs_until between :from and :to";
    private static final String UNOWNED = " from track join track_now on track_now.track_id = track.id where "
            + TrackStore.UNDER_WAY + " and track.owner_id is null";

    private final JdbcClient jdbc;
    private final Vault vault;

    AlarmStore(JdbcClient jdbc, Vault vault) {
        this.jdbc = jdbc;
        this.vault = vault;
    }

    /// Which tracks are asked for.
    ///
    /// @param from the first day on which one may fall dormant
    /// @param to the last
    /// @param bodies whose tracks are wanted, too, whenever they fall dormant
    record Asked(LocalDate from, LocalDate to, Collection<UUID> bodies) {}

    /// Tracks of ours that may have an alarm with a day, those that fall dormant first before others. Each of the
    /// three has its index; asked for together with "or", none would be used.
    List<Placed> list(Asked asked, int most) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("from", asked.from().toString());
        parameters.put("to", asked.to().toString());
        parameters.put("most", most);
        String either = "select track_id from track_now where dormant_on between :from and :to";
        if (!asked.bodies().isEmpty()) {
            parameters.put("bodies", TrackStore.texts(asked.bodies()));
            either += " union select id from track where body_id in (:bodies)";
        }
        return jdbc.sql(TRACKS + " and track.id in (" + either + " union " + RUN_OUT + ") and ((" + TrackStore.UNDER_WAY
                        + ") or (track_now.standing = 4 and track_now.runs_until between :from and :to))"
                        + " order by track_now.dormant_on, track.slug limit :most")
                .params(parameters)
                .query(TrackStore::toPlaced)
                .list();
    }

    /// Tracks under way that nobody looks after.
    List<Placed> listUnowned(int skip, int most) {
        return jdbc.sql(TrackStore.BOTH + UNOWNED
                        + " order by track_now.last_on desc, track.slug limit :most offset :skip")
                .param("most", most)
                .param("skip", skip)
                .query(TrackStore::toPlaced)
                .list();
    }

    /// This track, if nobody looks after it.
    List<Placed> listUnowned(UUID track) {
        return jdbc.sql(TrackStore.BOTH + UNOWNED + " and track.id = :track")
                .param("track", track.toString())
                .query(TrackStore::toPlaced)
                .list();
    }

    int countUnowned() {
        return jdbc.sql("select count(*)" + UNOWNED).query(Integer.class).single();
    }

    /// The tracks to whose alarms anything was answered.
    Set<UUID> listAnswered() {
        return Set.copyOf(jdbc.sql("select distinct track_id from alarm_answer")
                .query((row, i) -> UUID.fromString(row.getString(1)))
                .list());
    }

    /// How many of them somebody took note of, so that they do not ring; asked from what was answered, which is little.
    /// SQLite keeps the order of a cross join; without it the question began at twenty thousand tracks.
    int countUnownedSilent(LocalDate today) {
        return jdbc.sql("""
                select count(*) from (select distinct track_id from alarm_answer
                  where kind = 'NO_OWNER' and silent_until > :today) answered
                cross join track cross join track_now
                where track.id = answered.track_id and track_now.track_id = track.id and track.owner_id is null and
                """ + TrackStore.UNDER_WAY)
                .param("today", today.toString())
                .query(Integer.class)
                .single();
    }

    /// What was answered to the alarms of these tracks, the last answer first.
    List<AlarmAnswer> listAnswers(Collection<UUID> tracks) {
        return tracks.isEmpty()
                ? List.of()
                : jdbc.sql("select * from alarm_answer where track_id in (:tracks) order by number desc")
                        .param("tracks", TrackStore.texts(tracks))
                        .query(this::toAnswer)
                        .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void insert(AlarmAnswer answer) {
        jdbc.sql("""
                insert into alarm_answer (id, number, track_id, kind, deadline_id, due_on, answer, threshold, silent_until, reason,
                  group_id, answered_by, answered_at)
                values (:id, (select coalesce(max(number), 0) + 1 from alarm_answer), :track, :kind, :deadline, :on, :answer,
                  :threshold, :until, :reason, :group, :by, :at)
                """)
                .param("id", answer.id().toString())
                .param("track", answer.track().toString())
                .param("kind", answer.alarm().name())
                .param("deadline", TrackStore.text(answer.deadline()))
                .param("on", TrackStore.text(answer.on()))
                .param("answer", answer.kind().name())
                .param("threshold", answer.threshold().name())
                .param("until", TrackStore.text(answer.silentUntil()))
                .param("reason", vault.seal(place(answer.id()), answer.reason()))
                .param("group", TrackStore.text(answer.group()))
                .param("by", answer.by() == null ? null : answer.by().value())
                .param("at", answer.at().toEpochMilli())
                .update();
    }

    /// Forgets what was answered before.
    @Transactional(propagation = Propagation.MANDATORY)
    void forget(Instant before) {
        jdbc.sql("delete from alarm_answer where answered_at < :before")
                .param("before", before.toEpochMilli())
                .update();
    }

    private static Vault.Place place(UUID id) {
        return new Vault.Place(TABLE, id.toString(), "reason");
    }

    private AlarmAnswer toAnswer(ResultSet row, int i) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        String by = row.getString("answered_by");
        return new AlarmAnswer(
                id,
                UUID.fromString(row.getString("track_id")),
                Alarm.Kind.valueOf(row.getString("kind")),
                TrackStore.id(row.getString("deadline_id")),
                day(row.getString("due_on")),
                AlarmAnswer.Kind.valueOf(row.getString("answer")),
                Alarm.Threshold.valueOf(row.getString("threshold")),
                day(row.getString("silent_until")),
                vault.open(place(id), row.getString("reason")),
                TrackStore.id(row.getString("group_id")),
                by == null ? null : new ActorId(by),
                Instant.ofEpochMilli(row.getLong("answered_at")));
    }

    private static @Nullable LocalDate day(@Nullable String column) {
        return column == null ? null : LocalDate.parse(column);
    }
}

@Configuration(proxyBeanMethods = false)
class AlarmWiring {

    @Bean
    SealedColumns sealedAlarmAnswers() {
        return new SealedColumns(AlarmStore.TABLE, "id", List.of("reason"));
    }
}
