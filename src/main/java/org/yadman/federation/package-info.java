/// Federation: other calendars may follow this one (ActivityPub, publish only). Off until two stewards turn it on.
/// Invariants: nothing is said to, and nothing is asked of, a server that two stewards have not allowed; of a place
/// nothing finer than its city is ever sent; nothing that comes in is kept but who follows. Called by other servers,
/// and by
/// `gatherings` through its {@link org.yadman.gatherings.GatheringWatch}.
@ApplicationModule(allowedDependencies = {"approvals", "audit", "gatherings", "platform", "pure"})
@NullMarked
package org.yadman.federation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
