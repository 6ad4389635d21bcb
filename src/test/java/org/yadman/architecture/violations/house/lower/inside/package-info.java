/// Not for other rooms.
@NullMarked
package org.yadman.architecture.violations.house.lower.inside;

import org.jspecify.annotations.NullMarked;
