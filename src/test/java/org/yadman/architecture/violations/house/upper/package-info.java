/// A room that reaches into another.
@ApplicationModule(allowedDependencies = {"lower"})
@NullMarked
package org.yadman.architecture.violations.house.upper;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
