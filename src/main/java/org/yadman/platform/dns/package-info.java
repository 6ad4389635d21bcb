/// Asks name servers, and only those that the operator named. Invariant: an answer counts only where all of them give
/// it.
@NullMarked
package org.yadman.platform.dns;

import org.jspecify.annotations.NullMarked;
