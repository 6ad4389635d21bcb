/// A `pure` package that is not pure.
@NullMarked
package org.yadman.architecture.violations.pure;

import org.jspecify.annotations.NullMarked;
