package org.yadman.recognition;

/// How a country stands on the map of recognitions, the furthest last: where its furthest request stands, except that
/// some words inside a text about something else, and what is only reported, are never shown like a decision.
enum Shade {
    STOPPED,
    UNDER_WAY,
    MENTIONED,
    CONDITIONAL,
    DECIDED,
    IN_FORCE;

    static Shade of(Track track, TrackNow now) {
        if (now.reported()) {
            return UNDER_WAY;
        }
        Standing standing = now.standing();
        boolean decided = standing.rank() >= Standing.CONDITIONAL.rank();
        if (decided && (track.act() == Act.MENTION || track.act() == Act.CALL_FOR_MECHANISM)) {
            return MENTIONED;
        }
        return switch (standing) {
            case STOPPED -> STOPPED;
            case UNDER_WAY -> UNDER_WAY;
            case CONDITIONAL -> CONDITIONAL;
            case DECIDED -> DECIDED;
            case IN_FORCE -> IN_FORCE;
        };
    }
}
