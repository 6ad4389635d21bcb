@NullMarked
package org.yadman.pure.mime;

import org.jspecify.annotations.NullMarked;
