@NullMarked
package org.yadman.platform.dns;

import org.jspecify.annotations.NullMarked;
