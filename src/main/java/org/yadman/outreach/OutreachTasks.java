package org.yadman.outreach;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import org.yadman.platform.mail.Inbox;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Visitor;

/// What waits on the desk for those who write to groups: one line for each kind of thing, however many
/// there are.
@Component
class OutreachTasks implements DeskSource {

    private final Next next;
    private final Inbox inbox;

    OutreachTasks(Next next, Inbox inbox) {
        this.next = next;
        this.inbox = inbox;
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor v) {
        if (!caller.may(Permission.REACH_GROUPS)) {
            return List.of();
        }
        Next.All all = next.of(caller);
        List<Task> tasks = new ArrayList<>();
        if (!all.answers().isEmpty()) {
            tasks.add(new Task(
                    v.t("outreach.task.answers", "count", all.answers().size()),
                    all.answers().getFirst().on(),
                    OutreachPages.PATH));
        }
        if (!all.troubles().isEmpty()) {
            tasks.add(new Task(
                    v.t("outreach.task.troubles", "count", all.troubles().size()),
                    all.troubles().getFirst().on(),
                    OutreachPages.PATH));
        }
        if (!all.due().isEmpty()) {
            tasks.add(new Task(
                    v.t("outreach.task.due", "count", all.due().size()),
                    all.due().getFirst().dueOn(),
                    OutreachPages.PATH));
        }
        int mails = caller.may(Permission.KEEP_RECORD) ? inbox.count() : 0;
        if (mails > 0) {
            tasks.add(new Task(v.t("outreach.task.inbox", "count", mails), null, InboxPages.PATH));
        }
        return tasks;
    }
}
