package org.yadman.gatherings;

import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.platform.db.Changes;
import org.yadman.platform.web.Visitor;
import org.yadman.submissions.Submission;
import org.yadman.submissions.SubmissionKind;

/// A report as a contribution without an account: the submission holds its code and what is answered,
/// the room all else.
@Component
@Order(11)
class ReportSubmissions implements SubmissionKind {

    static final String WORD = "report";

    private final ReportStore store;
    private final Changes changes;

    ReportSubmissions(ReportStore store, Changes changes) {
        this.store = store;
        this.changes = changes;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public String label(Visitor visitor) {
        return visitor.t("gatherings.report.one");
    }

    @Override
    public boolean offered() {
        return false;
    }

    @Override
    public Optional<String> decidedAt(Submission submission) {
        return store.findSubmitted(submission.id())
                .map(row -> ReportDesk.PATH + "/" + row.report().id());
    }

    @Override
    public void takenBack(Submission submission) {
        store.findSubmitted(submission.id()).ifPresent(row -> {
            store.delete(row.report().id());
            changes.raise();
        });
    }
}
