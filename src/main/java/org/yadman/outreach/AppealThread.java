package org.yadman.outreach;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.yadman.groups.GroupKind;
import org.yadman.pure.calendars.WorkingDays;

/// The thread of one addressee of an appeal.
///
/// @param contact null once the contact has been erased
/// @param token stands in the address to which it replies
/// @param code eight digits by which the group answers on the site, or null where none was drawn
/// @param slip what the code belongs to in the room where it is typed in, or null
/// @param asked how often it has been asked; the first time is no reminder
/// @param reminders how many were announced to it
/// @param counted whether it may stand in public numbers
/// @param dueOn by when an answer is hoped for
record AppealThread(
        UUID id,
        int version,
        UUID appeal,
        @Nullable UUID contact,
        @Nullable String country,
        @Nullable GroupKind kind,
        String language,
        String token,
        @Nullable String code,
        @Nullable UUID slip,
        State state,
        int asked,
        int reminders,
        boolean counted,
        @Nullable LocalDate lastAskedOn,
        @Nullable LocalDate dueOn,
        @Nullable LocalDate answeredOn,
        @Nullable LocalDate closedOn) {

    static final String KIND = "thread";

    /// So many working days after its day a thread is overdue.
    static final int DAYS_TO_OVERDUE = 5;

    /// What was done last.
    enum State {
        PREPARED,
        NO_ADDRESS,
        ASKED,
        ANSWERED,
        CLOSED
    }

    /// What the clock says of it.
    ///
    /// @param days the working days where the addressee is
    Phase phase(LocalDate today, WorkingDays days) {
        return switch (state) {
            case PREPARED -> Phase.PREPARED;
            case NO_ADDRESS -> Phase.NO_ADDRESS;
            case ANSWERED -> Phase.ANSWERED;
            case CLOSED -> Phase.CLOSED;
            case ASKED -> clock(today, days);
        };
    }

    private Phase clock(LocalDate today, WorkingDays days) {
        LocalDate due = dueOn;
        if (due == null || today.isBefore(due)) {
            return Phase.WAITING;
        }
        if (asked > reminders) {
            return Phase.SILENT;
        }
        return today.isBefore(days.plus(due, DAYS_TO_OVERDUE)) ? Phase.DUE : Phase.OVERDUE;
    }
}
