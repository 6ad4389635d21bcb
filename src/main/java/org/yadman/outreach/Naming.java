package org.yadman.outreach;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That the addressee of a thread was told that it would be named in public as one that has not answered,
/// and what became of it.
///
/// @param ask the letter that told it
/// @param standsOn the first day of the month in which it stands there, and of no other
/// @param words what it wants to stand there in the place of ours, or null
record Naming(
        UUID thread,
        int version,
        UUID ask,
        State state,
        LocalDate toldOn,
        LocalDate standsOn,
        @Nullable Words words) {

    /// So many days before, at least, it is told.
    static final int DAYS = 14;

    /// A letter takes its time, and so does its answer.
    static final int DAYS_BY_POST = 28;

    /// More words have no room beside those of others; whole they stand, or not at all.
    static final int LONGEST_WORDS = 3000;

    enum State {
        TOLD,
        /// It stands on the page of this month.
        STANDS,
        /// It stood there for its month, or until it was taken off.
        STOOD,
        /// It is not named after all.
        OFF;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /// Word for word.
    record Words(String text, String language) {}

    /// Whether something is still to come of it, or stands.
    boolean open() {
        return state == State.TOLD || state == State.STANDS;
    }

    Naming in(State other) {
        return new Naming(thread, version, ask, other, toldOn, standsOn, words);
    }

    Naming saying(@Nullable Words other) {
        return new Naming(thread, version, ask, state, toldOn, standsOn, other);
    }

    /// The month in which it would stand: the first that begins when the time to answer is over.
    ///
    /// @param due by when the letter hopes for an answer
    static LocalDate standsOn(LocalDate told, Channel way, LocalDate due) {
        LocalDate earliest = told.plusDays(way == Channel.POST ? DAYS_BY_POST : DAYS);
        LocalDate from = due.isAfter(earliest) ? due : earliest;
        return from.getDayOfMonth() == 1 ? from : from.withDayOfMonth(1).plusMonths(1);
    }
}
