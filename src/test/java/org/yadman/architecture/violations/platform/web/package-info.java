/// The part of the platform that is named from above.
@NullMarked
package org.yadman.architecture.violations.platform.web;

import org.jspecify.annotations.NullMarked;
