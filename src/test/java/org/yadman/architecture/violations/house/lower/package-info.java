/// A room that names another without saying so, and keeps something inside.
@ApplicationModule(allowedDependencies = {})
@NullMarked
package org.yadman.architecture.violations.house.lower;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
