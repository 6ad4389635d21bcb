package org.yadman.recognition;

/// What kind of act a text would be, or is, that a body is asked to adopt. How far it has come is never part of it:
/// that
/// is its {@link Reach}. Court cases and mechanisms need none, their procedure says what they are.
enum Act {
    RESOLUTION,
    MOTION,
    LAW,
    /// Of a government or a head of state, without a vote.
    EXECUTIVE_STATEMENT,
    /// A day proclaimed by whoever governs a city, a region or a state.
    PROCLAMATION,
    PETITION,
    /// Some words inside a text that is about something else.
    MENTION,
    /// A text that asks for a mechanism. It creates none.
    CALL_FOR_MECHANISM
}
