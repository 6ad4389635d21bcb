/// Recognition: how the common day, or something like it, is carried through the bodies that can recognise it. A
/// *track* is the way of one request through one body; a *step* is a dated, sourced event on it. Invariant: a track
/// moves only along the edges of its procedure's {@link org.yadman.recognition.Stage}s; when, where, by whom and with
/// how many votes are claims of sources. What is computed from both for lists stands in `track_now`, written in the
/// same transaction and rebuildable.
@ApplicationModule(
        allowedDependencies = {
            "platform",
            "pure",
            "audit",
            "approvals",
            "accounts",
            "sources",
            "groups",
            "bodies",
            "outreach",
            "days",
            "agreements"
        })
@NullMarked
package org.yadman.recognition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
