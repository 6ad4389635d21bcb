package org.yadman.submissions;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Caller;
import org.yadman.platform.web.DeskSource;
import org.yadman.platform.web.Listing;
import org.yadman.platform.web.Permission;
import org.yadman.platform.web.Visitor;
import org.yadman.submissions.SubmissionStore.Part;

/// What waits for an answer, for the desk of those who answer.
@Component
class SubmissionTasks implements DeskSource {

    private final Submissions submissions;
    private final Submissions.Kinds kinds;

    SubmissionTasks(Submissions submissions, Submissions.Kinds kinds) {
        this.submissions = submissions;
        this.kinds = kinds;
    }

    @Override
    public List<Task> tasks(Caller caller, Visitor visitor) {
        if (!caller.may(Permission.MODERATE)) {
            return List.of();
        }
        return submissions.list(Part.WAITING, new Listing.Query("/desk/submissions", Map.of())).rows().stream()
                .map(submission -> new Task(
                        visitor.t(
                                "submissions.task",
                                "kind",
                                kinds.label(submission, visitor),
                                "date",
                                visitor.date(submission.receivedOn())),
                        submission.dueOn(),
                        kinds.path(submission)))
                .toList();
    }
}
