/// A room that shows what nobody asks for.
@NullMarked
package org.yadman.architecture.violations.room;

import org.jspecify.annotations.NullMarked;
