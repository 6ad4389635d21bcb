package org.yadman.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.collect.FolderTable.Slice;
import org.yadman.platform.db.Dialect;
import org.yadman.platform.db.LocalizedColumn;

@Component
@Transactional(readOnly = true)
class PositionStore {

    private final JdbcClient jdbc;
    private final Dialect dialect;

    PositionStore(JdbcClient jdbc, Dialect dialect) {
        this.jdbc = jdbc;
        this.dialect = dialect;
    }

    /// Some positions by the slugs of track and step and by voter.
    List<Position> list(Slice slice) {
        return jdbc.sql("select vote_position.* from vote_position join track on track.id = vote_position.track_id"
                        + " join step on step.id = vote_position.step_id order by " + dialect.byBytes("track.slug")
                        + ", " + dialect.byBytes("step.slug") + ", " + dialect.byBytes("vote_position.voter")
                        + " limit :most offset :skip")
                .param("most", slice.most())
                .param("skip", slice.skip())
                .query(PositionStore::toPosition)
                .list();
    }

    int count() {
        return jdbc.sql("select count(*) from vote_position")
                .query(Integer.class)
                .single();
    }

    List<Position> listOfTracks(Collection<UUID> tracks) {
        return tracks.isEmpty()
                ? List.of()
                : jdbc.sql("select * from vote_position where track_id in (:tracks) order by track_id, step_id, voter")
                        .param("tracks", TrackStore.texts(tracks))
                        .query(PositionStore::toPosition)
                        .list();
    }

    List<Position> listOfSteps(Collection<UUID> steps) {
        return steps.isEmpty()
                ? List.of()
                : jdbc.sql("select * from vote_position where step_id in (:steps) order by step_id, voter")
                        .param("steps", TrackStore.texts(steps))
                        .query(PositionStore::toPosition)
                        .list();
    }

    Optional<UUID> find(UUID step, String voter) {
        return jdbc.sql("select id from vote_position where step_id = :step and voter = :voter")
                .param("step", step.toString())
                .param("voter", voter)
                .query((row, i) -> UUID.fromString(row.getString("id")))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void put(Position position) {
        jdbc.sql("""
                insert into vote_position (id, track_id, step_id, voter, choice, source_id, note)
                values (:id, :track, :step, :voter, :choice, :source, :note)
                on conflict (id) do update set track_id = excluded.track_id, step_id = excluded.step_id,
                  voter = excluded.voter, choice = excluded.choice, source_id = excluded.source_id,
                  note = excluded.note
                """)
                .param("id", position.id().toString())
                .param("track", position.track().toString())
                .param("step", position.step().toString())
                .param("voter", position.voter())
                .param("choice", position.choice().name())
                .param("source", position.source().toString())
                .param("note", LocalizedColumn.write(position.note()))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void delete(UUID position) {
        jdbc.sql("delete from vote_position where id = :id")
                .param("id", position.toString())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void clear() {
        jdbc.sql("delete from vote_position").update();
    }

    private static Position toPosition(ResultSet row, int i) throws SQLException {
        return new Position(
                UUID.fromString(row.getString("id")),
                UUID.fromString(row.getString("track_id")),
                UUID.fromString(row.getString("step_id")),
                row.getString("voter"),
                Position.Choice.valueOf(row.getString("choice")),
                UUID.fromString(row.getString("source_id")),
                LocalizedColumn.read(row.getString("note")));
    }
}
