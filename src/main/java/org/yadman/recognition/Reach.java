package org.yadman.recognition;

import org.jspecify.annotations.Nullable;

/// How far an act has come into being, so that what was only asked for, introduced or called for is never worded like
/// what was decided.
enum Reach {
    /// Introduced, called for, charged: nothing is decided.
    ASKED,
    /// Decided, and without effect until a condition comes true.
    CONDITIONAL,
    /// Decided; not in force, or not finally.
    DECIDED,
    IN_FORCE,
    /// It had effect and has it no longer.
    OVER,
    /// It ended without ever having had effect.
    NEVER;

    static Reach of(@Nullable Stage stage) {
        if (stage == null) {
            return ASKED;
        }
        return switch (stage.standing()) {
            case UNDER_WAY -> ASKED;
            case CONDITIONAL -> CONDITIONAL;
            case DECIDED -> DECIDED;
            case IN_FORCE -> IN_FORCE;
            case STOPPED -> hadEffect(stage) ? OVER : NEVER;
        };
    }

    private static boolean hadEffect(Stage stopped) {
        return switch (stopped) {
            case ResolutionStage resolution ->
                resolution == ResolutionStage.SUSPENDED
                        || resolution == ResolutionStage.RESCINDED
                        || resolution == ResolutionStage.SUPERSEDED;
            // What can follow only a final judgment.
            case CriminalStage criminal ->
                criminal.compareTo(CriminalStage.SERVED) >= 0 && criminal.compareTo(CriminalStage.DIED) <= 0;
            case CivilStage civil -> civil == CivilStage.UNCOLLECTED;
            case MandateStage mandate -> mandate == MandateStage.ENDED;
        };
    }
}
