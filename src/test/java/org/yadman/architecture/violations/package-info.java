/// What must not be written: each class breaks one rule on purpose. None is a component, so no server meets them.
@NullMarked
package org.yadman.architecture.violations;

import org.jspecify.annotations.NullMarked;
