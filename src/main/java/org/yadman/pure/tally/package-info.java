/// Vote tallies as sources tell them; later also the counting of ballots.
///
/// The invariant: a [Tally] that could not be true does not exist.
@NullMarked
package org.yadman.pure.tally;

import org.jspecify.annotations.NullMarked;
