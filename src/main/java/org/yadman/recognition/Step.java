package org.yadman.recognition;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Localized;
import org.yadman.pure.calendars.PartialDate;

/// An event on a track. When and where it was, who did it, with how many votes and in which words are claims.
///
/// @param slug known within the track
/// @param number its place in the order of events; 1 is the first
/// @param due of a promise: by when; of a mandate that was created or renewed: until when it runs
/// @param outcome of a promise: what became of it; null while nothing is known
/// @param text what happened, in the record's own words
record Step(
        UUID id,
        UUID track,
        String slug,
        int number,
        Event event,
        @Nullable PartialDate due,
        @Nullable Outcome outcome,
        Localized text) {

    static final String KIND = "step";

    Step {
        if ((due != null && !isDue(event)) || (outcome != null && event != Incident.PROMISE)) {
            throw new IllegalArgumentException("Only a promise or a mandate is due, and only a promise has an outcome");
        }
    }

    Ref ref() {
        return new Ref(KIND, id);
    }

    /// Whether something of this kind has a day by which it is due.
    static boolean isDue(Event event) {
        return event == Incident.PROMISE || event == MandateStage.CREATED || event == MandateStage.RENEWED;
    }

    /// The stage that the track enters with this step, if it moves.
    Optional<Stage> stage() {
        return event instanceof Stage stage ? Optional.of(stage) : Optional.empty();
    }

    /// What became of a promise.
    enum Outcome {
        KEPT,
        PARTLY,
        BROKEN,
        /// Events made it pointless; who promised was not elected, for instance.
        OVERTAKEN,
        WITHDRAWN
    }
}
