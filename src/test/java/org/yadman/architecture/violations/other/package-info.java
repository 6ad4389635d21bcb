/// Another room, which uses one class of `room`.
@NullMarked
package org.yadman.architecture.violations.other;

import org.jspecify.annotations.NullMarked;
