package org.yadman.approvals;

import java.util.List;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Visitor;

/// What waits for somebody's approval, for the desk.
@Component
class ApprovalTasks implements DeskSource {

    private final Approvals approvals;
    private final SecondPerson second;

    ApprovalTasks(Approvals approvals, SecondPerson second) {
        this.approvals = approvals;
        this.second = second;
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor visitor) {
        return approvals.waitingFor(caller).stream()
                .map(approval -> new Task(
                        visitor.t("approvals.task", "sentence", sentence(approval, visitor)),
                        Approval.day(approval.lapsesAt()),
                        "/desk/approvals/" + approval.id()))
                .toList();
    }

    private String sentence(Approval approval, Visitor visitor) {
        return second.act(approval.kind()).sentence(approval.subject(), approval.content(), visitor.language());
    }
}
