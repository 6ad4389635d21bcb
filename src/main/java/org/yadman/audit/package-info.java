/// What was done, by whom, to what: an append-only record, each line chained to the one before it. Invariant: a line
/// holds ids and no personal data, and none can be changed, removed or put in unseen. Any room below notes its acts.
@ApplicationModule(allowedDependencies = {"platform", "pure"})
@NullMarked
package org.yadman.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
