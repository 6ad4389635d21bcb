package org.yadman.recognition;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// The furthest request of each country; what asks for a day comes before what does not, as on the ladder.
@Component
@Transactional(readOnly = true)
class MapStore {

    // What is only reported or mentioned stands behind every decision, as in Shade.
    private static final String REPORTED = "track_now.proof = 'REPORTED' and track_now.stage in"
            + " ('adopted', 'adopted-conditional', 'adopted-in-part', 'in-force', 'created', 'renewed')";
    private static final String SHADE = "case when " + REPORTED
            + " then 12 when track.act in ('MENTION', 'CALL_FOR_MECHANISM') and track_now.standing >= 2 then 15"
            + " else track_now.standing * 10 end";
    private static final String OF_STATE = "case when track_now.level = 'STATE' then 1 else 0 end";

    private final JdbcClient jdbc;

    MapStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The furthest request of a country, before its parliament or government, or before others there.
    ///
    /// @param tracks how many requests there are of which this one is the furthest
    record Furthest(TrackStore.Placed placed, String country, int tracks) {

        boolean ofState() {
            return placed.now().level() == org.yadman.bodies.Level.STATE;
        }
    }

    /// For each country the furthest before its parliament or government, and the furthest before all others there;
    /// without courts, which recognise no day.
    List<Furthest> listByCountry(Track.Role role) {
        return jdbc.sql(TrackStore.BOTH
                        + ", ranked.tracks from (select track_now.track_id, row_number() over (partition by"
                        + " track_now.country, " + OF_STATE + " order by track_now.about_day desc, " + SHADE
                        + " desc, track_now.last_on desc, track_now.track_id) as place,"
                        + " count(*) over (partition by track_now.country, " + OF_STATE + ") as tracks"
                        + " from track_now join track on track.id = track_now.track_id"
                        + " where track_now.role = :role and track_now.country is not null and track_now.level <> 'COURT')"
                        + " ranked join track on track.id = ranked.track_id join track_now on track_now.track_id = track.id"
                        + " where ranked.place = 1 order by track_now.country, " + OF_STATE + " desc")
                .param("role", role.name())
                .query((row, i) ->
                        new Furthest(TrackStore.toPlaced(row, i), row.getString("country"), row.getInt("tracks")))
                .list();
    }

    /// The furthest before bodies that belong to no single country.
    List<TrackStore.Placed> listAbove(Track.Role role, int most) {
        return jdbc.sql(TrackStore.BOTH + "from track_now join track on track.id = track_now.track_id"
                        + " where track_now.role = :role and track_now.country is null and track_now.level <> 'COURT'"
                        + " order by track_now.about_day desc, " + SHADE + " desc, track_now.last_on desc, track.slug"
                        + " limit :most")
                .param("role", role.name())
                .param("most", most)
                .query(TrackStore::toPlaced)
                .list();
    }
}
