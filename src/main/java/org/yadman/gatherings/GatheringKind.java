package org.yadman.gatherings;

/// What is held.
enum GatheringKind {
    VIGIL,
    MARCH,
    CEREMONY,
    EVENING,
    EXHIBITION,
    TALK,
    SERVICE,
    OTHER
}
