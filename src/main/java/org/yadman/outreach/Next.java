package org.yadman.outreach;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.outreach.ThreadStore.Calling;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.Permission;

/// What somebody has to do next, from all threads that are theirs. Nothing sealed is opened for it:
/// whoever shows a thing opens it.
@Component
class Next {

    private final Threads threads;
    private final ThreadStore store;

    Next(Threads threads, ThreadStore store) {
        this.threads = threads;
        this.store = store;
    }

    /// All of it, what is due first.
    ///
    /// @param answers replies with which nobody has finished
    /// @param troubles letters that did not arrive, or of which nobody knows
    /// @param due whom to ask again: their day has come and a reminder was announced
    /// @param prepared who has not been asked yet, or only in vain
    /// @param unreachable who waits until there is an address
    /// @param silent who was asked as often as announced and has not answered
    /// @param waiting how many have been asked and are not due yet
    /// @param first of those the one whose day comes first; null where none waits
    record All(
            List<Calling> answers,
            List<Calling> troubles,
            List<AppealThread> due,
            List<UUID> prepared,
            List<UUID> unreachable,
            List<UUID> silent,
            int waiting,
            @Nullable AppealThread first) {}

    @Transactional(readOnly = true)
    public All of(Caller caller) {
        String account = caller.actor().value();
        boolean keeps = caller.may(Permission.KEEP_RECORD);
        List<AppealThread> due = new ArrayList<>();
        List<UUID> prepared = new ArrayList<>();
        List<UUID> unreachable = new ArrayList<>();
        List<UUID> silent = new ArrayList<>();
        int waiting = 0;
        AppealThread first = null;
        for (AppealThread thread : store.listLive(account, keeps)) {
            switch (threads.phase(thread)) {
                case DUE, OVERDUE -> due.add(thread);
                case NO_ADDRESS -> unreachable.add(thread.id());
                case SILENT -> silent.add(thread.id());
                case WAITING -> {
                    waiting++;
                    first = earlier(first, thread);
                }
                case PREPARED -> prepared.add(thread.id());
                case ANSWERED, CLOSED -> {}
            }
        }
        return new All(
                store.listOpenReplies(account, keeps),
                store.listTroubles(account, keeps),
                due,
                prepared,
                unreachable,
                silent,
                waiting,
                first);
    }

    /// The one whose day comes first.
    static AppealThread earlier(@Nullable AppealThread one, AppealThread other) {
        return one == null || dueOn(other).isBefore(dueOn(one)) ? other : one;
    }

    private static LocalDate dueOn(AppealThread thread) {
        return Objects.requireNonNullElse(thread.dueOn(), LocalDate.MAX);
    }
}
