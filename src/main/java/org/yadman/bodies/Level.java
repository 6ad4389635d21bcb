package org.yadman.bodies;

/// A rung of the ladder, from the top down. Courts stand beside the ladder: they judge, they do not recognise a day.
public enum Level {
    /// The United Nations and their organs.
    WORLD,
    /// Organisations and parliaments of several states.
    STATES,
    /// A state: its parliament or government.
    STATE,
    /// An organisation that works in many countries.
    WORLD_ORGANISATION,
    /// An organisation of one country.
    NATIONAL_ORGANISATION,
    /// A part of a country, or of an organisation there.
    REGIONAL,
    /// A city, a local group.
    LOCAL,
    COURT
}
