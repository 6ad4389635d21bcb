package org.yadman.recognition;

/// How alive a track is: computed by the clock and independent of its stage.
enum Activity {
    /// Something happened within {@link #ACTIVE_DAYS} days.
    ACTIVE,
    SLOW,
    /// Nothing has happened for as long as its body allows.
    DORMANT,
    /// In force, and for as long nothing has been made of it: recognised but unobserved.
    UNOBSERVED,
    /// No event has a date with an end.
    UNDATED,
    /// It has ended; silence is no failure any more.
    OVER;

    static final int ACTIVE_DAYS = 90;
}
