/// A house of two rooms with forbidden arrows.
@NullMarked
package org.yadman.architecture.violations.house;

import org.jspecify.annotations.NullMarked;
