package org.yadman.recognition;

import java.util.List;

/// By which rules a track moves.
enum Procedure {
    /// A text that a body adopts or not.
    RESOLUTION,
    CRIMINAL_CASE,
    CIVIL_CASE,
    /// A mandate or mechanism that a body creates and renews.
    MANDATE;

    List<? extends Stage> stages() {
        return switch (this) {
            case RESOLUTION -> List.of(ResolutionStage.values());
            case CRIMINAL_CASE -> List.of(CriminalStage.values());
            case CIVIL_CASE -> List.of(CivilStage.values());
            case MANDATE -> List.of(MandateStage.values());
        };
    }
}
