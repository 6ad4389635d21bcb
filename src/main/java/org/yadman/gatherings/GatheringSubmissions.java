package org.yadman.gatherings;

import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.yadman.platform.web.Visitor;
import org.yadman.submissions.Submission;
import org.yadman.submissions.SubmissionKind;

/// A gathering as a contribution without an account: the submission holds its code and what is answered, the room all
/// else.
@Component
@Order(10)
class GatheringSubmissions implements SubmissionKind {

    static final String WORD = "gathering";

    private final Gatherings gatherings;
    private final GatheringStore store;

    GatheringSubmissions(Gatherings gatherings, GatheringStore store) {
        this.gatherings = gatherings;
        this.store = store;
    }

    @Override
    public String word() {
        return WORD;
    }

    @Override
    public String label(Visitor visitor) {
        return visitor.t("gatherings.one");
    }

    @Override
    public boolean offered() {
        return false;
    }

    @Override
    public Optional<String> decidedAt(Submission submission) {
        return store.findSubmitted(submission.id()).map(each -> GatheringDesk.PATH + "/" + each.id());
    }

    @Override
    public Optional<String> changedAt() {
        return Optional.of(RegisterPages.CHANGE);
    }

    @Override
    public void takenBack(Submission submission) {
        store.findSubmitted(submission.id()).ifPresent(gatherings::remove);
    }
}
