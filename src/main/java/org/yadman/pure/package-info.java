/// Algorithms on `java.*` alone: no Spring, no SQL, no clock. Whoever wants to check a date, a rule or a
/// spelling reads here and needs to know nothing of the rest.
@ApplicationModule(type = ApplicationModule.Type.OPEN)
@NullMarked
package org.yadman.pure;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
