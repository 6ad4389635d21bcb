package org.yadman.recognition;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yadman.pure.conditions.Milestone;

/// Where a track stands in its procedure. The stages and their edges are those of the model in ADR 0013: forward only;
/// what sources do not tell may be missing between two stages, so an edge leads to every later stage of the same
/// stretch of the way.
sealed interface Stage extends Event permits ResolutionStage, CriminalStage, CivilStage, MandateStage {

    /// The stages that can follow this one.
    Set<? extends Stage> next();

    /// Whether a track's history, as far as it is known, may begin here.
    boolean opens();

    Standing standing();

    /// Whether entering it is believed only with the document itself or two independent sources.
    boolean needsProof();

    /// What a condition may ask for and this stage has reached, or null.
    @Nullable
    Milestone milestone();

    Procedure procedure();

    /// The key of the sentence that says to a newcomer what the stage means.
    default String meaning() {
        return "recognition.means." + Event.word(procedure()) + "." + word();
    }

    @Override
    default String label() {
        return "recognition.stage." + Event.word(procedure()) + "." + word();
    }
}
