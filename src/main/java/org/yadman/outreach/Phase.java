package org.yadman.outreach;

import java.util.Locale;

/// What the clock says of a thread. What a person says is {@link Meaning}.
enum Phase {
    /// Nothing has gone out yet.
    PREPARED,
    /// It waits until there is a way to reach its contact.
    NO_ADDRESS,
    /// Asked, and not due yet.
    WAITING,
    /// The day has come by which an answer was hoped for.
    DUE,
    /// That day is a week of working days ago.
    OVERDUE,
    /// All the reminders that were announced have gone out, and the last one's day has passed as well.
    SILENT,
    ANSWERED,
    CLOSED;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether somebody has something to do.
    boolean calls() {
        return this == DUE || this == OVERDUE;
    }
}
