/// The second person. A grave act becomes a *request*, with its exact effect shown, and is done by the room that
/// registered it when somebody else approves. Invariant: nobody approves what they asked for.
@ApplicationModule(allowedDependencies = {"audit", "platform", "pure"})
@NullMarked
package org.yadman.approvals;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
