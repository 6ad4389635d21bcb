/// Asking: whom we can reach and how, what was sent to whom, what came back word for word, and what is to
/// be done next. An *appeal* is one text for many; each addressee has one *thread*; in it every *ask*
/// stands with its channel and day, and every reply as it came. Invariant: an ask is made at most once,
/// and where nobody can know whether it left, a person decides. A contact's name and ways to be reached
/// are sealed and end 18 months after they were last used; the asks stay, with country and kind (R-18,
/// What a reply leads to is the business of the room it belongs to: {@link
/// org.yadman.outreach.AnswerTarget}.
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "pure",
            "audit",
            "approvals",
            "accounts",
            "sources",
            "submissions",
            "groups",
            "bodies"
        })
@NullMarked
package org.yadman.outreach;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
