package org.yadman.pure.conditions;

/// How far a track has come. Each includes those before it.
public enum Milestone {
    SUBMITTED,
    ADOPTED,
    IN_FORCE
}
