/// What needs me today: the first page of the desk. It switches over no room; each gives its tasks. Invariant: it shows
/// nobody a task or a place that is not theirs.
@ApplicationModule(allowedDependencies = {"platform", "pure"})
@NullMarked
package org.yadman.desk;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
