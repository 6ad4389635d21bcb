package org.yadman.outreach;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.yadman.outreach.AppealThread.State;
import org.yadman.outreach.Invitations.Invitation;

/// What can happen to a thread, each as the thread that it becomes.
record ThreadEdit(AppealThread thread) {

    static ThreadEdit of(AppealThread thread) {
        return new ThreadEdit(thread);
    }

    AppealThread coded(Invitation drawn) {
        AppealThread t = thread;
        return new AppealThread(
                t.id(),
                t.version(),
                t.appeal(),
                t.contact(),
                t.country(),
                t.kind(),
                t.language(),
                t.token(),
                drawn.code(),
                drawn.slip(),
                t.state(),
                t.asked(),
                t.reminders(),
                t.counted(),
                t.lastAskedOn(),
                t.dueOn(),
                t.answeredOn(),
                t.closedOn());
    }

    /// Asked once more. What was noted late, when the answer had come already, leaves it answered.
    AppealThread asked(LocalDate on, LocalDate due) {
        return with(
                thread.answeredOn() == null ? State.ASKED : State.ANSWERED,
                thread.asked() + 1,
                on,
                due,
                thread.answeredOn(),
                null);
    }

    /// As if the last ask had not been made.
    AppealThread unasked() {
        boolean first = thread.asked() <= 1;
        return with(
                thread.state() == State.ASKED && first ? State.PREPARED : thread.state(),
                Math.max(0, thread.asked() - 1),
                first ? null : thread.lastAskedOn(),
                first ? null : thread.dueOn(),
                thread.answeredOn(),
                thread.closedOn());
    }

    /// As its replies say: answered on this day, or not at all. What is closed stays closed.
    AppealThread told(@Nullable LocalDate answeredOn) {
        State state = thread.state();
        if (state != State.CLOSED) {
            state = answeredOn != null
                    ? State.ANSWERED
                    : state == State.ANSWERED ? thread.asked() > 0 ? State.ASKED : State.PREPARED : state;
        }
        return with(state, thread.asked(), thread.lastAskedOn(), thread.dueOn(), answeredOn, thread.closedOn());
    }

    AppealThread closed(LocalDate on) {
        return with(State.CLOSED, thread.asked(), thread.lastAskedOn(), thread.dueOn(), thread.answeredOn(), on);
    }

    AppealThread in(State state) {
        return with(state, thread.asked(), thread.lastAskedOn(), thread.dueOn(), thread.answeredOn(), null);
    }

    /// Without anything that tells who it was.
    AppealThread forgotten(LocalDate on) {
        AppealThread t = thread;
        return new AppealThread(
                t.id(),
                t.version(),
                t.appeal(),
                null,
                t.country(),
                t.kind(),
                t.language(),
                t.token(),
                null,
                null,
                State.CLOSED,
                t.asked(),
                t.reminders(),
                t.counted(),
                t.lastAskedOn(),
                t.dueOn(),
                t.answeredOn(),
                t.closedOn() == null ? on : t.closedOn());
    }

    private AppealThread with(
            State state,
            int asked,
            @Nullable LocalDate lastAskedOn,
            @Nullable LocalDate dueOn,
            @Nullable LocalDate answeredOn,
            @Nullable LocalDate closedOn) {
        AppealThread t = thread;
        return new AppealThread(
                t.id(),
                t.version(),
                t.appeal(),
                t.contact(),
                t.country(),
                t.kind(),
                t.language(),
                t.token(),
                t.code(),
                t.slip(),
                state,
                asked,
                t.reminders(),
                t.counted(),
                lastAskedOn,
                dueOn,
                answeredOn,
                closedOn);
    }
}
