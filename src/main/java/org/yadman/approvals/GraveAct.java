package org.yadman.approvals;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;
import org.yadman.platform.text.Language;
import org.yadman.platform.web.Permission;

/// A kind of act that waits for a second person; a bean of the room that does it.
public interface GraveAct {

    /// Unique and stable, it stands in the database: `accounts.steward`.
    String kind();

    /// Who may approve it: somebody else who holds this.
    Permission approver();

    /// Whether the only steward there is may let it take effect after 72 hours (security (c)): not where it is the very
    /// point of it that two look.
    default boolean canBeDoneAlone() {
        return true;
    }

    /// One sentence that says what would be done.
    String sentence(Ref subject, Map<String, String> content, Language language);

    /// Exactly what would change, as data.
    List<Line> effect(Ref subject, Map<String, String> content, Language language);

    /// Does it, in the transaction of the approval. All that belongs to it must stand in that transaction: where it
    /// fails, nothing of it may stay.
    ///
    /// @param version of the subject when the act was asked for; 0 where it has none
    /// @param approved who approved it; the asker where one steward alone let it take effect after 72 hours
    /// @throws org.yadman.platform.db.Conflict when the subject has moved on since
    void execute(Ref subject, int version, Map<String, String> content, ActorId asked, ActorId approved);

    /// One thing that changes; null where a side does not have it.
    record Line(
            String label, @Nullable String before, @Nullable String after) {}
}
