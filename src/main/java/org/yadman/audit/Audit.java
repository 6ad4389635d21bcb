package org.yadman.audit;

import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.yadman.platform.db.ActorId;
import org.yadman.platform.db.Ref;

/// The record of acts.
@Component
public class Audit {

    /// Adds an act, in the transaction that does it.
    ///
    /// @param act the key of the message that names the act, which begins with its room: `accounts.act.invited`
    /// @param details ids, numbers and words of the program; never what a person typed
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(ActorId actor, String act, Ref subject, Map<String, String> details) {}
}
