/// Texts, and who agrees to them. A group's *agreement* is its dated consent to one exact text; it may wait for others.
/// Invariant: everything public follows from published agreements alone. What is hidden changes nothing that anybody
/// can see; it appears by the clock, with others, or never.
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
            "bodies",
            "outreach",
            "days"
        })
@NullMarked
package org.yadman.agreements;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
