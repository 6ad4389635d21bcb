package org.yadman.submissions;

import java.util.List;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.web.Visitor;

/// A kind of contribution, a bean of the room that knows what to do with it.
interface SubmissionKind {

    /// One word, unique and stable: it stands in the database.
    String word();

    /// What people call it.
    String label(Visitor visitor);

    /// What is asked besides the five fields that all have. A kind that asks more has a form of its own in its room
    /// and is no choice at `/suggest`.
    default List<Field> fields() {
        return List.of();
    }

    /// What taking it up does in the kind's room, in the transaction of the decision.
    default void takeUp(Submission submission, ActorId by) {}

    /// One thing more that is asked.
    ///
    /// @param label the key of its message
    record Field(String name, String label) {}
}
