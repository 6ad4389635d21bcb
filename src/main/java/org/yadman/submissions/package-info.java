/// Every contribution without an account: kept in one queue, answered by a day, with a code by which its sender comes
/// back. Invariant: nothing tells who sent it or when in the day, and what is erased stands in no table any more.
@ApplicationModule(allowedDependencies = {"audit", "platform", "pure"})
@NullMarked
package org.yadman.submissions;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
