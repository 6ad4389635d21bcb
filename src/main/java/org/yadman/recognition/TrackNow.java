package org.yadman.recognition;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.bodies.Level;

/// Where a track stands, computed from its steps and the claims on them.
///
/// @param country that of its body, ISO 3166; null where that belongs to no single one
/// @param stage the last one it entered; null while only incidents are known
/// @param proof of the step that entered it
/// @param stageDate the date of that step that stands among the claims on it, as written there; null while undecided
/// @param lastOn the latest day that the last dated event can mean; events without an end to their date do not count
/// @param dormantOn the first day on which it counts as dormant unless something happens
/// @param runsUntil of a mandate in force: the last day on which it runs unless it is renewed; null where it is not
/// known
record TrackNow(
        UUID track,
        Track.Role role,
        Level level,
        @Nullable String country,
        @Nullable Stage stage,
        Proof proof,
        @Nullable String stageDate,
        @Nullable LocalDate lastOn,
        @Nullable LocalDate dormantOn,
        @Nullable LocalDate runsUntil) {

    Standing standing() {
        return stage == null ? Standing.UNDER_WAY : stage.standing();
    }

    /// Whether the stage reads "reported": it asks for proof and has none.
    boolean reported() {
        return stage != null && stage.needsProof() && proof == Proof.REPORTED;
    }

    /// How alive the track is on a day.
    Activity activity(LocalDate today) {
        if (standing() == Standing.STOPPED) {
            return Activity.OVER;
        }
        if (lastOn == null || dormantOn == null) {
            return Activity.UNDATED;
        }
        boolean dormant = !today.isBefore(dormantOn);
        if (standing() == Standing.IN_FORCE) {
            return dormant ? Activity.UNOBSERVED : Activity.ACTIVE;
        }
        if (dormant) {
            return Activity.DORMANT;
        }
        return today.isAfter(lastOn.plusDays(Activity.ACTIVE_DAYS)) ? Activity.SLOW : Activity.ACTIVE;
    }
}
