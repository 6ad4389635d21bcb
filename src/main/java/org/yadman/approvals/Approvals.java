package org.yadman.approvals;

import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;

/// Grave acts that wait for a second person.
@Component
public class Approvals {

    /// Asks for a grave act.
    ///
    /// @param kind of a registered {@link GraveAct}
    /// @param version of the subject that the asker saw; 0 where it has none
    /// @param content what the act needs to be done, without personal data
    /// @return the request's id; its page is `/desk/approvals/{id}`
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID ask(String kind, Ref subject, int version, Map<String, String> content, ActorId by) {
        throw new UnsupportedOperationException();
    }
}
