package org.yadman.outreach;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.outreach.Reply.Authenticated;

/// Hears of answers that come by the code of a letter: the thread of that letter is quiet at once.
@Component
public class AnsweredByCode {

    private final ThreadStore store;
    private final Threads threads;
    private final Moment moment;

    AnsweredByCode(ThreadStore store, Threads threads, Moment moment) {
        this.store = store;
        this.threads = threads;
        this.moment = moment;
    }

    /// A group has answered by a code, or somebody has written its answer down on the code's page. What
    /// it said stands there and not in the thread.
    ///
    /// @param path on the desk, behind the language, where the answer stands
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(UUID slip, String path) {
        LocalDate today = moment.today();
        for (AppealThread thread : store.listOfSlip(slip)) {
            // A letter can be answered before somebody notes that it was posted.
            if (thread.answeredOn() == null && thread.state() != AppealThread.State.CLOSED) {
                threads.take(new Reply(
                        moment.ids().random(),
                        1,
                        thread.id(),
                        Reply.Kind.ANSWER,
                        Channel.FORM,
                        new Reply.Content("", "", "", "", List.of()),
                        Authenticated.UNKNOWN,
                        null,
                        today,
                        null,
                        null,
                        null,
                        path,
                        today));
            }
        }
    }
}
