package org.yadman.gatherings;

/// What is held.
public enum GatheringKind {
    VIGIL,
    MARCH,
    CEREMONY,
    EVENING,
    EXHIBITION,
    TALK,
    SERVICE,
    OTHER
}
