/// What tests share: a whole server on a database of its own, a browser without JavaScript, a clock that can be set.
@NullMarked
package org.yadman.testing;

import org.jspecify.annotations.NullMarked;
