package org.yadman.submissions;

import java.util.List;
import java.util.Optional;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.web.Visitor;

/// A kind of contribution, a bean of the room that knows what to do with it.
public interface SubmissionKind {

    /// One word, unique and stable: it stands in the database.
    String word();

    /// What people call it.
    String label(Visitor visitor);

    /// What is asked besides the five fields that all have.
    default List<Field> fields() {
        return List.of();
    }

    /// Whether it can be chosen at `/suggest`. A kind that asks more has a form of its own in its room.
    default boolean offered() {
        return fields().isEmpty();
    }

    /// Where the desk decides on this one; nothing where it does so with all others.
    default Optional<String> decidedAt(Submission submission) {
        return Optional.empty();
    }

    /// Where its sender changes it: an address that takes the posted `code`. Nothing where words are only added.
    default Optional<String> changedAt() {
        return Optional.empty();
    }

    /// Erases what the kind's room keeps of it, in the transaction in which its sender takes it back.
    default void takenBack(Submission submission) {}

    /// What taking it up does in the kind's room, in the transaction of the decision.
    default void takeUp(Submission submission, ActorId by) {}

    /// One thing more that is asked.
    ///
    /// @param label the key of its message
    record Field(String name, String label) {}
}
